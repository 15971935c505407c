#include "report/exposure_tables.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "tables/csv_writer.hpp"

namespace entrepot {
namespace {

constexpr const char* exposure_unit = "percent for one percent";

const std::string& code(const ExposureStudy& study, Country n) {
  return study.world->countries[static_cast<std::size_t>(n.value)];
}

}  // namespace

bool has_numbers(const ExposureState& state) {
  return state.equilibrium.outcome == Outcome::converged && state.exposures.solve.outcome == Outcome::converged;
}

const ExposureState* headline_state(const ExposureStudy& study) {
  const auto last = std::ranges::find_if(study.states.rbegin(), study.states.rend(), has_numbers);
  return last == study.states.rend() ? nullptr : &*last;
}

std::string exposure_key(const ExposureStudy& study, const ExposureState& state) {
  return study.world->name + (state.label.empty() ? "" : "?state=" + state.label);
}

std::vector<Exposed> partners_by_exposure(const World& world, const ExposureMatrix& matrix, Country country) {
  std::vector<Exposed> partners;
  for (const Country i : all<Country>(world.country_count())) {
    const double value = matrix(country, i);
    const bool single = world.countries[static_cast<std::size_t>(i.value)] != "ROW";
    if (i != country && single && std::isfinite(value) && value != 0) partners.push_back({i, value});
  }
  std::ranges::stable_sort(partners, std::greater<>{}, &Exposed::value);
  return partners;
}

LongTable exposures_table(const ExposureStudy& study) {
  LongTable table{"exposures.csv", {}};
  const ExposureState& before = study.states.front();
  for (const ExposureState& state : study.states) {
    if (!has_numbers(state)) continue;
    for (const ExposureKind& kind : exposure_kinds) {
      for (const Country n : study.among) {
        for (const Country i : all<Country>(study.world->country_count())) {
          const double value = matrix_of(state.exposures, kind)(n, i);
          if (!std::isfinite(value)) continue;  // an economy has no tie with itself
          const double baseline =
              has_numbers(before) ? matrix_of(before.exposures, kind)(n, i) : std::numeric_limits<double>::quiet_NaN();
          table.rows.push_back(
              {exposure_key(study, state), kind.key, exposure_unit, code(study, n), code(study, i), "", value, baseline});
        }
      }
    }
  }
  return table;
}

std::string exposure_matrix_csv(const ExposureStudy& study, const ExposureMatrix& matrix) {
  std::vector<std::string> header{"iso3"};
  header.insert(header.end(), study.world->countries.begin(), study.world->countries.end());
  tables::CsvWriter writer(header);
  for (const Country n : study.among) {
    writer.text(code(study, n));
    for (const double value : matrix.row(n)) writer.number(value);
    writer.end_row();
  }
  return writer.content();
}

}  // namespace entrepot
