#include "report/scenario_words.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

const Measure* measure_of(const Scenario& scenario, const std::string& target) {
  const std::string id = target.substr(0, target.find('.'));
  const auto at = std::ranges::find(scenario.measures, id, &Measure::id);
  return at == scenario.measures.end() ? nullptr : &*at;
}

std::string sector_words(const World& world, const std::vector<std::string>& sectors) {
  if (sectors == std::vector<std::string>{"goods"}) return "goods";
  if (sectors == std::vector<std::string>{"all"}) return "goods and services";
  std::vector<std::string> words;
  for (const std::string& code : sectors) {
    const bool without = code.starts_with("-");
    const std::string bare = without ? code.substr(1) : code;
    const auto sector = world.find_sector(bare);
    words.push_back((without ? "without " : "") + (sector ? world.sector_names[sector->value] : bare));
  }
  return joined_words(words);
}

/// Unit of the number that a verb takes, with its leading space.
std::string verb_unit(const std::string& verb) {
  if (verb == "add_pp") return " percentage points";
  if (verb == "factor") return "";
  if (verb == "max_value") return " million USD";
  return " %";
}

/// Title and noun for one parameter that moves one measure, or two that mirror each other.
Sweep describe_axis(const Study& study, const GridAxis& axis) {
  Sweep sweep;
  sweep.kind = Sweep::Kind::one_parameter;
  const Measure* first = measure_of(study.scenario, axis.targets.front());
  const std::string verb = axis.targets.front().substr(axis.targets.front().find('.') + 1);
  sweep.unit = verb_unit(verb);
  const std::string unit_words = verb == "max_pct"    ? ", percent of the benchmark's"
                                 : sweep.unit == " %" ? ", percent"
                                 : sweep.unit.empty() ? ", as a factor"
                                                      : "," + sweep.unit;
  const Measure* second = axis.targets.size() == 2 ? measure_of(study.scenario, axis.targets[1]) : nullptr;
  if (first == nullptr || (axis.targets.size() > 1 && second == nullptr)) {
    sweep.noun = joined_words(axis.targets);
    sweep.axis_title = sweep.noun + unit_words;
    return sweep;
  }
  const World& world = *study.world;
  const std::string importers = country_words_in_text(world, first->importers),
                    exporters = country_words_in_text(world, first->exporters);
  std::string what =
      first->kind == MeasureKind::tariff ? (verb == "add_pp" ? "Tariff added" : "Tariff") : capitalised(to_string(first->kind));
  std::ranges::replace(what, '_', ' ');
  const bool mirrored = second != nullptr && second->kind == first->kind && second->importers == first->exporters &&
                        second->exporters == first->importers;
  if (mirrored || (second == nullptr && first->both_ways)) {
    sweep.axis_title = fmt::format("{} both ways between {} and {} on {}{}", what, importers, exporters,
                                   sector_words(world, first->sectors), unit_words);
    sweep.noun =
        fmt::format("{}s between {} and {}", first->kind == MeasureKind::tariff ? "tariff" : "change", importers, exporters);
  } else if (second == nullptr) {
    sweep.axis_title =
        fmt::format("{} by {} on {} from {}{}", what, importers, sector_words(world, first->sectors), exporters, unit_words);
    sweep.noun =
        fmt::format("the {} of {} on {}", first->kind == MeasureKind::tariff ? "tariff" : first->id, importers, exporters);
  } else {
    sweep.noun = joined_words(axis.targets);
    sweep.axis_title = sweep.noun + unit_words;
  }
  return sweep;
}

}  // namespace

Sweep describe_sweep(const Study& study) {
  const bool dated = std::ranges::any_of(study.runs, [](const Run& run) { return !run.on.empty(); });
  if (study.scenario.grid.empty()) {
    Sweep sweep;
    sweep.kind = study.runs.size() > 1 ? Sweep::Kind::dates : Sweep::Kind::single;
    sweep.axis_title = "Date from which the measures hold";
    sweep.noun = "the measures in force";
    return sweep;
  }
  const bool several_dates =
      dated && std::ranges::any_of(study.runs, [&](const Run& run) { return run.on != study.runs.front().on; });
  if (study.scenario.grid.size() > 1 || several_dates) return {Sweep::Kind::many, "", "the parameters", ""};
  return describe_axis(study, study.scenario.grid.front());
}

