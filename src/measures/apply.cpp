#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/apply_limits.hpp"
#include "measures/cell_ledger.hpp"
#include "measures/dates.hpp"
#include "measures/expand.hpp"
#include "measures/item_field.hpp"
#include "measures/measure_rules.hpp"
#include "measures/rate_change.hpp"
#include "world/validate.hpp"

namespace entrepot {
namespace {

constexpr double largest_cost_factor = 1e6;  // of measures that multiply: beyond it a power overflows, and a ban is meant

/// What a measure means in a World: its flows, or its country-sectors.
struct Scope {
  std::vector<FlowCell> flows;
  std::vector<std::pair<Sector, Country>> producers;
  bool known = true;  ///< all its words were understood
};

class Application {
 public:
  Application(const Scenario& scenario, const World& world, const std::optional<std::string>& on)
      : scenario_(scenario), world_(world), ledger_(world), expansion_{scenario, world, on, problems_, applied_.warnings} {}

  Applied run(const std::optional<std::string>& on, const std::optional<std::vector<std::string>>& only_groups);

 private:
  std::string field(std::size_t m, const std::string& key) const {
    return item_field("measure", m, scenario_.measures[m].id) + "." + key;
  }
  void complain(std::size_t m, const std::string& key, std::string value, std::string rule, std::string hint = "");
  std::string name_of(const FlowCell& cell) const;
  double trade(const FlowCell& cell) const { return world_.flow(cell.sector, cell.importer, cell.exporter); }

  void check_groups();
  void check_rent(std::size_t m);
  Scope scope_of(std::size_t m);
  void find_flows(const Measure& measure, const std::vector<Country>& importers, const std::vector<Country>& exporters,
                  const std::vector<Sector>& sectors, Scope& scope) const;
  void find_scopes();

  void impose_bans(const std::vector<std::size_t>& acting);
  void apply_flows(std::size_t m);
  void apply_cost(std::size_t m, const FlowCell& cell, CellLedger::Entry& entry);
  double apply_rate(std::size_t m, const FlowCell& cell, double rate);
  void refuse_unordered(std::size_t m, const FlowCell& cell, std::optional<std::size_t>& set_by);
  void apply_limits(std::size_t m);
  void apply_productivity(std::size_t m);
  void name_players();

