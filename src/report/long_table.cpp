#include "report/long_table.hpp"

#include <cmath>

#include <fmt/format.h>

#include "report/number_text.hpp"

namespace entrepot {
namespace {

constexpr const char* index_unit = "index (baseline = 100)";
constexpr const char* money_unit = "million USD";
constexpr const char* log_unit = "100 x log";
constexpr const char* first_order_unit = "percent of baseline income (first order)";
constexpr const char* percent_unit = "percent of real income (100 x log)";

std::string scenario_stem(const Study& study) {
  const std::string stem = study.scenario.file.stem().string();
  return stem.empty() ? study.scenario.id.substr(0, 12) : stem;
}

/// Flows of a pair summed over sectors in sector order.
double pair_total(const Flows& flows, Country importer, Country exporter) {
  double total = 0;
  for (Sector j : all<Sector>(flows.extent(0))) total += flows(j, importer, exporter);
  return total;
}

/// Quantities at baseline prices: baseline value times real change, summed over sectors.
double pair_volume(const Flows& baseline, const Flows& real_change, Country importer, Country exporter) {
  double total = 0;
  for (Sector j : all<Sector>(baseline.extent(0))) {
    const double value = baseline(j, importer, exporter);
    if (value > 0) total += value * real_change(j, importer, exporter);
  }
  return total;
}

}  // namespace

std::string parameter_key(const std::map<std::string, double>& parameters) {
  std::string key;
  for (const auto& [name, value] : parameters) key += fmt::format("{}{}={}", key.empty() ? "" : "&", name, plain_number(value));
  return key;
}

std::string compliance_key(const ComplianceResult& result) {
  std::string key = parameter_key(result.parameters);
  if (!result.on.empty()) key += (key.empty() ? "on=" : "&on=") + result.on;
  return key + (key.empty() ? "penalty=" : "&penalty=") + result.penalty;
}

std::string run_key(const Study& study, const Run& run) {
  std::string detail = parameter_key(run.parameters);
  if (!run.on.empty()) detail += (detail.empty() ? "on=" : "&on=") + run.on;
  return scenario_stem(study) + (detail.empty() ? "" : "?" + detail);
}

LongTable countries_table(const Study& study) {
  LongTable table{"countries.csv", {}};
  for (const Run& run : study.runs) {
    if (!run.outcomes) continue;
    const std::string key = run_key(study, run);
    for (const CountryOutcome& c : run.outcomes->countries) {
      const std::string& iso3 = study.world->countries[c.country.value];
      auto add = [&](const char* variable, const char* unit, double value, double baseline) {
        table.rows.push_back({key, variable, unit, iso3, "", "", value, baseline});
      };
      add("real_income", index_unit, 100 * c.real_income, 100);
      add("real_wage", index_unit, 100 * c.real_wage, 100);
      add("wage", index_unit, 100 * c.wage, 100);
      add("consumer_price", index_unit, 100 * c.consumer_price, 100);
      add("income", money_unit, c.income, c.income_baseline);
      add("tariff_revenue", money_unit, c.tariff_revenue, c.tariff_revenue_baseline);
      add("exports", money_unit, c.exports, c.exports_baseline);
      add("imports", money_unit, c.imports, c.imports_baseline);
      if (!study.burden_sharers.empty()) add("transfer", money_unit, run.equilibrium.transfer(c.country), 0);
    }
  }
  return table;
}

LongTable bilateral_table(const Study& study) {
  LongTable table{"bilateral.csv", {}};
  const auto countries = all<Country>(study.world->country_count());
  for (const Run& run : study.runs) {
    if (!run.outcomes) continue;
    const std::string key = run_key(study, run);
    const Outcomes& o = *run.outcomes;
    const Flows real =
        real_trade_change(*study.world, study.economy, study.baseline_shock, study.baseline, run.applied.shock, run.equilibrium);
    for (Country exporter : countries) {
      for (Country importer : countries) {
        if (exporter == importer) continue;
        const std::string& from = study.world->countries[exporter.value];
        const std::string& to = study.world->countries[importer.value];
        const double before = pair_total(o.trade_baseline, importer, exporter);
        table.rows.push_back({key, "trade", money_unit, from, to, "", pair_total(o.trade, importer, exporter), before});
        table.rows.push_back({key, "trade_real", "million USD at baseline prices", from, to, "",
                              pair_volume(o.trade_baseline, real, importer, exporter), before});
      }
    }
  }
  return table;
}

LongTable sectors_table(const Study& study) {
  LongTable table{"sectors.csv", {}};
  for (const Run& run : study.runs) {
    if (!run.outcomes) continue;
    const std::string key = run_key(study, run);
    const Outcomes& o = *run.outcomes;
    for (Country n : all<Country>(study.world->country_count())) {
      for (Sector j : all<Sector>(study.world->sector_count())) {
        const std::string& iso3 = study.world->countries[n.value];
        const std::string& sector = study.world->sectors[j.value];
        table.rows.push_back({key, "output", money_unit, iso3, "", sector, o.output(j, n), o.output_baseline(j, n)});
        table.rows.push_back({key, "purchaser_price", index_unit, iso3, "", sector, 100 * o.price(j, n), 100});
        table.rows.push_back({key, "unit_cost", index_unit, iso3, "", sector, 100 * o.wage_cost(j, n), 100});
      }
    }
  }
  return table;
}

LongTable decomposition_table(const Study& study) {
  LongTable table{"decomposition.csv", {}};
  if (study.runs.empty()) return table;
  const std::string key = run_key(study, study.runs.back());
  auto add = [&](const std::string& variable, const ByCountry& values, const char* unit = log_unit) {
    for (Country n : all<Country>(values.size()))
      table.rows.push_back({key, variable, unit, study.world->countries[n.value], "", "", values(n), 0});
  };
  if (const auto& shapley = study.contributions; shapley && shapley->failed.empty()) {
    for (std::size_t g = 0; g < shapley->groups.size(); ++g) add("contribution:" + shapley->groups[g], shapley->contribution[g]);
    add("contribution_total", shapley->total);
  }
  if (const auto& path = study.path) {
    add("path:terms_of_trade", path->terms_of_trade);
    add("path:rents", path->rents);
    add("path:tariff_revenue", path->tariff_revenue);
    add("path:trade_cost", path->trade_cost);
    add("path:productivity", path->productivity);
    add("path:balance", path->balance);
    add("path_exact", path->exact);
    add("path_gap", path->gap);
  }
  if (const auto& terms = study.first_order) {
    add("caliendo_parro:terms_of_trade", terms->terms_of_trade, first_order_unit);
    add("caliendo_parro:volume_of_trade", terms->volume_of_trade, first_order_unit);
    add("caliendo_parro:welfare", terms->welfare, first_order_unit);
  }
  return table;
}

LongTable compliance_table(const Study& study) { return {"compliance.csv", compliance_rows(study, study.compliance)}; }

std::vector<LongRow> compliance_rows(const Study& study, const std::vector<ComplianceResult>& results) {
  std::vector<LongRow> rows;
  if (!study.scenario.compliance) return rows;
  const Compliance& question = *study.scenario.compliance;
  std::map<std::string, const ComplianceResult*> first;  // by penalty
  for (const ComplianceResult& r : results) {
    const ComplianceResult& base = *first.try_emplace(r.penalty, &r).first->second;
    const std::string key = scenario_stem(study) + "?" + compliance_key(r);
    auto add = [&](const char* variable, const char* unit, const std::string& iso3, const std::string& partner, double value,
                   double baseline) {
      rows.push_back({key, variable, unit, iso3, partner, "", value, baseline});
    };
    add("gain_from_ignoring", percent_unit, question.third, question.target, r.gain, base.gain);
    add("stake", percent_unit, question.third, "", r.stake, base.stake);
    add("threshold", "probability of punishment", question.third, question.target, r.threshold, base.threshold);
    add("log_threshold_change", log_unit, question.third, question.target, 100 * r.dlog_threshold, 100 * base.dlog_threshold);
    add("log_threshold_from_stake", log_unit, question.third, question.target, 100 * r.from_stake, 100 * base.from_stake);
    add("log_threshold_from_gain", log_unit, question.third, question.target, 100 * r.from_gain, 100 * base.from_gain);
    add("target_loss_if_complies", percent_unit, question.target, question.third, r.target_loss_if_complies,
        base.target_loss_if_complies);
    add("enforcer_cost", percent_unit, "", question.third, r.enforcer_cost, base.enforcer_cost);
    for (std::size_t e = 0; e < r.enforcer_costs.size() && e < base.enforcer_costs.size(); ++e)
      add("enforcer_cost", percent_unit, r.enforcer_costs[e].first, question.third, r.enforcer_costs[e].second,
          base.enforcer_costs[e].second);
  }
  return rows;
}

LongTable pairs_table(const Study& study) {
  LongTable table{"pairs.csv", {}};
  for (const PairStudy& pair : study.pairs) {
    const std::string& a = study.world->countries[pair.a.value];
    const std::string& b = study.world->countries[pair.b.value];
    const PairStudy::State& before = pair.states.front();
    for (const PairStudy::State& state : pair.states) {
      const std::string key = fmt::format("{}?state={}", scenario_stem(study), state.label);
      auto add = [&](const char* variable, const char* unit, const std::string& iso3, const std::string& partner, double value,
                     double baseline) {
        table.rows.push_back({key, variable, unit, iso3, partner, "", value, baseline});
      };
      add("dependence", "share of foreign trade", a, b, state.dependence.a_on_b, before.dependence.a_on_b);
      add("dependence", "share of foreign trade", b, a, state.dependence.b_on_a, before.dependence.b_on_a);
      add("asymmetry", "index from -1 to 1", a, b, state.dependence.asymmetry, before.dependence.asymmetry);
      if (state.exit.cut.outcome == Outcome::converged) {
        add("exit_loss", percent_unit, a, b, state.exit.loss_a, before.exit.loss_a);
        add("exit_loss", percent_unit, b, a, state.exit.loss_b, before.exit.loss_b);
        add("exit_loss_ratio", "ratio", a, b, state.exit.ratio, before.exit.ratio);
      }
      add("supplier_power", log_unit, a, b, state.power_a_over_b, before.power_a_over_b);
      add("supplier_power", log_unit, b, a, state.power_b_over_a, before.power_b_over_a);
    }
  }
  return table;
}

}  // namespace entrepot
