// How measures compose, rule by rule (docs/scenario.md), on a World whose numbers can be added up by eye.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "support/hand_world.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Words = std::vector<std::string>;

const World world = testing::hand_world();
constexpr Country USA{0}, CHN{1}, DEU{2};
constexpr Sector A01{0}, C26{1}, SERV{2};

Measure measure(const std::string& id, MeasureKind kind, Words importers, Words exporters, Words sectors, Change change = {}) {
  Measure m;
  m.id = m.group = id;
  m.kind = kind;
  m.importers = std::move(importers);
  m.exporters = std::move(exporters);
  m.sectors = std::move(sectors);
  m.change = change;
  m.line = 10;
  return m;
}
Measure us_tariff(const std::string& id, Change change) {
  return measure(id, MeasureKind::tariff, {"USA"}, {"CHN"}, {"goods"}, change);
}

Applied applied(std::vector<Measure> measures, const std::optional<std::string>& on = std::nullopt) {
  Scenario scenario;
  scenario.file = "s.toml";
  scenario.measures = std::move(measures);
  return apply(scenario, world, on);
}
std::vector<Problem> problems_of(std::vector<Measure> measures) {
  try {
    applied(std::move(measures));
  } catch (const InputError& error) {
    return error.problems();
  }
  return {};
}
Problem problem_of(std::vector<Measure> measures) {
  const auto problems = problems_of(std::move(measures));
  EXPECT_EQ(problems.size(), 1U);
  return problems.empty() ? Problem{} : problems.front();
}
const CellShock* find(const Shock& shock, Sector j, Country n, Country i) {
  const auto found =
      std::ranges::find_if(shock.cells, [&](const CellShock& c) { return c.sector == j && c.importer == n && c.exporter == i; });
  return found == shock.cells.end() ? nullptr : &*found;
}
double rate(const Applied& a, Sector j = A01, Country n = USA, Country i = CHN) {
  const CellShock* cell = find(a.shock, j, n, i);
  return cell != nullptr ? cell->tariff_rate : world.tariff(j, n, i);
}

TEST(Apply, NoMeasuresNoShock) { EXPECT_TRUE(applied({}).shock.empty()); }

TEST(Apply, ATariffTouchesItsCellsAndNoOther) {
  const Applied a = applied({us_tariff("t", {Verb::add_pp, 25})});
  ASSERT_EQ(a.shock.cells.size(), 2U);
  EXPECT_DOUBLE_EQ(rate(a, A01), 0.35);
  EXPECT_DOUBLE_EQ(rate(a, C26), 0.35);
  EXPECT_EQ(find(a.shock, SERV, USA, CHN), nullptr);
  EXPECT_EQ(find(a.shock, A01, CHN, USA), nullptr);
  EXPECT_EQ(a.touches[0].cells, 2U);
  EXPECT_DOUBLE_EQ(a.touches[0].trade_value, 112 + 212);
  EXPECT_DOUBLE_EQ(a.touches[0].rate_before, 0.1);
  EXPECT_DOUBLE_EQ(a.touches[0].rate_after, 0.35);
}

TEST(Apply, CellsAreSortedAndUnique) {
  Measure both = measure("b", MeasureKind::trade_cost, {"@All"}, {"@All"}, {"all"}, {Verb::factor, 2});
  both.both_ways = true;
  const Shock shock = applied({both, us_tariff("t", {Verb::add_pp, 1})}).shock;
  EXPECT_EQ(shock.cells.size(), 3U * 4 * 3) << "every flow between countries once, none at home";
  EXPECT_TRUE(
      std::ranges::is_sorted(shock.cells, {}, [](const CellShock& c) { return std::tuple(c.sector, c.importer, c.exporter); }));
  EXPECT_TRUE(std::ranges::all_of(shock.cells, [](const CellShock& c) { return c.trade_cost_factor == 2; }));
}