  const Scenario& scenario_;
  const World& world_;
  Problems problems_;
  Applied applied_;
  CellLedger ledger_;
  Expansion expansion_;
  std::vector<Scope> scopes_;
  std::set<std::pair<std::size_t, std::string>> said_;  ///< one problem by measure and rule, not one by flow
};

void Application::complain(std::size_t m, const std::string& key, std::string value, std::string rule, std::string hint) {
  problems_.add({.file = scenario_.file.string(),
                 .line = scenario_.measures[m].line,
                 .field = field(m, key),
                 .value = std::move(value),
                 .rule = std::move(rule),
                 .hint = std::move(hint)});
}

std::string Application::name_of(const FlowCell& cell) const {
  return fmt::format("{} from {}, sector {}", world_.countries[static_cast<std::size_t>(cell.importer.value)],
                     world_.countries[static_cast<std::size_t>(cell.exporter.value)],
                     world_.sectors[static_cast<std::size_t>(cell.sector.value)]);
}

/// Groups that no measure uses are read as well: a misspelt code in them is still a mistake.
void Application::check_groups() {
  for (const auto& [name, members] : scenario_.groups) {
    std::vector<std::string> warnings_of_use;
    Expansion{scenario_, world_, expansion_.on, problems_, warnings_of_use}.countries(members, 0, "groups." + name);
  }
}

/// Unordered pairs of both directions are listed once; domestic flows are left out.
void Application::find_flows(const Measure& measure, const std::vector<Country>& importers, const std::vector<Country>& exporters,
                             const std::vector<Sector>& sectors, Scope& scope) const {
  const std::size_t count = world_.country_count();
  Array<char, Country, Country> chosen({count, count}, 0);
  for (const Country n : importers) {
    for (const Country i : exporters) {
      chosen(n, i) = 1;
      if (measure.both_ways) chosen(i, n) = 1;
    }
  }
  for (const Sector j : sectors) {
    for (const Country n : all<Country>(count)) {
      for (const Country i : all<Country>(count)) {
        if (n != i && chosen(n, i) != 0) scope.flows.push_back({j, n, i});
      }
    }
  }
}

void Application::check_rent(std::size_t m) {
  const std::string& rent = scenario_.measures[m].rent;
  if (rent.empty() || rent == "importer" || rent == "exporter" || world_.find_country(rent)) return;
  std::vector<std::string> choices = world_.countries;
  choices.insert(choices.end(), {"importer", "exporter"});
  complain(m, "rent", rent, "must be importer, exporter, or the country of the middlemen as a code of the World",
           did_you_mean(rent, choices));
}

Scope Application::scope_of(std::size_t m) {
  const Measure& measure = scenario_.measures[m];
  const std::size_t before = problems_.list().size();
  const auto countries = [&](const std::vector<std::string>& words, const std::string& key) {
    return expansion_.countries(words, measure.line, field(m, key));
  };
  Scope scope;
  const auto sectors = expansion_.sectors(measure.sectors, measure.line, field(m, "sectors"));
  std::vector<Country> importers, exporters;
  if (measure.kind == MeasureKind::productivity) {
    for (const Sector j : sectors) {
      for (const Country n : countries(measure.countries, "countries")) scope.producers.emplace_back(j, n);
    }
  } else {
    importers = countries(measure.importers, "importers");
    exporters = countries(measure.exporters, "exporters");
    find_flows(measure, importers, exporters, sectors, scope);
  }
  check_rent(m);
  scope.known = problems_.list().size() == before;
  if (scope.known && scope.flows.empty() && scope.producers.empty()) {
    const bool domestic = !importers.empty() && !exporters.empty() && !sectors.empty();
    complain(m, "id", measure.id, "matches nothing in this World",
             domestic ? "it names domestic flows alone, which no border measure touches" : "");
  }
  return scope;
}

void Application::find_scopes() {
  for (std::size_t m = 0; m < scenario_.measures.size(); ++m) {
    check_measure(scenario_.measures[m], scenario_.file.string(), item_field("measure", m, scenario_.measures[m].id), problems_);
    scopes_.push_back(scope_of(m));
  }
}

void Application::impose_bans(const std::vector<std::size_t>& acting) {
  for (const std::size_t m : acting) {
    if (scenario_.measures[m].kind != MeasureKind::ban) continue;
    for (const FlowCell& cell : scopes_[m].flows) ledger_.at(cell).banned = true;
  }
}

void Application::apply_cost(std::size_t m, const FlowCell& cell, CellLedger::Entry& entry) {
  entry.trade_cost_factor *= scenario_.measures[m].change.value;
  if (entry.trade_cost_factor <= largest_cost_factor) return;
  if (said_.emplace(m, "cost").second) {
    complain(m, "change.factor", fmt::format("{:g} ({})", entry.trade_cost_factor, name_of(cell)),
             fmt::format("trade-cost factors on one flow multiply to at most {:g}", largest_cost_factor),
             "to close a flow use kind = \"ban\"");
  }
}

void Application::refuse_unordered(std::size_t m, const FlowCell& cell, std::optional<std::size_t>& set_by) {
  const Measure& measure = scenario_.measures[m];
  if (measure.change.verb != Verb::set_rate && measure.change.verb != Verb::max_rate) return;
  const auto earlier = std::exchange(set_by, m);
  if (!earlier) return;
  const Measure& other = scenario_.measures[*earlier];
  if (!ever_together(measure, other) || (measure.order && other.order && *measure.order != *other.order)) return;
  const auto [first, second] = std::minmax(m, *earlier);
  if (!said_.emplace(second, fmt::format("order {}", first)).second) return;
  complain(second, "order", "",
           fmt::format("{} and {} both set or cap the rate of {}: each needs its own order", scenario_.measures[first].id,
                       scenario_.measures[second].id, name_of(cell)),
           "write order = 1 in the one that acts first and order = 2 in the other");
}

double Application::apply_rate(std::size_t m, const FlowCell& cell, double rate) {
  const Change change = scenario_.measures[m].change;
  const double changed = changed_rate(rate, change);
  if (std::isfinite(changed) && changed > -1 && changed <= largest_rate) return changed;
  if (said_.emplace(m, "rate").second) {
    complain(m, "change." + to_string(change.verb), fmt::format("{:g}", change.value),
             fmt::format("takes the rate of {} from {:g} % to {:g} %: a rate is above -100 % and at most {:g} %", name_of(cell),
                         100 * rate, 100 * changed, 100 * largest_rate));
  }
  return rate;
}

void Application::apply_flows(std::size_t m) {
  const Measure& measure = scenario_.measures[m];
  Touch& touch = applied_.touches[m];
  const bool tariff = measure.kind == MeasureKind::tariff, tax = measure.kind == MeasureKind::export_tax;
  double weighted_before = 0, weighted_after = 0, plain_before = 0, plain_after = 0;
  for (const FlowCell& cell : scopes_[m].flows) {
    CellLedger::Entry& entry = ledger_.at(cell);
    if (entry.banned && measure.kind != MeasureKind::ban) {
      ++touch.idle_cells;
      continue;
    }
    const double value = trade(cell);
    ++touch.cells;
    if (value == 0) ++touch.zero_cells;
    touch.trade_value += value;
    if (measure.kind == MeasureKind::trade_cost) apply_cost(m, cell, entry);
    if (!tariff && !tax) continue;
    refuse_unordered(m, cell, tariff ? entry.tariff_set_by : entry.export_tax_set_by);
    double& rate = tariff ? entry.tariff_rate : entry.export_tax_rate;
    const double before = rate;
    rate = apply_rate(m, cell, rate);
    weighted_before += value * before;
    weighted_after += value * rate;
    plain_before += before;
    plain_after += rate;
  }
  if (is_limit(measure.kind)) return apply_limits(m);
  if (touch.cells == 0 || (!tariff && !tax)) return;
  const double weight = touch.trade_value > 0 ? touch.trade_value : static_cast<double>(touch.cells);
  touch.rate_before = (touch.trade_value > 0 ? weighted_before : plain_before) / weight;
  touch.rate_after = (touch.trade_value > 0 ? weighted_after : plain_after) / weight;
}

void Application::apply_limits(std::size_t m) {
  std::vector<FlowCell> open;
  for (const FlowCell& cell : scopes_[m].flows) {
    if (!ledger_.banned(cell) && trade(cell) > 0) open.push_back(cell);
  }
  for (Limit& limit : limits_of(scenario_.measures[m], open, world_)) {
    if (limit.kind == LimitKind::quantity) applied_.touches[m].limit += limit.bound;
    applied_.shock.limits.push_back(std::move(limit));
  }
}

void Application::apply_productivity(std::size_t m) {
  SectorByCountry& productivity = applied_.shock.productivity;
  if (productivity.empty()) productivity = SectorByCountry({world_.sector_count(), world_.country_count()}, 1.0);
  Touch& touch = applied_.touches[m];
  for (const auto& [j, i] : scopes_[m].producers) {
    double output = 0;
    for (const Country n : all<Country>(world_.country_count())) output += world_.flow(j, n, i);
    ++touch.cells;
    if (output == 0) ++touch.zero_cells;
    touch.trade_value += output;
    double& factor = productivity(j, i);
    factor *= scenario_.measures[m].change.value;
    if ((factor > largest_cost_factor || factor < 1 / largest_cost_factor) && said_.emplace(m, "productivity").second) {
      complain(
          m, "change.factor", fmt::format("{:g}", factor),
          fmt::format("productivity factors multiply to between {:g} and {:g}", 1 / largest_cost_factor, largest_cost_factor));
    }
  }
}

/// Countries named by their code, in the order of the file: those a report should show whatever happens to them.
void Application::name_players() {
  const auto name = [&](const std::string& code) {
    if (world_.find_country(code) && std::ranges::count(applied_.countries, code) == 0) applied_.countries.push_back(code);
  };
  for (const Measure& measure : scenario_.measures) {
    for (const auto* words : {&measure.importers, &measure.exporters, &measure.countries}) std::ranges::for_each(*words, name);
    name(measure.rent);
  }
  if (scenario_.compliance) {
    name(scenario_.compliance->third);
    std::ranges::for_each(scenario_.compliance->thirds, name);
    name(scenario_.compliance->target);
    for (const Penalty& penalty : scenario_.compliance->penalties) std::ranges::for_each(penalty.by, name);
  }
  for (const auto& [a, b] : scenario_.pairs) name(a), name(b);
}

Applied Application::run(const std::optional<std::string>& on, const std::optional<std::vector<std::string>>& only_groups) {
  check_groups();
  find_scopes();
  problems_.throw_if_any();

  std::vector<std::size_t> acting;
  for (std::size_t m = 0; m < scenario_.measures.size(); ++m) {
    const Measure& measure = scenario_.measures[m];
    const bool counted = !only_groups || std::ranges::count(*only_groups, measure.group) > 0;
    Touch touch;
    touch.measure = measure.id;
    touch.group = measure.group;
    touch.in_force = counted && (!on || in_force(measure, *on));
    if (touch.in_force) acting.push_back(m);
    applied_.touches.push_back(touch);
  }
  std::ranges::stable_sort(acting, {}, [&](std::size_t m) { return scenario_.measures[m].order.value_or(0); });
  impose_bans(acting);
  for (const std::size_t m : acting) {
    if (scenario_.measures[m].kind == MeasureKind::productivity) {
      apply_productivity(m);
    } else {
      apply_flows(m);
    }
  }
  problems_.throw_if_any();
  applied_.shock.cells = ledger_.shocks();
  applied_.shock.limits = tightest(std::move(applied_.shock.limits));
  if (std::ranges::all_of(applied_.shock.productivity.values(), [](double factor) { return factor == 1; }))
    applied_.shock.productivity = {};
  name_players();
  return std::move(applied_);
}

}  // namespace

Applied apply(const Scenario& scenario, const World& world, const std::optional<std::string>& on,
              const std::optional<std::vector<std::string>>& only_groups) {
  if (on && !is_day(*on)) throw InputError({.field = "--on", .value = *on, .rule = "must be a day written as 2025-04-10"});
  return Application(scenario, world, on).run(on, only_groups);
}

}  // namespace entrepot
