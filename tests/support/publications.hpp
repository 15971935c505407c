// Questions that tests ask of what a reader gave.
#pragma once

#include <map>
#include <string>

#include "entrepot/errors.hpp"
#include "sources/publication.hpp"
#include "sources/registry.hpp"

namespace entrepot::testing {

/// Column and value: codes as they are, whole numbers in digits ("year", "2022").
using Where = std::map<std::string, std::string>;

/// By the reader that recognises the file, or by the one of `source`.
sources::Publication read_source(const std::filesystem::path& file, Problems& problems, const std::string& source = "",
                                 const sources::ReadOptions& options = {});

/// Sum of a column of numbers over the rows that meet `where`; missing numbers count as 0.
double total(const sources::Publication& publication, const Where& where, const std::string& column = "value");
std::size_t count(const sources::Publication& publication, const Where& where);

/// What was left out or noted for a reason that begins so; zeros where nothing was.
sources::LeftOut left_out(const sources::Publication& publication, const std::string& beginning);
sources::LeftOut noted(const sources::Publication& publication, const std::string& beginning);
/// The unknown code; zero rows where it is not listed.
sources::UnknownCode unknown(const sources::Publication& publication, const std::string& code);

/// Every column as long as the table, every index within its codes, what was read accounted for; our own bug otherwise.
void check_shape(const sources::Publication& publication);

}  // namespace entrepot::testing
