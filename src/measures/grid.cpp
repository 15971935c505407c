#include "measures/grid.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "measures/compliance_numbers.hpp"
#include "measures/joined_keys.hpp"
#include "measures/measure_rules.hpp"

namespace entrepot {
namespace {

std::string target_of(const Measure& measure) { return measure.id + "." + to_string(measure.change.verb); }

/// The measure whose number the target is; null if there is none.
template <class Measures>
auto find_target(Measures& measures, const std::string& target) -> decltype(&*measures.begin()) {
  for (auto& measure : measures) {
    if (measure.change.verb != Verb::none && target_of(measure) == target) return &measure;
  }
  return nullptr;
}

bool already_moved(const Scenario& scenario, const std::vector<std::string>& earlier, const std::string& target) {
  return std::ranges::count(earlier, target) > 0 ||
         std::ranges::any_of(scenario.grid, [&](const GridAxis& axis) { return std::ranges::count(axis.targets, target) > 0; });
}

}  // namespace

void read_grid_axis(const std::string& key, const std::vector<double>& values, long line, Scenario& scenario,
                    Problems& problems) {
  const std::string file = scenario.file.string();
  const Problem where{.file = file, .line = line, .field = "grid." + key};
  const auto complain = [&](const std::string& value, std::string rule, std::string hint) {
    problems.add({.file = file, .line = line, .field = "grid", .value = value, .rule = std::move(rule), .hint = std::move(hint)});
  };
  std::vector<std::string> choices;
  for (const Measure& measure : scenario.measures) {
    if (measure.change.verb != Verb::none) choices.push_back(target_of(measure));
  }
  if (scenario.compliance) {
    for (const std::string& number : compliance_number_keys(*scenario.compliance)) choices.push_back(number);
  }
  GridAxis axis;
  axis.values = values;
  for (const std::string& target : joined_keys(key)) {
    const Measure* measure = find_target(scenario.measures, target);
    const bool of_compliance = scenario.compliance && find_compliance_number(*scenario.compliance, target) != nullptr;
    if (measure == nullptr && !of_compliance) {
      complain(target, "must be \"measure-id.verb\" with the verb that the measure has", did_you_mean(target, choices));
    } else if (already_moved(scenario, axis.targets, target)) {
      complain(target, "is moved twice", "");
    } else if (of_compliance) {
      for (const double value : values) {
        const std::string rule = compliance_number_rule(target, value);
        if (!rule.empty()) complain(fmt::format("{} = {}", target, value), rule, "");
      }
    } else {
      for (const double value : values) check_change(measure->kind, {measure->change.verb, value}, where, problems);
    }
    axis.targets.push_back(target);
  }
  std::size_t points = std::max<std::size_t>(values.size(), 1);
  for (const GridAxis& earlier : scenario.grid)
    points = std::min(largest_grid + 1, points * std::max<std::size_t>(earlier.values.size(), 1));
  if (points > largest_grid) complain(key, fmt::format("a grid has at most {} scenarios", largest_grid), "");
  scenario.grid.push_back(std::move(axis));
}

std::vector<GridPoint> expand_grid(const Scenario& scenario) {
  std::vector<GridPoint> points(1);
  points[0].scenario = scenario;
  points[0].scenario.grid.clear();
  for (const GridAxis& axis : scenario.grid) {
    std::vector<GridPoint> longer;
    longer.reserve(points.size() * axis.values.size());
    for (const GridPoint& point : points) {
      for (const double value : axis.values) {
        GridPoint next = point;
        for (const std::string& target : axis.targets) {
          next.parameters[target] = value;
          if (Measure* measure = find_target(next.scenario.measures, target)) measure->change.value = value;
          if (!next.scenario.compliance) continue;
          if (double* number = find_compliance_number(*next.scenario.compliance, target)) *number = value;
        }
        longer.push_back(std::move(next));
      }
    }
    points = std::move(longer);
  }
  return points;
}

}  // namespace entrepot
