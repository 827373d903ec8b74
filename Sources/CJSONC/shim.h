#ifndef TRIPUSH_CJSONC_SHIM_H
#define TRIPUSH_CJSONC_SHIM_H

#include <json-c/json.h>
#include <stddef.h>
#include <stdint.h>

/// How a parse ended; the classes the Swift side tells apart.
enum cjsonc_outcome {
    cjsonc_parsed = 0,
    cjsonc_no_memory,
    cjsonc_syntax,
};

/// Parses exactly one JSON text. On `cjsonc_parsed` the caller owns `*root` (NULL for the JSON text `null`) and releases
/// it with `json_object_put`; otherwise `*root` is NULL. `*offset` is the number of bytes read. `length` must be below
/// INT_MAX. `depth` bounds json-c's stack; the text must have been checked before, because json-c in strict mode still
/// takes single quotes, NaN, leading zeros and control characters.
static inline enum cjsonc_outcome cjsonc_parse(
    const uint8_t *bytes, size_t length, int depth, struct json_object **root, size_t *offset)
{
    *root = NULL;
    *offset = 0;
    // A scalar inside the innermost container takes a level of its own.
    struct json_tokener *tokener = json_tokener_new_ex(depth + 1);
    if (tokener == NULL) {
        return cjsonc_no_memory;
    }
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
    struct json_object *parsed = json_tokener_parse_ex(tokener, (const char *)bytes, (int)length);
    enum json_tokener_error error = json_tokener_get_error(tokener);
    *offset = json_tokener_get_parse_end(tokener);
    if (error == json_tokener_continue) {
        // A number at the very end stays open until the terminating NUL follows it.
        parsed = json_tokener_parse_ex(tokener, "", 1);
        error = json_tokener_get_error(tokener);
        *offset = length;
    }
    json_tokener_free(tokener);
    if (error != json_tokener_success) {
        return cjsonc_syntax;
    }
    *root = parsed;
    return cjsonc_parsed;
}

/// The first member of an object in the order of the text, or NULL; borrowed from the object.
static inline struct lh_entry *cjsonc_first_member(const struct json_object *object)
{
    return json_object_get_object(object)->head;
}

/// The member after this one, or NULL.
static inline struct lh_entry *cjsonc_next_member(const struct lh_entry *member) { return member->next; }

/// The key, NUL-terminated; borrowed from the object.
static inline const char *cjsonc_key(const struct lh_entry *member) { return (const char *)lh_entry_k(member); }

/// The value, NULL for JSON null; borrowed from the object.
static inline struct json_object *cjsonc_value(const struct lh_entry *member)
{
    return (struct json_object *)lh_entry_v(member);
}

#endif