double sweep_value(const Study& study, const std::map<std::string, double>& parameters) {
  if (study.scenario.grid.empty() || study.scenario.grid.front().targets.empty()) return 0;
  const auto at = parameters.find(study.scenario.grid.front().targets.front());
  return at == parameters.end() ? 0 : at->second;
}

std::string date_words(const std::string& iso_date, bool abbreviated) {
  constexpr std::array<const char*, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                               "July",    "August",   "September", "October", "November", "December"};
  if (iso_date.size() != 10) return iso_date;
  const std::string month = months[static_cast<std::size_t>(std::clamp(std::stoi(iso_date.substr(5, 2)), 1, 12) - 1)];
  return fmt::format("{} {} {}", std::stoi(iso_date.substr(8, 2)), abbreviated ? month.substr(0, 3) : month,
                     iso_date.substr(0, 4));
}

double date_days(const std::string& iso_date) {
  using namespace std::chrono;
  const year_month_day date{year{std::stoi(iso_date.substr(0, 4))},
                            month{static_cast<unsigned>(std::stoi(iso_date.substr(5, 2)))},
                            day{static_cast<unsigned>(std::stoi(iso_date.substr(8, 2)))}};
  return static_cast<double>(sys_days{date}.time_since_epoch().count());
}

std::string run_words(const Study& study, const Run& run) {
  if (!run.on.empty() && run.parameters.empty()) return "with the measures in force on " + date_words(run.on);
  if (run.parameters.empty()) return "with the measures";
  const Sweep sweep = describe_sweep(study);
  if (sweep.kind == Sweep::Kind::one_parameter) {
    const std::string value = given_text(sweep_value(study, run.parameters));
    if (sweep.unit == " percentage points") return "with tariffs " + value + sweep.unit + " higher";
    return fmt::format("at {}{}", sweep.unit.empty() ? "a factor of " : "", value + sweep.unit);
  }
  std::vector<std::string> parts;
  for (const auto& [name, value] : run.parameters) parts.push_back(fmt::format("{} = {}", name, given_text(value)));
  if (!run.on.empty()) parts.push_back("on " + date_words(run.on));
  return "with " + joined_words(parts);
}

std::string penalty_words(const Study& study, const std::string& penalty) {
  if (!study.scenario.compliance) return penalty;
  const auto& list = study.scenario.compliance->penalties;
  const auto at = std::ranges::find(list, penalty, &Penalty::id);
  if (at == list.end()) return penalty;
  const bool alone = at->by.size() == 1 && std::ranges::any_of(list, [](const Penalty& p) { return p.by.size() > 1; });
  return country_words_in_text(*study.world, at->by) + (alone ? " alone" : "");
}

std::string punishment_words(const Study& study, const std::string& id) {
  const Penalty& penalty = *std::ranges::find(study.scenario.compliance->penalties, id, &Penalty::id);
  const std::string by = penalty_words(study, id), share = given_text(penalty.exposure_pct) + narrow_space + "%";
  const std::string sectors = penalty.sectors.empty() ? "" : " in the sectors named";
  if (penalty.factor == 0)
    return fmt::format("to be cut off from {} trade with {}{}", penalty.exposure_pct == 100 ? "all" : share + " of", by, sectors);
  return fmt::format("trade costs {} higher with {}{}{}", percent_text(100 * (penalty.factor - 1)), by,
                     penalty.exposure_pct == 100 ? "" : " on " + share + " of the trade", sectors);
}

