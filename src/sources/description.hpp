// How a CSV of trade or of dated numbers is to be read, as a TOML file says it (docs/sources.md has a worked example).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot::sources {

enum class CodeList { iso3, comtrade, comext, imf, names };

/// One field of our table: read from a column, or the same in every row.
struct DescribedField {
  std::string column, constant;
  bool given() const { return !column.empty() || !constant.empty(); }
};

struct LeaveOutRule {
  std::string column, reason;
  std::vector<std::string> values;
};

struct Description {
  std::string file;  ///< of the description
  std::string source, title, licence, vintage, classification, table = "trade";
  char separator = ',', decimal_mark = '.';
  std::string thousands;                         ///< marks between thousands, taken out of numbers
  std::map<std::string, DescribedField> fields;  ///< by our name: "reporter", "value" ...
  std::string period_format = "YYYY";
  double value_multiplier = 1, quantity_multiplier = 1;
  CodeList reporter_list = CodeList::iso3, partner_list = CodeList::iso3;
  std::map<std::string, std::string> reporter_map, partner_map;  ///< own codes to ISO, before the list is asked
  std::vector<std::string> export_words = {"export", "exports", "X"}, import_words = {"import", "imports", "M"};
  std::vector<std::string> missing = {"", "NA", ".."};  ///< texts of a value that mean: not known
  std::vector<LeaveOutRule> leave_out;

  const DescribedField& field(const std::string& name) const;
};

/// Every mistake of the description is a problem, with its line; nothing comes back then.
std::optional<Description> read_description(const std::filesystem::path& file, Problems& problems);

}  // namespace entrepot::sources
