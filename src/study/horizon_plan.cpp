#include "study/horizon_plan.hpp"

#include <algorithm>

#include "study/limit_bans.hpp"

namespace entrepot {
namespace {

void complain(const Scenario& scenario, const std::string& value, const std::string& rule, Problems& problems) {
  problems.add({.file = scenario.file.string(),
                .line = scenario.horizons->line,
                .field = "horizons.countries",
                .value = value,
                .rule = rule});
}

/// One word without what is exempt; an unknown code is a problem of the list's line.
HorizonParty party_of(const Scenario& scenario, const std::string& word, const std::vector<std::string>& exemptions,
                      const std::optional<std::string>& on, StudyPlan& plan, Problems& problems) {
  HorizonParty party{.word = word, .exemptions = {}, .members = {}, .group = word.starts_with('@')};
  std::vector<std::string> words{word}, warnings;
  const auto expand = [&] { return expand_countries(words, scenario, *plan.world, warnings, on); };
  try {
    party.members = expand();
    for (const std::string& exemption : exemptions) {
      words.push_back(exemption);
      std::vector<Country> fewer = expand();
      if (fewer.size() < party.members.size()) party.exemptions.push_back(exemption);
      party.members = std::move(fewer);
    }
    if (party.members.empty()) complain(scenario, word, "has no member in the World " + plan.world->name, problems);
  } catch (const InputError& error) {
    for (Problem found : error.problems()) {
      found.file = scenario.file.string();
      found.line = scenario.horizons->line;
      found.field = "horizons.countries";
      problems.add(std::move(found));
    }
  }
  for (const std::string& text : warnings) {
    if (std::ranges::find(plan.warnings, text) == plan.warnings.end()) plan.warnings.push_back(text);
  }
  return party;
}

void plan_parties(const Scenario& scenario, const std::optional<std::string>& on, StudyPlan& plan, Problems& problems) {
  std::vector<std::string> named, exemptions;
  for (const std::string& word : scenario.horizons->countries) (word.starts_with('-') ? exemptions : named).push_back(word);
  if (named.empty()) complain(scenario, "", "must name a country or a group, not exemptions alone", problems);
  for (std::size_t i = 0; i < named.size(); ++i) {
    const auto here = named.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(named.begin(), here, named[i]) != here) {
      complain(scenario, named[i], "stands twice", problems);
      continue;
    }
    plan.horizon_parties.push_back(party_of(scenario, named[i], exemptions, on, plan, problems));
  }
}

/// The measures as they act under the elasticities of the horizon.
void plan_horizon(const Scenario& at_horizon, StudyPlan& plan, Problems& problems) {
  PlannedStates planned{.horizon = at_horizon.horizon, .economy = {}, .baseline_shock = plan.baseline_shock, .shocks = {}};
  try {
    planned.economy = scenario_economy(at_horizon, *plan.world);
  } catch (const InputError& error) {
    for (const Problem& found : error.problems()) problems.add(found);
    return;
  }
  for (const PlannedRun& run : plan.runs) planned.shocks.push_back(run.applied.shock);
  std::vector<Shock*> shocks{&planned.baseline_shock};
  for (Shock& shock : planned.shocks) shocks.push_back(&shock);
  limit_bans(*plan.world, planned.economy, planned.horizon, shocks, plan.warnings);
  plan.horizons.push_back(std::move(planned));
}

}  // namespace

void plan_horizons(const Scenario& scenario, const std::optional<std::string>& on, StudyPlan& plan, Problems& problems) {
  if (!scenario.horizons) return;
  plan_parties(scenario, on, plan, problems);
  if (!problems.empty()) return;  // measures that are not sound have no shocks
  for (const std::string& horizon : scenario.horizons->compare) {
    if (horizon == scenario.horizon) continue;
    Scenario at_horizon = scenario;
    at_horizon.horizon = horizon;
    plan_horizon(at_horizon, plan, problems);
  }
}

}  // namespace entrepot
