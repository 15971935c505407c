// The one door to the TOML library. Its parser states some of its beliefs about the text as assertions, which a release
// build turns into assumptions: a malformed table header would then be undefined behaviour. Here they are checked in every
// build and become a problem of the file. Everything that reads or writes TOML includes this header, never the library's.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace entrepot::tables {

/// The library's own belief about the text did not hold.
struct TomlAssertion : std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] inline void fail_toml_assertion(const char* belief) { throw TomlAssertion(belief); }

}  // namespace entrepot::tables

#ifdef TOMLPLUSPLUS_H
#error "include tables/toml_text.hpp instead of the library's header"
#endif
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(belief) ((belief) ? void() : ::entrepot::tables::fail_toml_assertion(#belief))
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

namespace entrepot::tables {

/// `text` as TOML; a byte-order mark and Windows line ends are read. `file` is what messages call it.
/// Errors: InputError (not UTF-8; not TOML), with the line where it is known.
toml::table parse_toml_text(std::string_view text, const std::string& file);

/// Line of a node, from 1.
inline long line_of(const toml::source_region& region) { return static_cast<long>(region.begin.line); }

}  // namespace entrepot::tables
