// Which flows carry which rate.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace entrepot
