#include "report/exposure_words.hpp"

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/exposure_tables.hpp"
#include "report/number_text.hpp"

namespace entrepot {

std::vector<Country> shown_economies(const ExposureStudy& study, std::size_t count) {
  return largest_economies(*study.world, study.among, count);
}

std::string exposure_state_words(const ExposureStudy& study, const ExposureState& state) {
  if (state.label.empty()) return "in the World " + study.world->name;
  return fmt::format("{}, in the World {}", state.label == "before" ? "before the measures" : state.label, study.world->name);
}

std::string exposure_headline(const ExposureStudy& study) {
  const ExposureState* state = headline_state(study);
  if (state == nullptr)
    return fmt::format("There are no exposures: {}",
                       study.warnings.empty() ? "no state has an equilibrium" : study.warnings.back());
  const Country first = shown_economies(study, 1).front();
  const auto name = [&](Country n) { return country_in_text(*study.world, n); };
  const std::vector<Exposed> partners = partners_by_exposure(*study.world, state->exposures.real_income.productivity, first);
  if (partners.empty()) return fmt::format("{} is exposed to no other economy", capitalised(name(first)));
  const Exposed &friendliest = partners.front(), &worst = partners.back();
  std::string text = friendliest.value > 0
                         ? fmt::format(
                               "If productivity rose by 1 % in {}, real income of {} would rise by {}: no other economy is "
                               "as good a friend to it",
                               name(friendliest.partner), name(first), percent_text(friendliest.value))
                         : fmt::format("No other economy's productivity would raise real income of {}", name(first));
  if (worst.value < 0)
    text += fmt::format("; if it rose by 1 % in {}, it would fall by {}", name(worst.partner), percent_text(-worst.value));
  return text;
}

}  // namespace entrepot
