#include <filesystem>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const Sector goods(std::size_t{0}), services(std::size_t{1});
const Country home(std::size_t{0}), abroad(std::size_t{1});

/// Two countries and two sectors in billion USD; every test changes one file of it.
class ImportWorld : public ::testing::Test {
 protected:
  ImportWorld() {
    write("world.toml",
          "name = \"mine\"\nyear = 2020\nunit = \"billion USD\"\npurchases_include_tariffs = true\ngoods = [\"GDS\"]\n");
    write("flows.csv",
          "sector,importer,exporter,value,tariff\n"
          "GDS,HOM,HOM,40,0\nGDS,HOM,ABR,10,0.1\nGDS,ABR,HOM,8,0.05\nGDS,ABR,ABR,60,0\n"
          "SRV,HOM,HOM,50,0\nSRV,ABR,ABR,70,0\n");
  }
  void write(const std::string& name, const std::string& content) const { folder_.write(name, content); }
  void with_accounts() const {
    write("intermediate.csv",
          "country,input,sector,value\nHOM,GDS,GDS,12\nHOM,SRV,GDS,8\nHOM,GDS,SRV,5\nHOM,SRV,SRV,10\n"
          "ABR,GDS,GDS,20\nABR,SRV,GDS,15\nABR,GDS,SRV,10\nABR,SRV,SRV,15\n");
    write("value_added.csv", "country,sector,value\nHOM,GDS,28\nHOM,SRV,35\nABR,GDS,35\nABR,SRV,45\n");
    write("final.csv", "country,sector,value\nHOM,GDS,34\nHOM,SRV,32\nABR,GDS,38.4\nABR,SRV,40\n");
  }
  ImportedWorld import(bool as_published = true) const { return import_world(folder_.path(), as_published, "test"); }
  std::string message() const {
    try {
      import();
    } catch (const InputError& error) {
      return error.what();
    }
    return "no error";
  }

  testing::TemporaryFolder folder_;
};

TEST_F(ImportWorld, WithoutAccountsTakesOutputAsValueAdded) {
  const World world = import().world;
  EXPECT_EQ(world.name, "mine");
  EXPECT_EQ(world.countries, (std::vector<std::string>{"HOM", "ABR"}));
  EXPECT_EQ(world.goods, (std::vector<bool>{true, false}));
  EXPECT_DOUBLE_EQ(world.flow(goods, home, abroad), 10000);  // million USD
  EXPECT_EQ(world.value_added_share(goods, home), 1);
  EXPECT_EQ(world.input_share(home, goods, goods), 0);
  EXPECT_DOUBLE_EQ(world.value_added(home), 98000);
  EXPECT_DOUBLE_EQ(world.deficit(home), 2000);
  EXPECT_DOUBLE_EQ(world.final_share(goods, home), 51.0 / 101.0);  // 40 + 11 with tariff, of 101
  EXPECT_TRUE(world.repairs.empty());
  EXPECT_LT(check_balance(world).worst_budget_gap, 1e-15);
  EXPECT_EQ(world.id, content_id(world));
}

TEST_F(ImportWorld, TakesSharesFromTheAccountsAsPublished) {
  with_accounts();
  const World world = import().world;
  EXPECT_DOUBLE_EQ(world.value_added_share(goods, home), 28.0 / 48);
  EXPECT_DOUBLE_EQ(world.input_share(home, goods, goods), 12.0 / 20);
  EXPECT_DOUBLE_EQ(world.input_share(home, services, goods), 8.0 / 20);
  EXPECT_DOUBLE_EQ(world.final_share(services, abroad), 40 / 78.4);
  EXPECT_DOUBLE_EQ(world.value_added(abroad), 80000);
}

