// Which flows carry which rate.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <tuple>

#include "entrepot/tax_policy.hpp"
#include "support/hand_world.hpp"
#include "support/shocks.hpp"

namespace entrepot {
namespace {

const Country usa(0), chn(1), deu(2), row(3);
const Sector a01(0), c26(1), serv(2);

TaxDesign american(TaxDetail detail) {
  return {.members = {usa}, .partners = {{chn}, {deu, row}}, .sectors = {a01, c26}, .detail = detail};
}

std::vector<std::size_t> sizes(const std::vector<TaxInstrument>& instruments) {
  std::vector<std::size_t> counts;
  for (const TaxInstrument& instrument : instruments) counts.push_back(instrument.flows.size());
  return counts;
}

TEST(TaxInstruments, DetailSaysHowManyRatesThereAre) {
  const World world = testing::hand_world();
  EXPECT_THAT(sizes(tax_instruments(world, american(TaxDetail::uniform))), ::testing::ElementsAre(6));
  EXPECT_THAT(sizes(tax_instruments(world, american(TaxDetail::partner))), ::testing::ElementsAre(2, 4));
  EXPECT_THAT(sizes(tax_instruments(world, american(TaxDetail::sector))), ::testing::ElementsAre(3, 3));
  EXPECT_THAT(sizes(tax_instruments(world, american(TaxDetail::partner_and_sector))), ::testing::ElementsAre(1, 1, 2, 2));
}

TEST(TaxInstruments, FlowsWithoutTradeAndTradeAmongMembersAreLeftAlone) {
  const World world = testing::hand_world();
  TaxDesign bloc{.members = {chn, deu}, .partners = {{usa}, {deu}, {chn}}, .sectors = {a01}, .detail = TaxDetail::partner};
  EXPECT_THAT(sizes(tax_instruments(world, bloc)), ::testing::ElementsAre(2)) << "members are no partners";
  bloc.members = {chn};
  EXPECT_THAT(sizes(tax_instruments(world, bloc)), ::testing::ElementsAre(1)) << "CHN buys no A01 from DEU";
  bloc.export_taxes = true;
  const auto both = tax_instruments(world, bloc);
  ASSERT_THAT(sizes(both), ::testing::ElementsAre(1, 1, 1));
  EXPECT_EQ(both[2].kind, TaxKind::export_tax);
  EXPECT_EQ(both[2].flows[0].importer, deu);
  EXPECT_EQ(both[2].flows[0].exporter, chn);
}

TEST(TaxInstruments, RatesReplaceThoseOfTheBaseAndLeaveTheRest) {
  const World world = testing::hand_world();
  const Shock base = testing::ShockBuilder(world)
                         .cost("USA", "CHN", 1.5)
                         .tariff(a01, "USA", "CHN", .4)
                         .export_tax(serv, "ROW", "USA", .2)
                         .shock();
  TaxDesign design = american(TaxDetail::sector);
  design.export_taxes = true;
  const auto instruments = tax_instruments(world, design);
  ASSERT_EQ(instruments.size(), 4u);
  const TaxSchedule schedule(world, base, instruments);
  const Shock shock = schedule.at(std::vector{.11, .22, .33, .44});
  testing::ShockBuilder expected(world);
  expected.cost("USA", "CHN", 1.5).export_tax(serv, "ROW", "USA", .2);
  for (const char* partner : {"CHN", "DEU", "ROW"}) {
    expected.tariff(a01, "USA", partner, .11).tariff(c26, "USA", partner, .22);
    expected.export_tax(a01, partner, "USA", .33).export_tax(c26, partner, "USA", .44);
  }
  const auto wanted = expected.shock().cells;
  ASSERT_EQ(shock.cells.size(), wanted.size());
  for (std::size_t c = 0; c < wanted.size(); ++c) {
    const CellShock &x = shock.cells[c], &y = wanted[c];
    EXPECT_TRUE(x.sector == y.sector && x.importer == y.importer && x.exporter == y.exporter) << c;
    EXPECT_EQ(x.tariff_rate, y.tariff_rate) << c;
    EXPECT_EQ(x.export_tax_rate, y.export_tax_rate) << c;
    EXPECT_EQ(x.trade_cost_factor, y.trade_cost_factor) << c;
  }
}

TEST(TaxInstruments, AScheduleKeepsOtherPolicyInItsPlaceAndItsOrder) {
  const World world = testing::hand_world();
  testing::ShockBuilder builder(world);
  builder.cell(a01, usa, deu).trade_cost_factor = 1.5;
  builder.cell(serv, chn, usa).export_tax_rate = 0.1;
  const auto instruments = tax_instruments(world, american(TaxDetail::partner));
  const TaxSchedule schedule(world, builder.shock(), instruments);
  const std::vector<double> rates{0.2, 0.3}, others{0.4, 0.5};
  const Shock shock = schedule.at(rates);
  EXPECT_TRUE(std::ranges::is_sorted(
      shock.cells, {}, [](const CellShock& cell) { return std::tuple(cell.sector, cell.importer, cell.exporter); }));
  ASSERT_EQ(shock.cells.size(), 7u) << "six taxed flows, one of them in the base, and one flow that is not taxed";
  for (const CellShock& cell : shock.cells) {
    const bool base = cell.sector == serv;
    EXPECT_EQ(cell.tariff_rate, base ? world.tariff(serv, chn, usa) : cell.exporter == chn ? 0.2 : 0.3);
    EXPECT_EQ(cell.trade_cost_factor, cell.sector == a01 && cell.exporter == deu ? 1.5 : 1);
    EXPECT_EQ(cell.export_tax_rate, base ? 0.1 : 0);
  }
  Shock again = schedule.at(others);
  schedule.put(rates, again);
  for (std::size_t c = 0; c < shock.cells.size(); ++c) EXPECT_EQ(again.cells[c].tariff_rate, shock.cells[c].tariff_rate);
}

}  // namespace
}  // namespace entrepot