TEST(Apply, AddPpAddsInFileOrder) {
  EXPECT_DOUBLE_EQ(rate(applied({us_tariff("a", {Verb::add_pp, 10}), us_tariff("b", {Verb::add_pp, 15})})), 0.35);
  EXPECT_DOUBLE_EQ(rate(applied({us_tariff("a", {Verb::add_pp, 10}), us_tariff("b", {Verb::linear_cut, 50})})), 0.1);
  EXPECT_DOUBLE_EQ(rate(applied({us_tariff("b", {Verb::linear_cut, 50}), us_tariff("a", {Verb::add_pp, 10})})), 0.15);
}

TEST(Apply, TheSecondTouchStartsWhereTheFirstEnded) {
  const Applied a = applied({us_tariff("a", {Verb::set_rate, 20}), us_tariff("b", {Verb::add_pp, 5})});
  EXPECT_DOUBLE_EQ(a.touches[1].rate_before, 0.2);
  EXPECT_DOUBLE_EQ(a.touches[1].rate_after, 0.25);
}

TEST(Apply, TwoThatSetARateNeedAnOrder) {
  Measure a = us_tariff("a", {Verb::set_rate, 20}), b = us_tariff("b", {Verb::max_rate, 5});
  const Problem p = problem_of({a, b});
  EXPECT_EQ(p.field, "measure[b].order");
  EXPECT_THAT(p.rule, HasSubstr("a and b both set or cap the rate of USA from CHN, sector A01"));
  a.order = 2;
  EXPECT_EQ(problems_of({a, b}).size(), 1U) << "one order is not enough";
  b.order = 2;
  EXPECT_EQ(problems_of({a, b}).size(), 1U) << "equal orders say nothing";
  b.order = 1;
  EXPECT_DOUBLE_EQ(rate(applied({a, b})), 0.2) << "b caps first, then a sets";
  b.order = 3;
  EXPECT_DOUBLE_EQ(rate(applied({a, b})), 0.05);
}

TEST(Apply, SettersThatNeverMeetNeedNoOrder) {
  Measure a = us_tariff("a", {Verb::set_rate, 20}), b = us_tariff("b", {Verb::set_rate, 30});
  a.until = b.from = "2025-05-14";
  EXPECT_DOUBLE_EQ(rate(applied({a, b}, "2025-05-13")), 0.2);
  EXPECT_DOUBLE_EQ(rate(applied({a, b}, "2025-05-14")), 0.3);
  EXPECT_TRUE(problems_of({a, b}).empty());
  Measure other_cells = us_tariff("c", {Verb::set_rate, 30});
  other_cells.importers = {"DEU"};
  EXPECT_TRUE(problems_of({a, other_cells}).empty());
}

TEST(Apply, CostsMultiplyAndComposeWithTariffs) {
  const Applied a = applied({measure("x", MeasureKind::trade_cost, {"USA"}, {"CHN"}, {"A01"}, {Verb::factor, 2}),
                             measure("y", MeasureKind::trade_cost, {"@All"}, {"CHN"}, {"all"}, {Verb::factor, 1.5}),
                             us_tariff("t", {Verb::add_pp, 10})});
  const CellShock* cell = find(a.shock, A01, USA, CHN);
  ASSERT_NE(cell, nullptr);
  EXPECT_DOUBLE_EQ(cell->trade_cost_factor, 3);
  EXPECT_DOUBLE_EQ(cell->tariff_rate, 0.2);
  EXPECT_DOUBLE_EQ(find(a.shock, A01, DEU, CHN)->trade_cost_factor, 1.5);
  EXPECT_DOUBLE_EQ(find(a.shock, A01, DEU, CHN)->tariff_rate, 0.1) << "the World's own rate where no tariff measure acts";
}

TEST(Apply, ABanBeatsEverythingAndIdleCellsAreCounted) {
  const Applied a = applied({us_tariff("t", {Verb::add_pp, 10}), measure("ban", MeasureKind::ban, {"USA"}, {"CHN"}, {"A01"}),
                             measure("c", MeasureKind::trade_cost, {"USA"}, {"CHN"}, {"A01"}, {Verb::factor, 2})});
  const CellShock* cell = find(a.shock, A01, USA, CHN);
  ASSERT_NE(cell, nullptr);
  EXPECT_TRUE(cell->banned);
  EXPECT_EQ(cell->trade_cost_factor, 1);
  EXPECT_DOUBLE_EQ(cell->tariff_rate, 0.1);
  EXPECT_EQ(a.touches[0].cells, 1U);
  EXPECT_EQ(a.touches[0].idle_cells, 1U) << "also for a measure that stands before the ban";
  EXPECT_EQ(a.touches[1].cells, 1U);
  EXPECT_EQ(a.touches[2].cells, 0U);
  EXPECT_EQ(a.touches[2].idle_cells, 1U);
  EXPECT_EQ(a.touches[2].trade_value, 0);
}

