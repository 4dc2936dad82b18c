// SIGINT and SIGTERM as a flag and a descriptor to poll.
#ifndef CSIGNALS_H
#define CSIGNALS_H

#include <stdint.h>

// From here on the first SIGINT or SIGTERM only sets the flag; a second one ends the process, as it would have. A signal that is ignored stays
// ignored. Returns a descriptor that becomes readable with the first, −1 where there is none. Call it once, from one thread.
int32_t csignals_watch(void);

// The signal that came, or 0.
int32_t csignals_received(void);

#endif
