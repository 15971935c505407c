#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include "base/sha256.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/report.hpp"
#include "support/synthetic_study.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Bundle : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("entrepot-bundle-" + std::to_string(::getpid()));
    fs::create_directories(root_);
  }
  void TearDown() override {
    fs::permissions(root_, fs::perms::owner_all);
    fs::remove_all(root_);
  }
  static std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }
  std::size_t entries(const fs::path& folder) const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
  }
  fs::path root_;
};

TEST_F(Bundle, HoldsEveryFileWithItsChecksum) {
  write_bundle(testing::synthetic_article(), root_ / "a" / "article");
  const fs::path folder = root_ / "a" / "article";
  const json manifest = json::parse(read(folder / "manifest.json"));
  for (const char* name : {"scenario.toml", "residuals.csv", "countries.csv", "bilateral.csv", "sectors.csv", "decomposition.csv",
                           "compliance.csv", "pairs.csv", "report.html"}) {
    ASSERT_TRUE(fs::exists(folder / name)) << name;
    EXPECT_EQ(manifest.at("files").at(name).at("sha256"), sha256_hex(read(folder / name))) << name;
  }
  EXPECT_EQ(entries(folder), manifest.at("files").size() + 1);
  EXPECT_EQ(entries(root_ / "a"), 1u) << "nothing is left beside the bundle";
}

TEST_F(Bundle, ManifestSaysWhatWasAskedAndUsed) {
  write_bundle(testing::synthetic_article(), root_ / "article");
  const json m = json::parse(read(root_ / "article" / "manifest.json"));
  for (const char* key : {"program", "command", "outcome", "scenario", "world", "solver", "seconds", "baseline", "runs",
                          "compliance", "repairs", "warnings", "sources", "files"})
    EXPECT_TRUE(m.contains(key)) << key;
  EXPECT_EQ(m.at("scenario").at("closure"), "fixed_world_share");
  EXPECT_EQ(m.at("repairs").size(), 2u);
  EXPECT_EQ(m.at("solver").at("asked").at("max_sweeps"), 5000);
}

TEST_F(Bundle, CountriesTableHasTheColumnsOfTheContract) {
  write_bundle(testing::synthetic_single_run(), root_ / "one");
  std::istringstream in(read(root_ / "one" / "countries.csv"));
  std::string line;
  std::getline(in, line);
  EXPECT_EQ(line, "scenario,variable,unit,iso3,partner,sector,value,baseline,change,kind");
  std::getline(in, line);
  EXPECT_TRUE(line.starts_with("synthetic,real_income,index (baseline = 100),ARE,,,")) << line;
  EXPECT_TRUE(line.ends_with(",stylised")) << line;
}

TEST_F(Bundle, WithoutAnEquilibriumThereAreNoOutcomeTables) {
  write_bundle(testing::synthetic_infeasible(), root_ / "none");
  EXPECT_EQ(entries(root_ / "none"), 3u);
  for (const char* name : {"manifest.json", "residuals.csv", "scenario.toml"})
    EXPECT_TRUE(fs::exists(root_ / "none" / name)) << name;
}

TEST_F(Bundle, AnEarlierBundleIsReplacedWhole) {
  write_bundle(testing::synthetic_article(), root_ / "r");
  write_bundle(testing::synthetic_infeasible(), root_ / "r");
  EXPECT_FALSE(fs::exists(root_ / "r" / "compliance.csv"));
  EXPECT_EQ(entries(root_), 1u);
}

TEST_F(Bundle, AForeignFileIsNeverTouched) {
  fs::create_directories(root_ / "mine");
  std::ofstream(root_ / "mine" / "thesis.txt") << "ten years";
  EXPECT_THROW(write_bundle(testing::synthetic_single_run(), root_ / "mine"), InputError);
  EXPECT_THROW(check_bundle_folder(root_ / "mine"), InputError);
  EXPECT_EQ(read(root_ / "mine" / "thesis.txt"), "ten years");
  EXPECT_EQ(entries(root_ / "mine"), 1u);
}

TEST_F(Bundle, ABundleWithForeignNotesIsRefusedToo) {
  write_bundle(testing::synthetic_single_run(), root_ / "r");
  std::ofstream(root_ / "r" / "notes.txt") << "mine";
  EXPECT_THROW(write_bundle(testing::synthetic_single_run(), root_ / "r"), InputError);
  EXPECT_TRUE(fs::exists(root_ / "r" / "countries.csv"));
  EXPECT_TRUE(fs::exists(root_ / "r" / "notes.txt"));
}

TEST_F(Bundle, AFileInTheWayIsRefused) {
  std::ofstream(root_ / "file") << "x";
  EXPECT_THROW(write_bundle(testing::synthetic_single_run(), root_ / "file"), InputError);
  EXPECT_THROW(write_bundle(testing::synthetic_single_run(), root_ / "file" / "below"), InputError);
  EXPECT_EQ(read(root_ / "file"), "x");
}

