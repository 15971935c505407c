// The split of merged input rows: priors and the fit to purchases.
#include <gtest/gtest.h>

#include "sources/icio_sectors.hpp"
#include "world/split_inputs.hpp"
#include "world/split_priors.hpp"

namespace entrepot {
namespace {

using sources::icio_sectors;

Sector at(const char* code) { return Sector(*sources::icio_sector_position(code)); }

TEST(SplitPriors, MainInputsOutweighTraces) {
  const std::array<double, 3> buyers = {0.6, 0.3, 0.1};
  EXPECT_GT(split_prior("B06", "C19", buyers), split_prior("B05", "C19", buyers));
  EXPECT_GT(split_prior("B05", "C24A", buyers), split_prior("B06", "C24A", buyers));
  EXPECT_GT(split_prior("B07", "C24B", buyers), split_prior("B05", "C24B", buyers));
  EXPECT_GT(split_prior("B09", "B06", buyers), split_prior("B05", "B06", buyers));
  EXPECT_GT(split_prior("A02", "C16", buyers), split_prior("A03", "C16", buyers));
  EXPECT_GT(split_prior("A03", "C10T12", buyers), split_prior("A02", "C10T12", buyers));
  EXPECT_GT(split_prior("C301", "C301", buyers), split_prior("C302T309", "C301", buyers));
  EXPECT_GT(split_prior("B05", "SERV", {1, 0, 0}), split_prior("B08", "SERV", {1, 0, 0})) << "power stations burn coal";
  EXPECT_GT(split_prior("B08", "SERV", {0, 1, 0}), split_prior("B05", "SERV", {0, 1, 0})) << "builders take stone and sand";
}

/// One country in which every sector makes 100 and takes 20 of mining, and buys `bought` of each mining product.
struct OneCountry {
  Technology technology;
  SectorByCountry output, purchases;
};
OneCountry mining_only(double bought) {
  const std::size_t sectors = icio_sectors.size();
  OneCountry country{{}, SectorByCountry({sectors, 1}, 100), SectorByCountry({sectors, 1}, bought)};
  country.technology.groups = {"B", "rest"};
  for (const auto& sector : icio_sectors) country.technology.group_of.push_back(sector.technology == "B" ? 0 : 1);
  country.technology.coefficient = InputShares({1, 2, sectors});
  for (Sector user : all<Sector>(sectors)) country.technology.coefficient(Country(0), Sector(0), user) = 0.2;
  country.technology.services_mining_buyers.push_back({1, 0, 0});
  return country;
}

TEST(SplitInputs, UsersKeepTheirTotalsAndProductsSellTheSameShare) {
  const OneCountry country = mining_only(200);  // 5 x 200 bought, 28 x 20 = 560 used
  const InputShares coefficient = split_merged_inputs(country.technology, country.output, country.purchases);
  for (Sector user : all<Sector>(icio_sectors.size())) {
    double sum = 0;
    for (const char* child : {"B05", "B06", "B07", "B08", "B09"}) sum += coefficient(Country(0), at(child), user);
    EXPECT_NEAR(sum, 0.2, 1e-12) << user.value;
  }
  auto used = [&](const char* child) {
    double sum = 0;
    for (Sector user : all<Sector>(icio_sectors.size())) sum += coefficient(Country(0), at(child), user) * 100;
    return sum;
  };
  EXPECT_NEAR(used("B05"), used("B06"), 1e-9);
  EXPECT_NEAR(used("B05"), used("B08"), 1e-9);
  EXPECT_LT(used("B09"), used("B05")) << "mining support serves miners; the rest is exploration, an investment";
  EXPECT_GT(coefficient(Country(0), at("B06"), at("C19")), coefficient(Country(0), at("B07"), at("C19")));
}

TEST(SplitInputs, RowIsKeptWhereNothingIsBought) {
  const OneCountry country = mining_only(0);
  const InputShares coefficient = split_merged_inputs(country.technology, country.output, country.purchases);
  EXPECT_EQ(coefficient(Country(0), at("B05"), at("C19")), 0.2) << "balancing strikes it out with a record";
}

}  // namespace
}  // namespace entrepot
