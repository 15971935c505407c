#include "study/flow_headlines.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "entrepot/errors.hpp"
#include "entrepot/outcomes.hpp"

namespace entrepot {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double billion = 1000;  // million USD

template <class Work>
void for_each_cell(const AskedFlow& flow, const std::vector<Country>& exporters, const Work& work) {
  for (const Sector j : flow.sectors) {
    for (const Country n : flow.importers) {
      for (const Country i : exporters) {
        if (i != n) work(j, n, i);
      }
    }
  }
}

double value_of(const Flows& trade, const AskedFlow& flow, const std::vector<Country>& exporters) {
  double sum = 0;
  for_each_cell(flow, exporters, [&](Sector j, Country n, Country i) { sum += trade(j, n, i); });
  return sum;
}

/// Percent by which the quantity changes, at the prices of `before`.
double quantity_change(const AskedFlow& flow, const Flows& before, const Flows& change) {
  double old_value = 0, new_quantity = 0;
  for_each_cell(flow, flow.exporters, [&](Sector j, Country n, Country i) {
    if (!(before(j, n, i) > 0)) return;  // links that do not exist are not opened
    old_value += before(j, n, i);
    new_quantity += before(j, n, i) * change(j, n, i);
  });
  return old_value > 0 ? 100 * (new_quantity / old_value - 1) : unknown;
}

/// What the exporters gain over what the others lose, both as shares of what the importers buy in each sector.
double replaced(const AskedFlow& flow, const Flows& before, const Flows& after) {
  double gained = 0, lost = 0;
  for (const Sector j : flow.sectors) {
    for (const Country n : flow.importers) {
      double bought_before = 0, bought_after = 0;
      for (const double x : before.row(j, n)) bought_before += x;
      for (const double x : after.row(j, n)) bought_after += x;
      if (!(bought_before > 0) || !(bought_after > 0)) continue;
      const auto gain = [&](Country i) {
        return bought_before * (after(j, n, i) / bought_after - before(j, n, i) / bought_before);
      };
      for (const Country i : flow.exporters) gained += i == n ? 0 : gain(i);
      for (const Country i : flow.instead_of) lost -= i == n ? 0 : gain(i);
    }
  }
  return lost > 0 ? 100 * gained / lost : 0;
}

Problem told_of(const FlowQuestion& question, const Scenario& scenario, const char* key, Problem problem) {
  problem.file = scenario.file.string();
  problem.line = question.line;
  problem.field = "flow[" + question.id + "]." + key;
  return problem;
}

void collect(const FlowQuestion& question, const Scenario& scenario, const char* key, Problems& problems,
             const std::function<void()>& step) {
  try {
    step();
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) problems.add(told_of(question, scenario, key, problem));
  }
}

}  // namespace

std::vector<AskedFlow> asked_flows(const Scenario& scenario, const World& world) {
  std::vector<AskedFlow> flows;
  std::vector<std::string> warnings;  // of members inside ROW: those who apply the measures say them
  Problems problems;
  for (const FlowQuestion& question : scenario.flows) {
    AskedFlow flow{.id = question.id, .exporters = {}, .importers = {}, .instead_of = {}, .sectors = {}};
    const auto countries = [&](const char* key, const std::vector<std::string>& words, std::vector<Country>& into) {
      collect(question, scenario, key, problems, [&] { into = expand_countries(words, scenario, world, warnings); });
    };
    countries("exporters", question.exporters, flow.exporters);
    countries("importers", question.importers, flow.importers);
    countries("instead_of", question.instead_of, flow.instead_of);
    collect(question, scenario, "sectors", problems, [&] { flow.sectors = expand_sectors(question.sectors, world); });
    for (const Country n : flow.instead_of) {
      if (std::ranges::find(flow.exporters, n) != flow.exporters.end())
        problems.add(
            told_of(question, scenario, "instead_of",
                    {.value = world.countries[static_cast<std::size_t>(n.value)], .rule = "must not be among exporters"}));
    }
    bool foreign = false;
    for_each_cell(flow, flow.exporters, [&](Sector, Country, Country) { foreign = true; });
    if (!foreign && !flow.exporters.empty() && !flow.importers.empty() && !flow.sectors.empty())
      problems.add(told_of(question, scenario, "importers", {.rule = "must hold a country other than the exporter"}));
    flows.push_back(std::move(flow));
  }
  problems.throw_if_any();
  return flows;
}

Headlines flow_headlines(const World& world, const Economy& economy, const std::vector<AskedFlow>& flows, const FlowState& before,
                         const FlowState& after) {
  Headlines headlines;
  if (flows.empty()) return headlines;
  const bool solved = before.equilibrium.outcome == Outcome::converged && after.equilibrium.outcome == Outcome::converged;
  Flows trade_before, trade_after, change;
  if (solved) {
    trade_before = trade_flows(world, economy, before.shock, before.equilibrium);
    trade_after = trade_flows(world, economy, after.shock, after.equilibrium);
    change = real_trade_change(world, economy, before.shock, before.equilibrium, after.shock, after.equilibrium);
  }
  for (const AskedFlow& flow : flows) {
    const std::string id = "flow." + flow.id;
    headlines.push_back({id + ".value", "trade " + flow.id + " in the World", "billion USD a year",
                         value_of(world.flow, flow, flow.exporters) / billion});
    headlines.push_back({id + ".change", "change of the quantity of trade " + flow.id, "percent",
                         solved ? quantity_change(flow, trade_before, change) : unknown});
    if (flow.instead_of.empty()) continue;
    headlines.push_back({id + ".lost", "trade in the World that " + flow.id + " might replace", "billion USD a year",
                         value_of(world.flow, flow, flow.instead_of) / billion});
    headlines.push_back({id + ".replaced", "share of what others lose that trade " + flow.id + " takes over", "percent",
                         solved ? replaced(flow, trade_before, trade_after) : unknown});
  }
  return headlines;
}

}  // namespace entrepot
