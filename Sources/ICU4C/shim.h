// Empty on purpose: this module carries ICU's linker flags. Only CICU's own sources include ICU's headers, so that no ICU type
// reaches Swift, where Foundation's own copy of ICU would clash with it.
