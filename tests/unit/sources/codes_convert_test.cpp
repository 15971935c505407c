#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <fstream>
#include <sstream>

#include "entrepot/codes.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class ConvertFile : public ::testing::Test {
 protected:
  ConvertFile() {
    folder.write("hs6_hs5.csv.gz", "HS6_6d,HS5_6d\n010121,010121\n020210,020200\n020290,020200\n020300,010121\n");
    folder.write("hs5_hs4.csv.gz", "HS5_6d,HS4_6d\n010121,010121\n020200,020200\n030300,030300\n");
  }

  ConvertRequest request(const std::string& content, std::string from = "HS2017", std::string to = "HS2022") {
    return {.route = {.folder = folder.path(), .from = std::move(from), .to = std::move(to), .via = "", .own = {}, .weights = {}},
            .file = folder.write("in.csv", content),
            .out = folder.path() / "out.csv",
            .keep = {}};
  }

  std::string written() const {
    std::ostringstream text;
    text << std::ifstream(folder.path() / "out.csv").rdbuf();
    return text.str();
  }

  testing::TemporaryFolder folder;
};

TEST_F(ConvertFile, GroupsKeepTheirTotalsAndNothingIsDropped) {
  ConvertRequest asked = request(
      "year,code,partner,value\n2020,020200,X,1.01\n2020,020200,Y,2\n2021,020200,X,0.01\n2021,030300,X,5\n2021,010121,X,-4\n2021,"
      "99,X,1\n");
  asked.keep = {"year"};
  const Conversion done = convert_file(asked);
  EXPECT_EQ(written(),
            "year,HS2022,value\n2020,020210,1.51\n2020,020290,1.50\n2021,010121,-2.00\n2021,020210,0.01\n2021,020290,0.00\n2021,"
            "020300,-2.00\n");
  EXPECT_EQ(done.loss.total, 502);
  EXPECT_EQ(done.loss.lost, 600);
  EXPECT_EQ(done.loss.exact + done.loss.split + done.loss.lost, done.loss.total);
  EXPECT_EQ(done.loss.lost_codes.size(), 2U);
  EXPECT_THAT(done.summed_over, ElementsAre("partner"));
  EXPECT_EQ(done.rows_read, 6U);
  EXPECT_EQ(done.rows_written, 6U);
}

TEST_F(ConvertFile, MergesForwardsWithoutAnyWeight) {
  const Conversion done = convert_file(request("code,value\n020210,1\n20290,2\n", "HS2022", "HS2017"));
  EXPECT_EQ(written(), "HS2017,value\n020200,3.00\n");
  EXPECT_EQ(done.loss.merged, 300);
  EXPECT_EQ(done.loss.split, 0);
  EXPECT_THAT(done.notes, ElementsAre(HasSubstr("1 codes have a digit less")));
}

TEST_F(ConvertFile, TheSameNumberOrTheLargestMayTakeAll) {
  ConvertRequest asked = request("code,value\n010121,1\n020200,2\n");
  asked.route.same_number = true;
  convert_file(asked);
  EXPECT_EQ(written(), "HS2022,value\n010121,1.00\n020210,1.00\n020290,1.00\n");
  asked.route.largest = true;
  convert_file(asked);
  EXPECT_EQ(written(), "HS2022,value\n010121,1.00\n020210,2.00\n");
}

TEST_F(ConvertFile, AllProblemsOfAFileComeTogetherAndNothingIsWritten) {
  ConvertRequest asked = request("code,value\n020200,one\n020200,1e300\n");
  asked.route.to = "HS2020";
  asked.keep = {"code"};
  try {
    convert_file(asked);
    FAIL() << "no problem was found";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 4U) << error.what();
    EXPECT_THAT(error.what(), HasSubstr("did you mean HS2022?"));
    EXPECT_THAT(error.what(), HasSubstr("in.csv:2"));
  }
  EXPECT_FALSE(std::filesystem::exists(asked.out));
}

TEST_F(ConvertFile, SumsBeyondExactnessAreRefused) {
  EXPECT_THROW(convert_file(request("code,value\n010121,90000000000000\n010121,1\n")), InputError);
}

TEST_F(ConvertFile, MapNamesUnknownCodes) {
  const Route route{.folder = folder.path(), .from = "HS2017", .to = "HS2022", .via = "", .own = {}, .weights = {}};
  EXPECT_EQ(map_codes(route, {"020200", "030300"}).codes[1].lost, 1);
  try {
    map_codes(route, {"020201", "02"});
    FAIL() << "no problem was found";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 2U);
    EXPECT_THAT(error.what(), HasSubstr("did you mean 020200?"));
    EXPECT_THAT(error.what(), HasSubstr("6 digits"));
  }
}

}  // namespace
}  // namespace entrepot
