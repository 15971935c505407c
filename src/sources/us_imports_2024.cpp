#include "sources/us_imports_2024.hpp"

#include "tables/csv.hpp"

namespace entrepot::sources {

std::filesystem::path us_imports_2024_file(const std::filesystem::path& folder) {
  return folder / "waugh" / "us_imports_2024_hs6_by_country.csv.gz";
}

std::vector<ImportedCode> read_us_imports_2024(const std::filesystem::path& folder, const std::string& census_code,
                                               Problems& problems) {
  using tables::ColumnType;
  const auto table = tables::read_csv(us_imports_2024_file(folder),
                                      {{.name = "cty_code"},
                                       {.name = "hs6"},
                                       {.name = "imports_usd", .type = ColumnType::number, .min = 0, .max = 1e13},
                                       {.name = "duty_usd", .type = ColumnType::number, .min = 0, .max = 1e13}},
                                      problems);
  std::vector<ImportedCode> codes;
  if (!table) return codes;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (table->text("cty_code")[row] != census_code) continue;
    codes.push_back({.hs6 = std::string(table->text("hs6")[row]),
                     .value = table->number("imports_usd")[row] / 1e6,
                     .duty = table->number("duty_usd")[row] / 1e6});
  }
  if (codes.empty())
    problems.add({.file = table->file(),
                  .line = 0,
                  .field = "cty_code",
                  .value = census_code,
                  .rule = "the file has no row of this partner",
                  .hint = ""});
  return codes;
}

}  // namespace entrepot::sources
