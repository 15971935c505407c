#include "sources/china_tariffs_2019.hpp"

#include <cmath>
#include <unordered_map>

#include "tables/csv.hpp"

namespace entrepot::sources {

std::array<std::filesystem::path, 2> china_tariff_files(const std::filesystem::path& folder) {
  return {folder / "china_tariff_on_us_hs6_by_wave_2018_2019.csv.gz", folder / "china_imports_from_us_2017_hs6.csv"};
}

std::vector<RatedCode> read_china_tariffs(const std::filesystem::path& folder, const std::string& date, double& unrated,
                                          Problems& problems) {
  using tables::ColumnType;
  const auto files = china_tariff_files(folder);
  const auto tariffs =
      tables::read_csv(files[0],
                       {{.name = "time_of_tariff"},
                        {.name = "hs6"},
                        {.name = "tariff", .type = ColumnType::number, .min = 0, .max = 1000, .may_be_empty = true}},
                       problems);
  const auto imports = tables::read_csv(
      files[1], {{.name = "hs6"}, {.name = "thousand_usd", .type = ColumnType::number, .min = 0, .max = 1e12}}, problems);
  std::vector<RatedCode> codes;
  unrated = 0;
  if (!tariffs || !imports) return codes;
  std::unordered_map<std::string_view, double> rate;
  for (std::size_t row = 0; row < tariffs->rows(); ++row) {
    if (tariffs->text("time_of_tariff")[row] != date || std::isnan(tariffs->number("tariff")[row])) continue;
    if (!rate.emplace(tariffs->text("hs6")[row], tariffs->number("tariff")[row] / 100).second)
      problems.add(tariffs->problem(row, "hs6", std::string(tariffs->text("hs6")[row]), "this code stands twice on this date"));
  }
  if (rate.empty())
    problems.add({.file = tariffs->file(),
                  .line = 0,
                  .field = "time_of_tariff",
                  .value = date,
                  .rule = "the file has no rates of this date",
                  .hint = ""});
  for (std::size_t row = 0; row < imports->rows(); ++row) {
    const auto at = rate.find(imports->text("hs6")[row]);
    const double value = imports->number("thousand_usd")[row] / 1e3;
    if (at == rate.end()) {
      unrated += value;
    } else {
      codes.push_back({.hs6 = std::string(imports->text("hs6")[row]), .rate = at->second, .imports = value});
    }
  }
  return codes;
}

}  // namespace entrepot::sources
