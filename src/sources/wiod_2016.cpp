#include "sources/wiod_2016.hpp"

#include <algorithm>

#include "tables/csv.hpp"
#include "tables/csv_matrix.hpp"

namespace entrepot::sources {
namespace {

std::optional<std::size_t> position(const std::vector<std::string>& codes, std::string_view code) {
  const auto at = std::ranges::find(codes, code);
  if (at == codes.end()) return std::nullopt;
  return static_cast<std::size_t>(at - codes.begin());
}

/// "AUS|C24" into economies and industries, in order of first appearance; every pair must come economy by economy.
bool take_labels(const std::vector<std::string>& labels, WiodTable& wiod) {
  for (const std::string& label : labels) {
    const std::size_t bar = label.find('|');
    if (bar == std::string::npos) return false;
    const std::string economy = label.substr(0, bar), industry = label.substr(bar + 1);
    if (!position(wiod.economies, economy)) wiod.economies.push_back(economy);
    if (!position(wiod.industries, industry)) wiod.industries.push_back(industry);
  }
  if (labels.size() != wiod.economies.size() * wiod.industries.size()) return false;
  for (std::size_t at = 0; at < labels.size(); ++at) {
    if (labels[at] != wiod.economies[at / wiod.industries.size()] + "|" + wiod.industries[at % wiod.industries.size()])
      return false;
  }
  return true;
}

void sum_over_origins(const tables::LabelledMatrix& z, WiodTable& wiod) {
  const std::size_t countries = wiod.economies.size(), industries = wiod.industries.size();
  wiod.input_use = InputShares({countries, industries, industries});
  for (std::size_t origin = 0; origin < countries; ++origin)
    for (std::size_t input = 0; input < industries; ++input)
      for (std::size_t user_country = 0; user_country < countries; ++user_country)
        for (std::size_t user = 0; user < industries; ++user)
          wiod.input_use(Country(user_country), Sector(input), Sector(user)) +=
              z(origin * industries + input, user_country * industries + user);
}

/// Final use of each buyer, summed over origins; false when a label is not ECONOMY|CATEGORY of a known economy.
bool sum_final_use(const tables::LabelledMatrix& f, WiodTable& wiod) {
  const std::size_t industries = wiod.industries.size();
  wiod.household_use = SectorByCountry({industries, wiod.economies.size()});
  wiod.final_use = SectorByCountry({industries, wiod.economies.size()});
  for (std::size_t column = 0; column < f.column_labels.size(); ++column) {
    const std::string& label = f.column_labels[column];
    const auto buyer = position(wiod.economies, std::string_view(label).substr(0, label.find('|')));
    if (!buyer || label.find('|') == std::string::npos) return false;
    const bool households = label.ends_with("|CONS_h");
    for (std::size_t row = 0; row < f.row_labels.size(); ++row) {
      const double value = std::max(f(row, column), 0.0);
      wiod.final_use(Sector(row % industries), Country(*buyer)) += value;
      if (households) wiod.household_use(Sector(row % industries), Country(*buyer)) += value;
    }
  }
  return true;
}

}  // namespace

std::optional<std::size_t> WiodTable::economy(std::string_view iso3) const { return position(economies, iso3); }
std::optional<std::size_t> WiodTable::industry(std::string_view code) const { return position(industries, code); }

std::vector<std::filesystem::path> wiod_files(const std::filesystem::path& folder) {
  return {folder / "derived_Z_2014_44x35.csv.gz", folder / "derived_X_2014_44x35.csv", folder / "derived_F_2014_44x35.csv.gz"};
}

WiodTable read_wiod_2016(const std::filesystem::path& folder, Problems& problems) {
  const auto files = wiod_files(folder);
  const auto z = tables::read_csv_matrix(files[0], problems);
  const auto x =
      tables::read_csv(files[1], {{.name = "label"}, {.name = "output", .type = tables::ColumnType::number, .min = 0}}, problems);
  const auto f = tables::read_csv_matrix(files[2], problems);
  WiodTable wiod;
  if (!z || !x || !f) return wiod;
  auto fault = [&](const std::filesystem::path& file, std::string rule) {
    problems.add({.file = file.string(), .line = 0, .field = "", .value = "", .rule = std::move(rule), .hint = ""});
  };
  if (!take_labels(z->row_labels, wiod) || z->row_labels != z->column_labels) {
    fault(files[0], "rows and columns must both be ECONOMY|INDUSTRY, economy by economy, in the same order");
    return wiod;
  }
  if (!wiod.economy("ROW")) fault(files[0], "there is no rest of the world (ROW)");
  if (std::ranges::any_of(z->values, [](double value) { return value < 0; }))
    fault(files[0], "intermediate use must not be negative");
  if (!std::ranges::equal(x->text("label"), z->row_labels)) {
    fault(files[1], "the labels must be those of the intermediate use, in the same order");
    return wiod;
  }
  if (f->row_labels != z->row_labels || !sum_final_use(*f, wiod)) {
    fault(files[2], "rows must be those of the intermediate use, columns ECONOMY|CATEGORY of the same economies");
    return wiod;
  }
  sum_over_origins(*z, wiod);
  wiod.output = SectorByCountry({wiod.industries.size(), wiod.economies.size()});
  for (std::size_t at = 0; at < x->rows(); ++at)
    wiod.output(Sector(at % wiod.industries.size()), Country(at / wiod.industries.size())) = x->number("output")[at];
  return wiod;
}

}  // namespace entrepot::sources