TEST(Apply, ABanOfNothingTouchesNoMoney) {
  const Applied a = applied({measure("ban", MeasureKind::ban, {"CHN"}, {"DEU"}, {"A01"})});
  EXPECT_EQ(a.touches[0].cells, 1U);
  EXPECT_EQ(a.touches[0].zero_cells, 1U);
  EXPECT_EQ(a.touches[0].trade_value, 0);
}

TEST(Apply, DomesticFlowsAreNeverTouched) {
  const Problem p = problem_of({measure("ban", MeasureKind::ban, {"USA"}, {"USA"}, {"all"})});
  EXPECT_EQ(p.rule, "matches nothing in this World");
  EXPECT_THAT(p.hint, HasSubstr("domestic"));
  for (const CellShock& cell :
       applied({measure("t", MeasureKind::tariff, {"@All"}, {"@All"}, {"all"}, {Verb::add_pp, 5})}).shock.cells) {
    EXPECT_NE(cell.importer, cell.exporter);
  }
}

TEST(Apply, BothWaysListsEachFlowOnce) {
  Measure m = measure("c", MeasureKind::trade_cost, {"USA", "CHN"}, {"CHN", "USA"}, {"A01"}, {Verb::factor, 2});
  m.both_ways = true;
  const Applied a = applied({m});
  EXPECT_EQ(a.touches[0].cells, 2U);
  EXPECT_EQ(find(a.shock, A01, USA, CHN)->trade_cost_factor, 2);
}

TEST(Apply, ExportTaxesAreTheExportersAndStartAtZero) {
  const Applied a = applied({measure("e", MeasureKind::export_tax, {"USA"}, {"CHN"}, {"A01"}, {Verb::add_pp, 10}),
                             measure("f", MeasureKind::export_tax, {"USA"}, {"CHN"}, {"A01"}, {Verb::power_pct, 10})});
  EXPECT_DOUBLE_EQ(find(a.shock, A01, USA, CHN)->export_tax_rate, 0.21);
  EXPECT_DOUBLE_EQ(find(a.shock, A01, USA, CHN)->tariff_rate, 0.1);
}

TEST(Apply, RatesAtOrBelowMinusHundredAreRefusedWithAFlow) {
  const Problem p = problem_of({us_tariff("cut", {Verb::add_pp, -110})});
  EXPECT_EQ(p.line, 10);
  EXPECT_EQ(p.field, "measure[cut].change.add_pp");
  EXPECT_THAT(p.rule, HasSubstr("takes the rate of USA from CHN, sector A01 from 10 % to -100 %"));
  EXPECT_EQ(problems_of({us_tariff("cut", {Verb::add_pp, -109})}).size(), 0U);
  EXPECT_EQ(problem_of({us_tariff("a", {Verb::set_rate, -150})}).rule, "must be above -100 %");
}

TEST(Apply, NumbersThatWouldOverflowAreRefused) {
  EXPECT_EQ(problems_of({us_tariff("a", {Verb::add_pp, std::numeric_limits<double>::quiet_NaN()})}).size(), 1U);
  EXPECT_EQ(problems_of({us_tariff("a", {Verb::add_pp, 1e308})}).size(), 1U);
  EXPECT_THAT(problem_of({us_tariff("a", {Verb::power_pct, 9e5}), us_tariff("b", {Verb::power_pct, 9e5})}).rule,
              HasSubstr("at most 1e+06 %"));
  const auto cost = [](const std::string& id) {
    return measure(id, MeasureKind::trade_cost, {"USA"}, {"CHN"}, {"A01"}, {Verb::factor, 9e3});
  };
  EXPECT_THAT(problem_of({cost("a"), cost("b")}).hint, HasSubstr("ban"));
}

