#include "chtml.h"

#include <ctype.h>
#include <gumbo.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// gumbo's memory: blocks that are freed together. gumbo frees its tree by recursion, which a deep page would overflow the stack with.
typedef struct block {
  struct block *next;
  size_t used, size;
} block;

typedef struct node {
  const GumboNode *gumbo;
  uint32_t parent, end;
} node;

struct chtml_page {
  block *blocks;
  const char *bytes;
  size_t length;
  node *nodes;
  size_t count, capacity;
};

static const size_t block_size = 1 << 16;

static void *arena_allocate(void *context, size_t size) {
  chtml_page *page = context;
  size = (size + 15) & ~(size_t)15;
  block *first = page->blocks;
  if (!first || first->size - first->used < size) {
    size_t room = size > block_size ? size : block_size;
    first = malloc(sizeof(block) + 16 + room);
    // gumbo does not look whether it got memory; nor does Swift.
    if (!first) abort();
    first->next = page->blocks;
    first->used = 0;
    first->size = room;
    page->blocks = first;
  }
  char *base = (char *)(((uintptr_t)(first + 1) + 15) & ~(uintptr_t)15);
  void *out = base + first->used;
  first->used += size;
  return out;
}

static void arena_free(void *context, void *pointer) {
  (void)context;
  (void)pointer;
}

// Elements that HTML lets stand open, or that hold nothing: their start tags do not nest.
static int nests(const char *name, size_t length) {
  static const char *const flat[] = {"p",  "li",    "td",   "tr",   "th",   "dt",     "dd",    "option", "tbody", "thead", "tfoot", "br",
                                     "hr", "img",   "meta", "link", "input", "source", "area", "col",    "embed", "wbr",   "base",  "track",
                                     "rp", "rt",    "param", "body", "html", "head"};
  for (size_t i = 0; i < sizeof flat / sizeof *flat; i++)
    if (strlen(flat[i]) == length && strncasecmp(flat[i], name, length) == 0) return 0;
  return 1;
}

// How deep elements stand in each other at most, as far as their tags tell.
static size_t depth(const char *bytes, size_t length) {
  size_t open = 0, deepest = 0;
  for (size_t i = 0; i + 1 < length; i++) {
    if (bytes[i] != '<') continue;
    int closes = bytes[i + 1] == '/';
    size_t start = i + 1 + (size_t)closes, end = start;
    while (end < length && end - start < 32 && isalnum((unsigned char)bytes[end])) end++;
    if (end == start || !isalpha((unsigned char)bytes[start]) || !nests(bytes + start, end - start)) continue;
    if (closes) {
      if (open > 0) open--;
    } else if (++open > deepest) {
      deepest = open;
    }
  }
  return deepest;
}

static int append(chtml_page *page, const GumboNode *gumbo, uint32_t parent) {
  if (page->count == page->capacity) {
    size_t capacity = page->capacity ? page->capacity * 2 : 1024;
    node *larger = realloc(page->nodes, capacity * sizeof(node));
    if (!larger) return 0;
    page->nodes = larger;
    page->capacity = capacity;
  }
  page->nodes[page->count++] = (node){gumbo, parent, (uint32_t)page->count};
  return 1;
}

// Lists the tree without recursion.
static int flatten(chtml_page *page, const GumboNode *root) {
  const GumboNode *at = root;
  uint32_t parent = 0;
  for (;;) {
    uint32_t here = (uint32_t)page->count;
    int keeps = at->type == GUMBO_NODE_ELEMENT || at->type == GUMBO_NODE_TEXT || at->type == GUMBO_NODE_WHITESPACE ||
                at->type == GUMBO_NODE_CDATA;
    if (keeps && !append(page, at, parent)) return 0;
    if (at->type == GUMBO_NODE_ELEMENT && at->v.element.children.length > 0) {
      parent = here;
      at = at->v.element.children.data[0];
      continue;
    }
    if (keeps) page->nodes[here].end = (uint32_t)page->count;
    // To the next one: a sibling, or a sibling of what stands around.
    for (;;) {
      if (at == root) {
        page->nodes[0].end = (uint32_t)page->count;
        return 1;
      }
      const GumboNode *around = at->parent;
      unsigned next = (unsigned)at->index_within_parent + 1;
      if (next < around->v.element.children.length) {
        at = around->v.element.children.data[next];
        break;
      }
      page->nodes[parent].end = (uint32_t)page->count;
      parent = page->nodes[parent].parent;
      at = around;
    }
  }
}

chtml_page *chtml_parse(const char *bytes, size_t length, size_t depth_limit) {
  if (length > UINT32_MAX / 4 || depth(bytes, length) > depth_limit) return NULL;
  chtml_page *page = calloc(1, sizeof *page);
  if (!page) return NULL;
  page->bytes = bytes;
  page->length = length;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = arena_allocate;
  options.deallocator = arena_free;
  options.userdata = page;
  options.max_errors = 0;
  GumboOutput *output = gumbo_parse_with_options(&options, bytes, length);
  if (!output || !flatten(page, output->root)) {
    chtml_free(page);
    return NULL;
  }
  return page;
}

void chtml_free(chtml_page *page) {
  if (!page) return;
  for (block *at = page->blocks; at;) {
    block *next = at->next;
    free(at);
    at = next;
  }
  free(page->nodes);
  free(page);
}

size_t chtml_count(const chtml_page *page) { return page->count; }

int chtml_is_text(const chtml_page *page, size_t i) { return page->nodes[i].gumbo->type != GUMBO_NODE_ELEMENT; }

size_t chtml_parent(const chtml_page *page, size_t i) { return page->nodes[i].parent; }

size_t chtml_end(const chtml_page *page, size_t i) { return page->nodes[i].end; }

chtml_slice chtml_value(const chtml_page *page, size_t i) {
  const GumboNode *gumbo = page->nodes[i].gumbo;
  if (gumbo->type != GUMBO_NODE_ELEMENT) return (chtml_slice){gumbo->v.text.text, strlen(gumbo->v.text.text)};
  if (gumbo->v.element.tag != GUMBO_TAG_UNKNOWN) {
    const char *name = gumbo_normalized_tagname(gumbo->v.element.tag);
    return (chtml_slice){name, strlen(name)};
  }
  GumboStringPiece piece = gumbo->v.element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return (chtml_slice){piece.data, piece.length};
}

void chtml_source(const chtml_page *page, size_t i, size_t *start, size_t *end) {
  const GumboNode *gumbo = page->nodes[i].gumbo;
  *start = *end = 0;
  if (gumbo->type == GUMBO_NODE_ELEMENT) return;
  const GumboStringPiece *piece = &gumbo->v.text.original_text;
  if (piece->data < page->bytes || piece->data > page->bytes + page->length) return;
  *start = (size_t)(piece->data - page->bytes);
  *end = *start + piece->length;
  if (*end > page->length) *end = page->length;
}

chtml_slice chtml_attribute(const chtml_page *page, size_t i, const char *name) {
  const GumboNode *gumbo = page->nodes[i].gumbo;
  if (gumbo->type != GUMBO_NODE_ELEMENT) return (chtml_slice){NULL, 0};
  const GumboAttribute *attribute = gumbo_get_attribute(&gumbo->v.element.attributes, name);
  if (!attribute) return (chtml_slice){NULL, 0};
  return (chtml_slice){attribute->value, strlen(attribute->value)};
}
