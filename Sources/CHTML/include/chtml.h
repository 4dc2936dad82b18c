// An HTML page as a flat list of nodes, read by gumbo (HTML5's own algorithm). No gumbo type in this header.
#ifndef CHTML_H
#define CHTML_H

#include <stddef.h>
#include <stdint.h>

typedef struct chtml_page chtml_page;

typedef struct chtml_slice {
  const char *bytes;  // NULL where there is nothing
  size_t length;
} chtml_slice;

// Reads a page of UTF-8. Whatever the bytes, HTML5 makes a tree of them. NULL where memory is short, or where elements stand in each other more than
// `depth_limit` deep, which no page needs and which costs gumbo quadratic time.
// The bytes must outlive the page.
chtml_page *chtml_parse(const char *bytes, size_t length, size_t depth_limit);
void chtml_free(chtml_page *page);

// Elements and texts in document order; node 0 is the root element.
size_t chtml_count(const chtml_page *page);
// 1 for a text, 0 for an element.
int chtml_is_text(const chtml_page *page, size_t node);
// The node around it; of node 0, itself.
size_t chtml_parent(const chtml_page *page, size_t node);
// The node behind its last descendant.
size_t chtml_end(const chtml_page *page, size_t node);
// An element's name in lower case, or a text with its references resolved.
chtml_slice chtml_value(const chtml_page *page, size_t node);
// The bytes of the page that a text was read from.
void chtml_source(const chtml_page *page, size_t node, size_t *start, size_t *end);
// An attribute's value; no bytes where the element has none of this name.
chtml_slice chtml_attribute(const chtml_page *page, size_t node, const char *name);

#endif
