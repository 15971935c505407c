#include "study/decomposed_groups.hpp"

#include <algorithm>
#include <tuple>

#include "entrepot/errors.hpp"
#include "measures/dates.hpp"

namespace entrepot {
namespace {

constexpr std::size_t most_groups = 8;  // every subset is solved: 256 equilibria

/// The name under which a measure's contribution is counted.
std::string key_of(const Measure& measure, const std::string& decompose_by) {
  return decompose_by == "measure" || measure.group.empty() ? measure.id : measure.group;
}

bool counts_on(const Measure& measure, const std::optional<std::string>& on) { return !on || in_force(measure, *on); }

/// Same words, same change; where it stands in its file does not matter.
bool same_measure(const Measure& a, const Measure& b) {
  const auto content = [](const Measure& m) {
    return std::tie(m.kind, m.importers, m.exporters, m.sectors, m.countries, m.change.verb, m.change.value, m.both_ways,
                    m.order);
  };
  return content(a) == content(b);
}

std::vector<Measure> measures_of(const Scenario& scenario, const std::string& decompose_by, const std::optional<std::string>& on,
                                 const std::string& key) {
  std::vector<Measure> measures;
  for (const Measure& measure : scenario.measures) {
    if (counts_on(measure, on) && key_of(measure, decompose_by) == key) measures.push_back(measure);
  }
  return measures;
}

/// Renames the baseline's own country groups where the run's file means something else by the same name.
void take_over_groups(const Scenario& from, Scenario& to, std::vector<Measure>& measures) {
  for (const auto& [name, members] : from.groups) {
    const auto existing = to.groups.find(name);
    if (existing == to.groups.end()) {
      to.groups[name] = members;
    } else if (existing->second != members) {
      const std::string renamed = name + "_of_baseline";
      to.groups[renamed] = members;
      for (Measure& measure : measures) {
        for (std::vector<std::string>* words : {&measure.importers, &measure.exporters, &measure.countries}) {
          std::replace(words->begin(), words->end(), "@" + name, "@" + renamed);
          std::replace(words->begin(), words->end(), "-@" + name, "-@" + renamed);
        }
      }
    }
  }
}

}  // namespace

std::vector<std::string> decomposed_groups(const Scenario& scenario, const Scenario& baseline,
                                           const std::optional<std::string>& on) {
  std::vector<std::string> groups;
  for (const Scenario* file : {&scenario, &baseline}) {
    for (const Measure& measure : file->measures) {
      const std::string key = key_of(measure, scenario.decompose_by);
      if (!counts_on(measure, on) || std::find(groups.begin(), groups.end(), key) != groups.end()) continue;
      const auto own = measures_of(scenario, scenario.decompose_by, on, key);
      const auto other = measures_of(baseline, scenario.decompose_by, on, key);
      if (!std::equal(own.begin(), own.end(), other.begin(), other.end(), same_measure)) groups.push_back(key);
    }
  }
  if (groups.size() > most_groups) {
    Problem problem;
    problem.file = scenario.file.string();
    problem.field = "decompose.by";
    problem.value = scenario.decompose_by + " (" + std::to_string(groups.size()) + " of them)";
    problem.rule = "at most 8 groups, since every subset of them is solved";
    problem.hint = "give measures that belong together the same group";
    throw InputError(problem);
  }
  return groups;
}

Shock shock_of_groups(const Scenario& scenario, const Scenario& baseline, const World& world,
                      const std::optional<std::string>& on, const std::vector<std::string>& groups,
                      const std::vector<std::string>& members) {
  const auto holds = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  const auto is_out = [&](const Measure& measure) {
    const std::string key = key_of(measure, scenario.decompose_by);
    return holds(groups, key) && !holds(members, key);
  };
  std::vector<Measure> from_baseline = baseline.measures;
  std::erase_if(from_baseline, [&](const Measure& measure) { return !is_out(measure); });
  Scenario mixed = scenario;
  take_over_groups(baseline, mixed, from_baseline);
  std::erase_if(mixed.measures, is_out);
  mixed.measures.insert(mixed.measures.end(), from_baseline.begin(), from_baseline.end());
  return apply(mixed, world, on).shock;
}

}  // namespace entrepot
