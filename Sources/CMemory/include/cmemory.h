// What the allocator does with large blocks.
#ifndef CMEMORY_H
#define CMEMORY_H

// Blocks of any size come from the heap from here on, which keeps what is freed for the next. Large ones would be given back to the system with each
// `free`, and come from it anew, page by page. Where the allocator cannot do so nothing changes.
void cmemory_keep(void);

// Large blocks are given back again, and what is free now.
void cmemory_give_back(void);

#endif
