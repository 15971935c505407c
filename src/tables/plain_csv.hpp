// The fast way for large plain CSV: codes and numbers straight from the file into columns, without a field ever standing in
// memory as text. For files whose fields hold no separators (BACI, Comext, Comtrade without descriptions); all else is for
// tables/csv.hpp.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entrepot/errors.hpp"
#include "tables/columns.hpp"

namespace entrepot::tables {

enum class PlainType { code, whole, number };

struct PlainColumn {
  std::string name;  ///< as the header has it
  PlainType type = PlainType::code;
  int shift = 0;                ///< of a number: value times 10^shift, rounded once (thousand USD as USD: 3); from -15 to 15
  bool may_be_missing = false;  ///< empty, and "NA" for a number, is no problem: a NaN, or CodeColumn::missing
};

/// The named columns, in any order in the file, from a plain or gzip CSV; the rest is passed over. Numbers are the doubles
/// nearest to the decimal that is written (what strtod gives), without regard to the locale. Spaces and quotes around a field are
/// taken off; a quoted separator is a problem of its line. Nothing comes back when a problem was added: of malformed lines the
/// first 20 are listed with line, column and value, the rest is counted.
std::optional<Columns> read_plain_csv(const std::filesystem::path& file, const std::vector<PlainColumn>& columns,
                                      Problems& problems, char separator = ',');

/// The same from text in memory; `name` stands for the file in messages.
std::optional<Columns> parse_plain_csv(std::string_view text, const std::string& name, const std::vector<PlainColumn>& columns,
                                       Problems& problems, char separator = ',');

}  // namespace entrepot::tables