TEST_F(ImportWorld, BalancedFollowsTheFlowsAndSaysWhatItMoved) {
  with_accounts();
  const World world = import(false).world;
  const BalanceCheck check = check_balance(world);
  EXPECT_LT(check.worst_expenditure_gap, 1e-14);
  EXPECT_LT(check.worst_budget_gap, 1e-14);
  // Output of ABR is 70 of goods and 70 of services; half of each is value added as published, 35/70 and 45/70.
  EXPECT_NEAR(world.value_added(abroad), 80000, 1e-9);
  write("final.csv", "country,sector,value\nHOM,GDS,30\nHOM,SRV,36\nABR,GDS,38.4\nABR,SRV,40\n");
  const World other = import(false).world;
  ASSERT_EQ(std::ranges::count(other.repairs, "final-demand-from-flows", &Repair::rule), 1);
  EXPECT_EQ(other.repairs.back().importer, "HOM");
  EXPECT_TRUE(other.final_share == world.final_share);
}

TEST_F(ImportWorld, RaisesUsesThatLeaveTariffsOut) {
  with_accounts();
  write("world.toml", "name = \"mine\"\nyear = 2020\nunit = \"billion USD\"\npurchases_include_tariffs = false\n");
  const World world = import().world;
  const double factor = (40 + 10 * 1.1) / 50;  // HOM's mean rate on goods
  EXPECT_DOUBLE_EQ(world.value_added_share(goods, home), 28 / (12 * factor + 8 + 28));
  EXPECT_EQ(world.goods, (std::vector<bool>{true, true}));
}

TEST_F(ImportWorld, ReportsCoverage) {
  with_accounts();
  const ImportedWorld imported = import();
  ASSERT_EQ(imported.coverage.size(), 4u);
  EXPECT_EQ(imported.coverage[0].cells_given, 6u);
  EXPECT_EQ(imported.coverage[0].cells_possible, 8u);
  EXPECT_DOUBLE_EQ(imported.coverage[0].value, 238000);
}

TEST_F(ImportWorld, RecordsEveryClip) {
  with_accounts();
  write("intermediate.csv",
        "country,input,sector,value\nHOM,GDS,GDS,12\nHOM,SRV,GDS,-2\nHOM,GDS,SRV,5\nHOM,SRV,SRV,10\n"
        "ABR,GDS,GDS,20\nABR,SRV,GDS,15\n");
  write("value_added.csv", "country,sector,value\nHOM,GDS,28\nHOM,SRV,0\nABR,GDS,35\n");
  write("final.csv", "country,sector,value\nHOM,GDS,34\nHOM,SRV,-3\nABR,GDS,38.4\nABR,SRV,40\n");
  write("flows.csv",
        "sector,importer,exporter,value,tariff\n"
        "GDS,HOM,HOM,40,0\nGDS,HOM,ABR,10,0.1\nGDS,ABR,HOM,8,0.05\nGDS,ABR,ABR,60,0\n"
        "SRV,HOM,HOM,50,0\nSRV,ABR,ABR,1,0\n");
  const World world = import().world;
  std::map<std::string, double> moved;
  for (const Repair& repair : world.repairs) moved[repair.rule + " " + repair.importer + " " + repair.sector] = repair.moved;
  EXPECT_EQ(moved, (std::map<std::string, double>{{"negative-intermediate-kept HOM SRV into GDS", 0},
                                                  {"no-value-added HOM SRV", 0.01 * 15000},
                                                  {"negative-final-demand HOM SRV", 3000},
                                                  {"zero-output ABR SRV", 0},
                                                  {"placeholder-row ABR SRV", 0}}));
  EXPECT_LT(world.input_share(home, services, goods), 0);
  EXPECT_EQ(world.value_added_share(services, home), 0.01);
  EXPECT_EQ(world.final_share(services, home), 0);
  EXPECT_EQ(world.value_added_share(services, abroad), 1);
}