TEST(Apply, WhatMatchesNothingIsAnErrorInForceOrNot) {
  Measure absent = measure("k", MeasureKind::ban, {"KGZ"}, {"CHN"}, {"all"});
  absent.from = "2030-01-01";
  Scenario scenario;
  scenario.measures = {absent};
  EXPECT_THROW(apply(scenario, world, "2025-01-01"), InputError);
  EXPECT_EQ(problem_of({measure("s", MeasureKind::ban, {"USA"}, {"CHN"}, {"A01", "-goods"})}).rule,
            "matches nothing in this World");
}

TEST(Apply, AllProblemsOfAllMeasuresAtOnce) {
  const auto problems = problems_of(
      {measure("a", MeasureKind::ban, {"USB"}, {"CHN"}, {"A01"}), measure("b", MeasureKind::ban, {"USA"}, {"@Wst"}, {"A1"})});
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_EQ(problems[0].field, "measure[a].importers");
  EXPECT_EQ(problems[0].hint, "did you mean USA?");
  EXPECT_EQ(problems[1].hint, "did you mean A01?");
  EXPECT_EQ(problems[2].hint, "did you mean West?");
}

TEST(Apply, OnlyWhatIsInForceThatDayCounts) {
  Measure a = us_tariff("a", {Verb::add_pp, 10}), b = us_tariff("b", {Verb::add_pp, 20});
  a.from = "2025-02-04";
  a.until = b.from = "2025-03-04";
  EXPECT_DOUBLE_EQ(rate(applied({a, b}, "2025-02-03")), 0.1);
  EXPECT_DOUBLE_EQ(rate(applied({a, b}, "2025-03-03")), 0.2);
  const Applied later = applied({a, b}, "2025-03-04");
  EXPECT_DOUBLE_EQ(rate(later), 0.3);
  EXPECT_FALSE(later.touches[0].in_force);
  EXPECT_EQ(later.touches[0].cells, 0U);
  EXPECT_TRUE(later.touches[1].in_force);
  Scenario undated;
  EXPECT_THROW(apply(undated, world, "4 March 2025"), InputError);
}

TEST(Survey, EachMeasureOnItsFirstDay) {
  Scenario scenario;
  Measure a = us_tariff("a", {Verb::add_pp, 10}), b = us_tariff("b", {Verb::add_pp, 20}), c = us_tariff("c", {Verb::add_pp, 5});
  a.from = "2025-02-04";
  a.until = b.from = "2025-03-04";
  scenario.measures = {a, b, c};
  const Applied whole = survey(scenario, world);
  EXPECT_EQ(whole.touches[0].cells, 2U);
  EXPECT_DOUBLE_EQ(whole.touches[0].rate_after, 0.2);
  EXPECT_DOUBLE_EQ(whole.touches[1].rate_before, 0.1) << "a is no longer in force when b begins";
  EXPECT_DOUBLE_EQ(whole.touches[1].rate_after, 0.3);
  EXPECT_DOUBLE_EQ(whole.touches[2].rate_after, 0.25) << "on top of a, on the first day";
  EXPECT_DOUBLE_EQ(whole.shock.cells[0].tariff_rate, 0.35);
  EXPECT_EQ(survey({}, world).touches.size(), 0U);
}

TEST(Apply, OnlyGroupsKeepsTheseAlone) {
  Scenario scenario;
  scenario.measures = {us_tariff("a", {Verb::add_pp, 10}), us_tariff("b", {Verb::add_pp, 20})};
  EXPECT_DOUBLE_EQ(rate(apply(scenario, world, std::nullopt, Words{"b"})), 0.3);
  EXPECT_TRUE(apply(scenario, world, std::nullopt, Words{}).shock.empty());
}

