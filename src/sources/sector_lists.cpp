#include "sources/sector_lists.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/core.h>

#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

using Divisions = std::pair<int, int>;

/// Sections of ISIC Rev. 4 (United Nations 2008), A to U.
constexpr std::array<Divisions, 21> sections = {{{1, 3},   {5, 9},   {10, 33}, {35, 35}, {36, 39}, {41, 43}, {45, 47},
                                                 {49, 53}, {55, 56}, {58, 63}, {64, 66}, {68, 68}, {69, 75}, {77, 82},
                                                 {84, 84}, {85, 85}, {86, 88}, {90, 93}, {94, 96}, {97, 98}, {99, 99}}};

std::optional<int> two_digits(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 2 || !digit(text[0]) || !digit(text[1])) return std::nullopt;
  return 10 * (text[0] - '0') + (text[1] - '0');
}

/// "C10" or "R".
std::optional<Divisions> part(std::string_view text) {
  if (text.empty() || text[0] < 'A' || text[0] > 'U') return std::nullopt;
  if (text.size() == 1) return sections[static_cast<std::size_t>(text[0] - 'A')];
  const auto division = two_digits(text.substr(1));
  return division ? std::optional(Divisions(*division, *division)) : std::nullopt;
}

std::optional<Concordance> read_sectors(const std::filesystem::path& path, const std::string& column, std::string to,
                                        std::span<const std::string> classes, Problems& problems) {
  if (!std::filesystem::exists(path)) return std::nullopt;
  const auto table = tables::read_csv(path, {{.name = column}}, problems);
  if (!table) return std::nullopt;
  std::vector<std::pair<Divisions, std::string>> sectors;
  std::size_t no_sectors = 0;
  for (const std::string_view code : table->text(column)) {
    const auto divisions = isic4_divisions(code);
    if (divisions) sectors.emplace_back(*divisions, code);
    if (!divisions) ++no_sectors;
  }
  std::vector<CodePair> pairs;
  for (const std::string& one : classes) {
    const int division = two_digits(std::string_view(one).substr(0, 2)).value_or(0);
    bool found = false;
    for (const auto& [range, sector] : sectors) {
      if (division < range.first || division > range.second) continue;
      pairs.emplace_back(one, sector);
      found = true;
    }
    if (!found) pairs.emplace_back(one, "");
  }
  ConcordanceStep step{.from = "ISIC4", .to = std::move(to), .source = path.filename().string(), .notes = {}};
  if (no_sectors > 0)
    step.notes.push_back(fmt::format("{} rows of the list are no sectors (taxes, margins, value added, totals)", no_sectors));
  return make_concordance(std::move(step), std::move(pairs));
}

std::optional<Concordance> read_places(const std::filesystem::path& path, const std::string& code, const std::string& iso3,
                                       std::string from, Problems& problems) {
  if (!std::filesystem::exists(path)) return std::nullopt;
  const auto table = tables::read_csv(
      path,
      code == iso3 ? std::vector<tables::Column>{{.name = code}} : std::vector<tables::Column>{{.name = code}, {.name = iso3}},
      problems);
  if (!table) return std::nullopt;
  std::vector<CodePair> pairs;
  for (std::size_t row = 0; row < table->rows(); ++row) pairs.emplace_back(table->text(code)[row], table->text(iso3)[row]);
  return make_concordance({.from = std::move(from), .to = "ISO3", .source = path.filename().string(), .notes = {}},
                          std::move(pairs));
}

}  // namespace

std::optional<std::pair<int, int>> isic4_divisions(std::string_view sector) {
  // the OECD writes D before every division, whatever its section; a T is "to"
  if (sector.starts_with('D') && sector.size() == 6 && sector[3] == 'T') {
    const auto first = two_digits(sector.substr(1, 2)), last = two_digits(sector.substr(4, 2));
    return first && last && *first <= *last ? std::optional(Divisions(*first, *last)) : std::nullopt;
  }
  const std::size_t bar = sector.find_first_of("-_");
  const auto first = part(sector.substr(0, bar));
  const auto last = bar == std::string_view::npos ? first : part(sector.substr(bar + 1));
  return first && last && first->first <= last->second ? std::optional(Divisions(first->first, last->second)) : std::nullopt;
}

std::optional<Concordance> read_icio45_sectors(const std::filesystem::path& folder, std::span<const std::string> isic4_classes,
                                               Problems& problems) {
  return read_sectors(folder / "iotr_icio_sectors.csv", "icio_sector_id", "ICIO45", isic4_classes, problems);
}

std::optional<Concordance> read_wiod2016_sectors(const std::filesystem::path& folder, std::span<const std::string> isic4_classes,
                                                 Problems& problems) {
  return read_sectors(folder / "iotr_wiot_sectors.csv", "wiot_sector_id", "WIOD2016", isic4_classes, problems);
}

std::optional<Concordance> read_icio_places(const std::filesystem::path& folder, Problems& problems) {
  return read_places(folder / "iotr_icio_locations.csv", "icio_iso3", "iso3", "ICIO2021-PLACE", problems);
}

std::optional<Concordance> read_wiod_places(const std::filesystem::path& folder, Problems& problems) {
  return read_places(folder / "iotr_wiot_locations.csv", "wiot_location_iso3", "wiot_location_iso3", "WIOD2016-PLACE", problems);
}

}  // namespace entrepot::sources