std::string measure_words(const Study& study, const Measure& m) {
  const World& world = *study.world;
  const std::string value = given_text(m.change.value);
  std::string change;
  switch (m.change.verb) {
    case Verb::add_pp:
      change = fmt::format("{}{} percentage points", m.change.value > 0 ? "+" : "", value);
      break;
    case Verb::set_rate:
      change = "set to " + value + narrow_space + "%";
      break;
    case Verb::max_rate:
      change = "at most " + value + narrow_space + "%";
      break;
    case Verb::linear_cut:
      change = "cut by " + value + narrow_space + "%";
      break;
    case Verb::swiss:
      change = "Swiss formula, coefficient " + value;
      break;
    case Verb::power_pct:
      change = fmt::format("{}{}{}% on the price", m.change.value > 0 ? "+" : "", value, narrow_space);
      break;
    case Verb::factor:
      change = "times " + value;
      break;
    case Verb::max_pct:
      change =
          fmt::format("at {}{}% of the benchmark {}", value, narrow_space, m.kind == MeasureKind::quota ? "quantity" : "price");
      break;
    case Verb::max_value:
      change = fmt::format("at {} million USD", value);
      break;
    case Verb::none:
      break;
  }
  std::string kind = capitalised(to_string(m.kind));
  std::ranges::replace(kind, '_', ' ');
  const bool moved = std::ranges::any_of(study.scenario.grid, [&](const GridAxis& axis) {
    return std::ranges::any_of(axis.targets, [&](const std::string& t) { return t.starts_with(m.id + "."); });
  });
  if (moved) change = "varied along the grid";
  std::string where =
      m.kind == MeasureKind::productivity
          ? country_words_in_text(world, m.countries)
          : fmt::format("imports of {} from {}{}", country_words_in_text(world, m.importers),
                        country_words_in_text(world, m.exporters), m.both_ways ? ", and the other way round" : "");
  if (m.shared) where = "all together, " + where;
  if (!m.rent.empty()) where += m.rent == "importer" || m.rent == "exporter" ? ", rent to the " + m.rent : ", rent to " + m.rent;
  return fmt::format("{}{}{}: {}; {}", kind, change.empty() ? "" : " ", change, where, sector_words(world, m.sectors));
}

std::string technology_words(const Economy& economy) {
  const Substitution& e = economy.substitution;
  std::string text = "Fixed cost and spending shares (Cobb-Douglas)";
  if (!e.is_cobb_douglas()) {
    text = fmt::format(
        "Elasticities of substitution: {:g} among final goods, {:g} between value added and materials, {:g} among materials",
        e.consumption, e.value_added, e.intermediates);
    if (!e.energy_sectors.empty()) text += fmt::format(", {:g} between energy and everything else a producer uses", e.energy);
  }
  if (std::isinf(economy.factor_mobility)) return text + "; factors move freely between the sectors of a country.";
  if (economy.factor_mobility == 0) return text + "; every sector keeps its own factors.";
  return text +
         fmt::format("; factors move between the sectors of a country with an elasticity of {:g}.", economy.factor_mobility);
}

std::string horizon_words(const std::string& horizon) {
  if (horizon == "short") return "within about a year";
  if (horizon == "medium") return "within about three years";
  return "in the long run";
}

std::string closure_words(Closure closure) {
  switch (closure) {
    case Closure::zero:
      return "without trade deficits, before and after";
    case Closure::own_share:
      return "with trade deficits in proportion to each country's own value added";
    case Closure::fixed_world_share:
      break;
  }
  return "with trade deficits fixed in units of world value added";
}

std::string balance_words(const Study& study) {
  return closure_words(study.economy.closure) +
         (study.burden_sharers.empty() || study.coalition ? "" : " and the burden shared by the members of the coalition");
}

std::string outcome_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::converged:
      return "solved and certified";
    case Outcome::infeasible:
      return "no equilibrium exists";
    case Outcome::iteration_limit:
      return "not solved: the limit of sweeps was reached";
    case Outcome::time_limit:
      return "not solved: the time limit was reached";
    case Outcome::stalled:
      return "not solved: the solver made no more progress";
    case Outcome::cancelled:
      return "not solved: interrupted";
  }
  return "not solved";
}

std::string study_outcome_words(const Study& study) {
  const Outcome own = study.outcome_at_own_horizon();
  std::string text = outcome_words(own), exceptions;
  if (own != Outcome::converged || !study.horizons) return text;
  for (const HorizonResult& result : study.horizons->horizons) {
    if (result.outcome() == Outcome::converged) continue;
    exceptions += fmt::format("{} at the {} horizon ({})", exceptions.empty() ? "" : " and", result.horizon,
                              outcome_words(result.outcome()));
  }
  return exceptions.empty() ? text : text + ", except" + exceptions;
}

}  // namespace entrepot
