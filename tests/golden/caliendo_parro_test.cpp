// NAFTA (Caliendo and Parro 2015) against files solved to 1e-12 by peers, and against the paper's printed tables. Deviations
// allowed: 1e-6 percentage points against the files (their stated accuracy), half of the last digit against the tables.
#include <gtest/gtest.h>
#include <cmath>
#include <map>

#include "entrepot/errors.hpp"
#include "entrepot/outcomes.hpp"
#include "support/caliendo_parro.hpp"
#include "support/shared.hpp"
#include "tables/csv.hpp"

namespace entrepot {
namespace {

constexpr double percentage_points = 1e-6;
constexpr double half_of_the_last_digit = 0.005;

tables::Table expected(const std::string& name, const std::vector<std::string>& texts, const std::vector<std::string>& numbers) {
  std::vector<tables::Column> columns;
  for (const std::string& text : texts) columns.push_back({.name = text, .may_be_empty = true});
  for (const std::string& number : numbers) columns.push_back({.name = number, .type = tables::ColumnType::number});
  Problems problems;
  auto table = tables::read_csv(testing::shared_path("reference/caliendo_parro_2015/expected") / name, columns, problems);
  problems.throw_if_any();
  return *table;
}

/// One closure solved: the baseline with the tariffs of 1993 and NAFTA, both by us.
struct Nafta {
  World world;
  Economy economy;
  Shock shock;
  Equilibrium baseline, equilibrium;
  Outcomes outcomes;
  FirstOrderTerms terms;
  Country country(std::string_view name) const { return testing::country_named(world, std::string(name)); }
};

Nafta solve_nafta(Closure closure) {
  const SolverParams params{.tolerance = 1e-13};
  testing::CaliendoParro data = testing::caliendo_parro();
  Nafta nafta;
  nafta.economy = {trade_elasticity(data.world, "published", "long"), closure};
  nafta.shock = testing::tariff_shock(data.world, data.tariff_nafta);
  nafta.world = std::move(data.world);
  nafta.baseline = solve(nafta.world, nafta.economy, {}, params);
  nafta.equilibrium = solve(nafta.world, nafta.economy, nafta.shock, params);
  nafta.outcomes = compute_outcomes(nafta.world, nafta.economy, {}, nafta.baseline, nafta.shock, nafta.equilibrium);
  nafta.terms = caliendo_parro_terms(nafta.world, nafta.economy, {}, nafta.baseline, nafta.shock, nafta.equilibrium);
  return nafta;
}

/// Solved once for all tests of a closure.
const Nafta& nafta(Closure closure) {
  static std::map<Closure, Nafta> solved;
  if (!solved.contains(closure)) solved[closure] = solve_nafta(closure);
  return solved[closure];
}

void expect_welfare_file(const Nafta& run, const std::string& file) {
  ASSERT_EQ(run.baseline.outcome, Outcome::converged) << run.baseline.diagnosis.reason;
  ASSERT_EQ(run.equilibrium.outcome, Outcome::converged) << run.equilibrium.diagnosis.reason;
  const tables::Table table = expected(file, {"region"}, {"tot", "vot", "realwage", "P_n_hat", "w_hat", "real_income_exact_pct"});
  ASSERT_EQ(table.rows(), run.world.country_count());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Country n = run.country(table.text("region")[row]);
    const CountryOutcome& outcome = run.outcomes.countries[static_cast<std::size_t>(n.value)];
    SCOPED_TRACE(table.text("region")[row]);
    EXPECT_NEAR(run.terms.terms_of_trade(n), table.number("tot")[row], percentage_points);
    EXPECT_NEAR(run.terms.volume_of_trade(n), table.number("vot")[row], percentage_points);
    EXPECT_NEAR(100 * (outcome.real_wage - 1), table.number("realwage")[row], percentage_points);
    EXPECT_NEAR(100 * (outcome.real_income - 1), table.number("real_income_exact_pct")[row], percentage_points);
    EXPECT_NEAR(100 * outcome.wage, 100 * table.number("w_hat")[row], percentage_points);
    EXPECT_NEAR(100 * outcome.consumer_price, 100 * table.number("P_n_hat")[row], percentage_points);
  }
}

/// Printed numbers of one table, by region, partner and measure.
void expect_printed(const std::string& table_name, const std::string& scenario,
                    const std::function<double(Country, const std::string&, const std::string&)>& ours, const Nafta& run) {
  const tables::Table table =
      expected("paper_tables.csv", {"table", "scenario", "region", "partner", "measure"}, {"value_percent"});
  std::size_t compared = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text("table")[row] != table_name || table.text("scenario")[row] != scenario) continue;
    const std::string region(table.text("region")[row]), partner(table.text("partner")[row]), measure(table.text("measure")[row]);
    SCOPED_TRACE(region + " " + partner + " " + measure);
    EXPECT_NEAR(ours(run.country(region), partner, measure), table.number("value_percent")[row], half_of_the_last_digit);
    ++compared;
  }
  EXPECT_GT(compared, 0u);
}