TEST_F(ImportWorld, ReadsWindowsFilesWithAByteOrderMark) {
  write("flows.csv", "\xef\xbb\xbfsector,importer,exporter,value\r\nGDS,HOM,HOM,40\r\nGDS,ABR,ABR,2\r\n\"GDS\",HOM,ABR,1\r\n");
  write("world.toml", "\xef\xbb\xbfname = \"mine\"\r\nyear = 2020\r\nunit = \"USD\"\r\npurchases_include_tariffs = true\r\n");
  EXPECT_DOUBLE_EQ(import().world.flow(goods, home, home), 40e-6);
}

TEST_F(ImportWorld, ListsEveryProblemOfAFileWithItsLine) {
  write("flows.csv",
        "sector,importer,exporter,value,tariff\n"
        "GDS,HOM,HOM,nan,0\nGDS,HOM,ABR,1e308,0.1\nGDS,ABR,HOM,-8,0.05\nGDS,ABR,ABR,60,-1.5\nSRV,HOM,HOM,inf,0\nSRV,ABR,ABR,7x,"
        "0\n");
  EXPECT_THAT(message(),
              AllOf(HasSubstr("6 problems"), HasSubstr("flows.csv:2: value = nan"), HasSubstr("flows.csv:3: value = 1e308"),
                    HasSubstr("flows.csv:4: value = -8"), HasSubstr("flows.csv:5: tariff = -1.5"), HasSubstr("above -1 (-100 %)"),
                    HasSubstr("flows.csv:6: value = inf"), HasSubstr("flows.csv:7: value = 7x")));
}

// Every kind of fault in every file, in one message.
TEST_F(ImportWorld, ListsTheProblemsOfAllFilesAtOnce) {
  write("world.toml", "name = \"mine\"\nyear = 2020\nunit = \"EUR\"\npurchases_include_tariffs = true\n");
  write("flows.csv",
        "sector,importer,exporter,value\nGDS,HOM,HOM,40\nGDS,HOM,ABR,nan\nGDS,HOM,HOM,1\nGDS,ABR,ABR,3\nGDS,,ABR,3\n");
  write("final.csv", "country,sector,value\nHOM,GDZ,1e308\n");
  EXPECT_THAT(message(),
              AllOf(HasSubstr("6 problems"), HasSubstr("world.toml:3: unit = EUR"), HasSubstr("flows.csv:3: value = nan"),
                    HasSubstr("flows.csv:4: this cell was given on line 2 already"), HasSubstr("flows.csv:6: importer"),
                    HasSubstr("final.csv:2: value = 1e308"), HasSubstr("did you mean GDS?")));
}

TEST_F(ImportWorld, ReadsTablesThatAreCompressed) {
  const std::string text = "sector,importer,exporter,value\nGDS,HOM,HOM,40\nGDS,ABR,ABR,2\nGDS,HOM,ABR,1\n";
  fs::remove(folder_.path() / "flows.csv");
  gzFile file = gzopen((folder_.path() / "flows.csv.gz").c_str(), "wb");
  gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  gzclose(file);
  EXPECT_DOUBLE_EQ(import().world.flow(goods, home, home), 40000);
  write("flows.csv", text);
  EXPECT_THAT(message(), AllOf(HasSubstr("flows.csv.gz"), HasSubstr("keep one of them")));
}

TEST_F(ImportWorld, NamesBothLinesOfADuplicate) {
  write("flows.csv", "sector,importer,exporter,value\nGDS,HOM,HOM,40\nGDS,HOM,ABR,10\nGDS,ABR,ABR,5\nGDS,HOM,ABR,11\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("flows.csv:5"), HasSubstr("given on line 3 already")));
}

TEST_F(ImportWorld, SuggestsTheCodeThatWasMeant) {
  write("value_added.csv", "country,sector,value\nHOM,GDS,28\nHOM,SRVC,35\nABB,GDS,35\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("2 problems"), HasSubstr("value_added.csv:3: sector = SRVC"),
                               HasSubstr("did you mean SRV?"), HasSubstr("did you mean ABR?")));
}

