// pipe2.
#define _GNU_SOURCE
#include "csignals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t received;
static int32_t ends[2] = {-1, -1};

static void note(int number) {
  const int saved = errno;
  received = number;
  if (ends[1] >= 0) {
    const ssize_t ignored = write(ends[1], "", 1);
    (void)ignored;
  }
  errno = saved;
}

int32_t csignals_watch(void) {
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) ends[0] = ends[1] = -1;
  const int numbers[] = {SIGINT, SIGTERM};
  for (unsigned i = 0; i < 2; i++) {
    struct sigaction action;
    if (sigaction(numbers[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    // Calls that wait return, and the second signal meets the default.
    action.sa_flags = SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    sigaction(numbers[i], &action, NULL);
    // Whoever started the process may have had them blocked.
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, numbers[i]);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  }
  return ends[0];
}

int32_t csignals_received(void) { return received; }