double term(const Nafta& run, Country n, const std::string& measure) {
  if (measure == "welfare") return run.terms.welfare(n);
  if (measure == "terms_of_trade") return run.terms.terms_of_trade(n);
  if (measure == "volume_of_trade") return run.terms.volume_of_trade(n);
  return 100 * (run.outcomes.countries[static_cast<std::size_t>(n.value)].real_wage - 1);
}

#define NEEDS_NAFTA ENTREPOT_NEEDS_SHARED("reference/caliendo_parro_2015/expected")

TEST(CaliendoParroNafta, ZeroDeficits) {
  NEEDS_NAFTA;
  expect_welfare_file(nafta(Closure::zero), "welfare_zero_deficit_tol1e-12.csv");
}

TEST(CaliendoParroNafta, ObservedDeficits) {
  NEEDS_NAFTA;
  expect_welfare_file(nafta(Closure::fixed_world_share), "welfare_with_deficit_tol1e-12.csv");
}

TEST(CaliendoParroNafta, CostsPricesAndSpendingBySector) {
  NEEDS_NAFTA;
  const Nafta& run = nafta(Closure::zero);
  const tables::Table table =
      expected("region_sector_zero_deficit_tol1e-12.csv", {"region", "sector"}, {"c_hat", "P_hat", "X_bln", "X_cfl"});
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Country n = run.country(table.text("region")[row]);
    const Sector j = run.world.find_sector(std::string(table.text("sector")[row])).value();
    SCOPED_TRACE(std::string(table.text("region")[row]) + " " + std::string(table.text("sector")[row]));
    EXPECT_NEAR(100 * run.outcomes.wage_cost(j, n), 100 * table.number("c_hat")[row], percentage_points);
    EXPECT_NEAR(100 * run.outcomes.price(j, n), 100 * table.number("P_hat")[row], percentage_points);
  }
}

TEST(CaliendoParroNafta, BilateralShares) {
  NEEDS_NAFTA;
  const Nafta& run = nafta(Closure::zero);
  const tables::Table table =
      expected("bilateral_zero_deficit_tol1e-12.csv.gz", {"importer", "exporter", "sector"}, {"pi_bln", "pi_cfl"});
  ASSERT_GT(table.rows(), 15000u);
  const auto share = [&](const Flows& trade, const Flows& tariff, const Equilibrium& equilibrium, Sector j, Country n,
                         Country i) { return trade(j, n, i) * (1 + tariff(j, n, i)) / equilibrium.expenditure(j, n); };
  Flows tariff = run.world.tariff;
  for (const CellShock& cell : run.shock.cells) tariff(cell.sector, cell.importer, cell.exporter) = cell.tariff_rate;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Country n = run.country(table.text("importer")[row]), i = run.country(table.text("exporter")[row]);
    const Sector j = run.world.find_sector(std::string(table.text("sector")[row])).value();
    const double before = share(run.outcomes.trade_baseline, run.world.tariff, run.baseline, j, n, i);
    const double after = share(run.outcomes.trade, tariff, run.equilibrium, j, n, i);
    ASSERT_NEAR(100 * before, 100 * table.number("pi_bln")[row], percentage_points);
    ASSERT_NEAR(100 * after, 100 * table.number("pi_cfl")[row], percentage_points);
  }
}