TEST_F(Bundle, AnUnwritablePlaceLeavesNothingBehind) {
  // /proc takes no folders from anyone, root included
  EXPECT_THROW(check_bundle_folder("/proc/entrepot/run"), InputError);
  EXPECT_THROW(write_bundle(testing::synthetic_single_run(), "/proc/entrepot"), InputError);
}

TEST_F(Bundle, AskingLeavesNothingBehind) {
  check_bundle_folder(root_ / "x" / "y" / "z");
  EXPECT_EQ(entries(root_), 0u);
}

TEST_F(Bundle, AScenarioThatCannotBeReadStopsBeforeAnythingIsWritten) {
  Study study = testing::synthetic_single_run();
  study.scenario.text.clear();
  study.scenario.file = root_ / "gone.toml";
  EXPECT_THROW(write_bundle(study, root_ / "r"), InputError);
  EXPECT_EQ(entries(root_), 0u);
}

TEST_F(Bundle, ExplainTellsHowItCameOut) {
  write_bundle(testing::synthetic_article(), root_ / "good");
  const std::string good = explain_bundle(root_ / "good");
  EXPECT_NE(good.find("Solved and certified"), std::string::npos) << good;
  EXPECT_NE(good.find("goods markets, Manufactured goods (GOODS), Russia (RUS)"), std::string::npos) << good;
  EXPECT_EQ(good.find("direct attack"), std::string::npos) << good;

  Study followed = testing::synthetic_article();
  followed.runs.front().equilibrium.followed_shock = true;
  write_bundle(followed, root_ / "followed");
  EXPECT_NE(explain_bundle(root_ / "followed").find("on 1 of them the direct attack failed"), std::string::npos);

  write_bundle(testing::synthetic_infeasible(), root_ / "bad");
  const std::string bad = explain_bundle(root_ / "bad");
  EXPECT_NE(bad.find("No equilibrium exists"), std::string::npos) << bad;
  EXPECT_NE(bad.find("KAZ has no trade left"), std::string::npos) << bad;
  EXPECT_NE(bad.find("closure.trade_balance = \"zero\""), std::string::npos) << bad;
  const json j = json::parse(explain_bundle_json(root_ / "bad"));
  EXPECT_EQ(j.at("outcome"), "infeasible");
  EXPECT_EQ(j.at("worst").at("diagnosed_country"), "KAZ");
}

TEST_F(Bundle, ExplainNoticesAChangedFile) {
  write_bundle(testing::synthetic_single_run(), root_ / "r");
  std::ofstream(root_ / "r" / "countries.csv", std::ios::app) << "x\n";
  EXPECT_NE(explain_bundle(root_ / "r").find("countries.csv was changed"), std::string::npos);
}

TEST_F(Bundle, ExplainOpensNothingOutsideTheBundle) {
  fs::create_directory(root_ / "r");
  std::ofstream(root_ / "secret") << "x";
  std::ofstream(root_ / "r" / "manifest.json") << R"({"bundle": "entrepot result bundle", "outcome": "converged",
    "baseline": {"outcome": "converged"}, "files": {"../secret": {"sha256": ")"
                                               << sha256_hex("x") << R"("}}})";
  EXPECT_NE(explain_bundle(root_ / "r").find("../secret is no file of a result bundle"), std::string::npos);
}

TEST_F(Bundle, AManifestThatNestsTooDeepIsDamaged) {
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  std::ofstream(root_ / "manifest.json")
      << R"({"bundle": "entrepot result bundle", "outcome": "converged", "baseline": {"outcome":
    "converged"}, "runs": [{"parameters": {"x": )"
      << deep << "}, \"followed_shock\": " << deep << "}]}";
  EXPECT_THROW(explain_bundle(root_), InputError);
  EXPECT_THROW(check_bundle_folder(root_), InputError);
}

TEST_F(Bundle, ExplainRefusesWhatIsNotABundle) {
  EXPECT_THROW(explain_bundle(root_ / "missing"), InputError);
  EXPECT_THROW(explain_bundle(root_), InputError);
  std::ofstream(root_ / "manifest.json") << "{\"bundle\": ";
  EXPECT_THROW(explain_bundle(root_), InputError);
  std::ofstream(root_ / "manifest.json") << "{\"name\": \"another\"}";
  EXPECT_THROW(explain_bundle(root_), InputError);
  std::ofstream(root_ / "manifest.json") << "{\"bundle\": \"entrepot result bundle\", \"solver\": 3}";
  EXPECT_THROW(explain_bundle(root_), InputError);
}

}  // namespace
}  // namespace entrepot