TEST_F(ImportWorld, CountsProblemsBeyondTwenty) {
  std::string rows = "country,sector,value\n";
  for (int i = 0; i < 100; ++i) rows += "ZZZ,GDS,1\n";
  write("final.csv", rows);
  EXPECT_THAT(message(), HasSubstr("80 more problems in this file are not listed"));
}

TEST_F(ImportWorld, RefusesFilesThatAreNotThereEmptyOrFolders) {
  write("flows.csv", "");
  EXPECT_THAT(message(), AllOf(HasSubstr("flows.csv"), HasSubstr("0 bytes")));
  fs::remove(folder_.path() / "flows.csv");
  EXPECT_THAT(message(), HasSubstr("flows.csv"));
  fs::create_directory(folder_.path() / "flows.csv");
  EXPECT_THAT(message(), HasSubstr("this is a folder"));
  EXPECT_THROW(import_world(folder_.path() / "nowhere", true, ""), InputError);
  EXPECT_THROW(import_world(folder_.path() / "world.toml", true, ""), InputError);
}

TEST_F(ImportWorld, RefusesTablesAndKeysThatNobodyReads) {
  write("intermediates.csv", "country,input,sector,value\n");
  write("world.toml", "name = \"mine\"\nyear = 2020\nunits = \"USD\"\npurchases_include_tariffs = 1\n");
  EXPECT_THAT(message(),
              AllOf(HasSubstr("intermediates.csv"), HasSubstr("did you mean intermediate?"), HasSubstr("world.toml:3: units"),
                    HasSubstr("did you mean unit?"), HasSubstr("unit: must be given"), HasSubstr("must be true or false")));
}