TEST(CaliendoParroNafta, PrintedTable2UnderThePapersOwnFormula) {
  NEEDS_NAFTA;
  const Nafta& run = nafta(Closure::zero);
  expect_printed(
      "2", "nafta_zero_deficit", [&](Country n, auto&, auto& measure) { return term(run, n, measure); }, run);
}

TEST(CaliendoParroNafta, PrintedTable3ByPartner) {
  NEEDS_NAFTA;
  const Nafta& run = nafta(Closure::zero);
  const auto by_partner = [&](Country n, const std::string& partner, const std::string& measure) {
    const auto& terms = measure == "terms_of_trade" ? run.terms.terms_of_trade_by_partner : run.terms.volume_of_trade_by_partner;
    double nafta_partners = 0, all_partners = 0;
    for (Country i : all<Country>(run.world.country_count())) {
      all_partners += terms(n, i);
      if (i == run.country("Mexico") || i == run.country("Canada") || i == run.country("USA")) nafta_partners += terms(n, i);
    }
    return partner == "NAFTA" ? nafta_partners : all_partners - nafta_partners;
  };
  expect_printed("3", "nafta_zero_deficit", by_partner, run);
}

TEST(CaliendoParroNafta, PrintedTable5ImportGrowth) {
  NEEDS_NAFTA;
  const Nafta& run = nafta(Closure::zero);
  const auto growth = [&](Country n, const std::string& partner, const std::string&) {
    const Country i = run.country(partner);
    double before = 0, after = 0;
    for (Sector j : all<Sector>(run.world.sector_count())) {
      before += run.outcomes.trade_baseline(j, n, i);
      after += run.outcomes.trade(j, n, i);
    }
    return 100 * (after / before - 1);
  };
  expect_printed("5", "nafta_zero_deficit", growth, run);
}

TEST(CaliendoParroNafta, PrintedTableA4WithDeficits) {
  NEEDS_NAFTA;
  // Two of its nine numbers cannot be had from the authors' own data: peers solve it to 1e-12 and find -0.4145 for Mexico's
  // terms of trade and 0.0850 - 5e-5 for US welfare, where the paper prints -0.42 and 0.09. ObservedDeficits holds us to the
  // peers' numbers; here the printed ones must agree wherever the peers' do.
  const Nafta& run = nafta(Closure::fixed_world_share);
  const tables::Table peers = expected("welfare_with_deficit_tol1e-12.csv", {"region"}, {"tot", "vot", "welfare"});
  const auto peers_value = [&](Country n, const std::string& measure) {
    for (std::size_t row = 0; row < peers.rows(); ++row) {
      if (run.country(peers.text("region")[row]) != n) continue;
      return peers.number(measure == "welfare" ? "welfare" : measure == "terms_of_trade" ? "tot" : "vot")[row];
    }
    return std::nan("");
  };
  const tables::Table table =
      expected("paper_tables.csv", {"table", "scenario", "region", "partner", "measure"}, {"value_percent"});
  std::vector<std::string> misprinted;
  std::size_t agreed = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text("table")[row] != "A4") continue;
    const std::string region(table.text("region")[row]), measure(table.text("measure")[row]);
    const Country n = run.country(region);
    const double printed = table.number("value_percent")[row];
    if (std::abs(peers_value(n, measure) - printed) > half_of_the_last_digit) {
      misprinted.push_back(region + " " + measure);
      continue;
    }
    EXPECT_NEAR(term(run, n, measure), printed, half_of_the_last_digit) << region << " " << measure;
    ++agreed;
  }
  EXPECT_EQ(misprinted, (std::vector<std::string>{"Mexico terms_of_trade", "USA welfare"}));
  EXPECT_EQ(agreed, 7u);
}

/// What one step needs of an equilibrium on the path.
struct PathPoint {
  Flows rates, trade;
  SectorByCountry cost;
  ByCountry income;
};