TEST(Apply, ProductivityByCountryAndSector) {
  Measure p = measure("p", MeasureKind::productivity, {}, {}, {"goods"}, {Verb::factor, 0.5});
  p.countries = {"DEU"};
  const Applied a = applied({p, p});
  ASSERT_FALSE(a.shock.productivity.empty());
  EXPECT_DOUBLE_EQ(a.shock.productivity(A01, DEU), 0.25);
  EXPECT_EQ(a.shock.productivity(SERV, DEU), 1);
  EXPECT_EQ(a.shock.productivity(A01, USA), 1);
  EXPECT_DOUBLE_EQ(a.touches[0].trade_value, 113 + 0 + 1330 + 143 + 213 + 223 + 2330 + 243);
  p.change.value = 1;
  EXPECT_TRUE(applied({p}).shock.empty());
}

TEST(Apply, WhatChangesNothingIsNoCell) {
  const Applied a = applied({us_tariff("a", {Verb::add_pp, 0})});
  EXPECT_TRUE(a.shock.empty());
  EXPECT_EQ(a.touches[0].cells, 2U);
}

TEST(Apply, PlayersAreThoseNamedByCode) {
  Scenario scenario;
  scenario.measures = {measure("a", MeasureKind::ban, {"@West"}, {"CHN", "-DEU"}, {"A01"})};
  scenario.compliance =
      Compliance{.third = "DEU", .target = "ROW", .penalties = {{.id = "p", .by = {"USA", "@EU27"}, .factor = 1.25}}};
  EXPECT_THAT(apply(scenario, world).countries, ElementsAre("CHN", "DEU", "ROW", "USA"));
}

TEST(Combine, CostsMultiplyBansWinLaterRatesReplace) {
  const Shock first{{{A01, USA, CHN, 2, false, 0.3, 0.05}, {A01, USA, DEU, 2, false, 0.1, 0}}, {}};
  const Shock second{{{A01, USA, CHN, 1.5, false, 0.1, 0}, {A01, USA, DEU, 1, true, 0.1, 0}, {C26, USA, CHN, 3, false, 0.2, 0}},
                     {}};
  const Shock both = combine(world, first, second);
  ASSERT_EQ(both.cells.size(), 3U);
  EXPECT_DOUBLE_EQ(both.cells[0].trade_cost_factor, 3);
  EXPECT_DOUBLE_EQ(both.cells[0].tariff_rate, 0.3) << "0.1 is the World's own rate, so it replaces nothing";
  EXPECT_DOUBLE_EQ(both.cells[0].export_tax_rate, 0.05);
  EXPECT_TRUE(both.cells[1].banned);
  EXPECT_EQ(both.cells[1].trade_cost_factor, 1);
  EXPECT_DOUBLE_EQ(combine(world, second, first).cells[0].tariff_rate, 0.3);
  EXPECT_DOUBLE_EQ(both.cells[2].trade_cost_factor, 3);
}

TEST(Combine, ProductivityMultiplies) {
  Shock a, b;
  a.productivity = SectorByCountry({3, 4}, 2.0);
  b.productivity = SectorByCountry({3, 4}, 3.0);
  EXPECT_EQ(combine(world, a, b).productivity(A01, USA), 6);
  EXPECT_EQ(combine(world, a, {}).productivity(A01, USA), 2);
  EXPECT_EQ(combine(world, {}, b).productivity(A01, USA), 3);
  EXPECT_TRUE(combine(world, {}, {}).empty());
}

TEST(PairCost, BothDirectionsAllSectorsSorted) {
  const Shock shock = pair_cost(world, DEU, CHN, 1.5);
  ASSERT_EQ(shock.cells.size(), 6U);
  EXPECT_TRUE(
      std::ranges::is_sorted(shock.cells, {}, [](const CellShock& c) { return std::tuple(c.sector, c.importer, c.exporter); }));
  EXPECT_DOUBLE_EQ(find(shock, C26, CHN, DEU)->trade_cost_factor, 1.5);
  EXPECT_DOUBLE_EQ(find(shock, C26, CHN, DEU)->tariff_rate, 0.1);
  EXPECT_DOUBLE_EQ(find(shock, SERV, DEU, CHN)->tariff_rate, 0);
  for (const CellShock& cell : pair_cost(world, DEU, CHN, 1.5, true).cells) {
    EXPECT_TRUE(cell.banned);
    EXPECT_EQ(cell.trade_cost_factor, 1);
  }
}

}  // namespace
}  // namespace entrepot