TEST_F(ImportWorld, RefusesUnitsItCannotTurnIntoMillions) {
  write("world.toml", "name = \"mine\"\nyear = 2020\nunit = \"EUR\"\npurchases_include_tariffs = true\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("unit = EUR"), HasSubstr("billion USD")));
}

TEST_F(ImportWorld, RefusesIntermediatesLargerThanOutput) {
  write("intermediate.csv", "country,input,sector,value\nHOM,GDS,GDS,120\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("HOM, GDS"), HasSubstr("must not exceed the output"), HasSubstr("check the unit")));
}

TEST_F(ImportWorld, RefusesACountryWithoutFinalDemandOrValueAdded) {
  write("final.csv", "country,sector,value\nHOM,GDS,34\n");
  write("value_added.csv", "country,sector,value\nHOM,GDS,34\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("final.csv: ABR"), HasSubstr("final expenditure must be above 0"),
                               HasSubstr("value_added.csv: ABR"), HasSubstr("value added must be above 0")));
}

TEST_F(ImportWorld, TakesDeficitsThatAreGivenIfTheyAddToZero) {
  const std::string heading =
      "name = \"mine\"\nyear = 2020\nunit = \"billion USD\"\npurchases_include_tariffs = true\n[deficits]\n";
  write("world.toml", heading + "HOM = 3\nABR = -3.0\n");
  EXPECT_DOUBLE_EQ(import().world.deficit(home), 3000);
  write("world.toml", heading + "HOM = 3\nABR = -2\n");
  EXPECT_THAT(message(), HasSubstr("must add to 0"));
  write("world.toml", heading + "HOM = 3\nABX = -3\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("did you mean ABR?"), HasSubstr("ABR: is missing")));
}

TEST_F(ImportWorld, RefusesDeficitsThatBalancingWouldDrop) {
  write(
      "world.toml",
      "name = \"mine\"\nyear = 2020\nunit = \"billion USD\"\npurchases_include_tariffs = true\n[deficits]\nHOM = 3\nABR = -3\n");
  EXPECT_THROW(import(false), InputError);
}

TEST_F(ImportWorld, ReadsElasticitiesForEverySector) {
  write("elasticities.csv", "sector,trade_elasticity\nGDS,4\nSRV,0.5\n");
  const World world = import().world;
  ASSERT_EQ(world.elasticity_sets.size(), 1u);
  EXPECT_EQ(world.elasticity_sets[0].name, "published");
  EXPECT_EQ(world.elasticity_sets[0].sigma(services), 1.5);
  write("elasticities.csv", "sector,trade_elasticity\nGDS,-1\n");
  EXPECT_THAT(message(), HasSubstr("above -1"));
  write("elasticities.csv", "sector,trade_elasticity\nGDS,4\nGDS,5\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("on line 2 already"), HasSubstr("SRV: this sector has no elasticity")));
}

TEST_F(ImportWorld, RefusesSharesThatDoNotFitTheirValues) {
  with_accounts();
  write("value_added.csv",
        "country,sector,value,share\nHOM,GDS,28,0.6\nHOM,SRV,35,0.7\nABR,GDS,35,0.5\nABR,SRV,45,0.64285714285714290\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("1 problem"), HasSubstr("share of HOM, GDS"), HasSubstr("does not fit the values")));
}

TEST_F(ImportWorld, RefusesAYearThatIsNone) {
  for (const char* year : {"-1", "10000", "4294969316"}) {  // the last is 2020 in 32 bits
    write("world.toml", std::string("name = \"mine\"\nunit = \"USD\"\npurchases_include_tariffs = true\nyear = ") + year + "\n");
    EXPECT_THAT(message(), AllOf(HasSubstr(std::string("world.toml:4: year = ") + year), HasSubstr("from 0 to 9999")));
  }
}

TEST_F(ImportWorld, RefusesCodesTooManyForItsFlows) {
  std::string rows = "sector,importer,exporter,value\n";
  for (int row = 0; row < 500; ++row) rows += "s" + std::to_string(row) + ",a" + std::to_string(row) + ",b,1\n";
  write("flows.csv", rows);
  EXPECT_THAT(message(), AllOf(HasSubstr("500 sectors and 501 countries in 500 rows"), HasSubstr("must hold codes")));
}

TEST_F(ImportWorld, CountsElasticitiesThatAreMissingBeyondTwenty) {
  std::string rows = "set,sector,trade_elasticity\n";
  for (int set = 0; set < 30; ++set) rows += "s" + std::to_string(set) + ",GDS,4\n";
  write("elasticities.csv", rows);
  EXPECT_THAT(message(), HasSubstr("elasticities.csv: 10 more problems in this file are not listed"));
}

TEST_F(ImportWorld, RefusesATariffThatNoSumCanHold) {
  write("flows.csv", "sector,importer,exporter,value,tariff\nGDS,HOM,HOM,40,0\nGDS,HOM,ABR,10,1e308\nGDS,ABR,ABR,60,0\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("flows.csv:3: tariff = 1e308"), HasSubstr("at most 1e4")));
}

TEST_F(ImportWorld, RefusesACountryThatExportsMoreThanItCanEarn) {
  with_accounts();
  write("flows.csv",
        "sector,importer,exporter,value,tariff\nGDS,HOM,HOM,47,0\nGDS,HOM,ABR,10,0.1\nGDS,ABR,HOM,8,0.05\n"
        "GDS,ABR,ABR,60,0\nSRV,HOM,HOM,50,0\nSRV,ABR,HOM,70,0\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("income[HOM] = -4"), HasSubstr("must add to more than 0")));
}

TEST_F(ImportWorld, RefusesAHorizonThatThereIsNot) {
  write("elasticities.csv", "set,horizon,sector,trade_elasticity\nown,shrot,GDS,4\nown,shrot,SRV,4\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("shrot"), HasSubstr("short, medium or long")));
}

TEST_F(ImportWorld, RefusesALayerThatIsNotDescribed) {
  write("layers.csv", "layer,sector,importer,exporter,rate\nduties,GDS,HOM,ABR,0.25\n");
  EXPECT_THAT(message(), AllOf(HasSubstr("layers.csv:2: layer = duties"), Not(HasSubstr("bug"))));
}

}  // namespace
}  // namespace entrepot