/// Differentials of eq. 16 summed over steps that are equal in log tariff factors: log changes over the step, weights of the
/// equilibrium in its middle. Percent of income.
struct StepSums {
  ByCountry terms_of_trade, volume_of_trade;
};
StepSums summed_in_steps(const Nafta& run, int steps) {
  const auto point_at = [&](double s) {
    PathPoint point{run.world.tariff, {}, {}, {}};
    for (const CellShock& cell : run.shock.cells) {
      double& rate = point.rates(cell.sector, cell.importer, cell.exporter);
      rate = std::expm1((1 - s) * std::log1p(rate) + s * std::log1p(cell.tariff_rate));
    }
    const Shock shock = testing::tariff_shock(run.world, point.rates);
    const Equilibrium equilibrium = solve(run.world, run.economy, shock);
    point.trade = trade_flows(run.world, run.economy, shock, equilibrium);
    point.cost = equilibrium.unit_cost_change;
    point.income = equilibrium.income;
    return point;
  };
  const ByCountry zero({run.world.country_count()}, 0.0);
  StepSums sum{zero, zero};
  PathPoint a = point_at(0);
  for (int step = 1; step <= steps; ++step) {
    const PathPoint middle = point_at((step - 0.5) / steps), b = point_at(step / static_cast<double>(steps));
    for (Sector j : all<Sector>(run.world.sector_count())) {
      for (Country n : all<Country>(run.world.country_count())) {
        for (Country i : all<Country>(run.world.country_count())) {
          if (n == i || a.trade(j, n, i) <= 0) continue;
          const double log_cost = std::log(b.cost(j, i) / a.cost(j, i));
          const double log_volume = std::log(b.trade(j, n, i) / a.trade(j, n, i)) - log_cost;
          const double trade = middle.trade(j, n, i);
          sum.terms_of_trade(i) += 100 * trade * log_cost / middle.income(i);
          sum.terms_of_trade(n) -= 100 * trade * log_cost / middle.income(n);
          sum.volume_of_trade(n) += 100 * middle.rates(j, n, i) * trade * log_volume / middle.income(n);
        }
      }
    }
    a = b;
  }
  return sum;
}

TEST(CaliendoParroNafta, TermsSummedInSmallStepsAreThePartsOfTheExactChange) {
  NEEDS_NAFTA;
  const Nafta& run = nafta(Closure::zero);
  const PathDecomposition path = decompose_path(run.world, run.economy, {}, run.shock, {.tolerance = 1e-12});
  const StepSums eight = summed_in_steps(run, 8), sixteen = summed_in_steps(run, 16);
  const auto limit = [](double coarse, double fine) { return fine + (fine - coarse) / 3; };  // the error falls with step^2
  for (const char* name : {"Mexico", "Canada", "USA"}) {
    const Country n = run.country(name);
    SCOPED_TRACE(name);
    const double terms_of_trade = limit(eight.terms_of_trade(n), sixteen.terms_of_trade(n));
    const double volume_of_trade = limit(eight.volume_of_trade(n), sixteen.volume_of_trade(n));
    EXPECT_NEAR(path.terms_of_trade(n), terms_of_trade, 1e-5);
    EXPECT_NEAR(path.tariff_revenue(n), volume_of_trade, 1e-5);
    EXPECT_NEAR(path.exact(n), terms_of_trade + volume_of_trade, 1e-5);
  }
}

TEST(CaliendoParroNafta, ExactRealIncomeIsNotThePrintedWelfare) {
  NEEDS_NAFTA;  // MODEL.md M4, "Benchmark trap": T11
  const Nafta& run = nafta(Closure::zero);
  const PathDecomposition path = decompose_path(run.world, run.economy, {}, run.shock, {.tolerance = 1e-12});
  ASSERT_EQ(path.outcome, Outcome::converged) << path.diagnosis.reason;
  const std::map<std::string, double> exact{{"Mexico", .007}, {"Canada", -.110}, {"USA", .074}};
  for (const auto& [name, value] : exact) EXPECT_NEAR(path.exact(run.country(name)), value, 5e-4) << name;
  for (Country n : all<Country>(run.world.country_count())) {
    const CountryOutcome& outcome = run.outcomes.countries[static_cast<std::size_t>(n.value)];
    EXPECT_NEAR(path.exact(n), 100 * std::log(outcome.real_income), 1e-7);
    EXPECT_NEAR(path.gap(n), 0, 1e-6) << run.world.country_names[static_cast<std::size_t>(n.value)];
    EXPECT_NEAR(path.trade_cost(n), 0, 1e-12);
    EXPECT_NEAR(path.balance(n), 0, 1e-12);
  }
}

}  // namespace
}  // namespace entrepot
