// The sweep over a question that is a formula: what comes out is known, whatever threads, shards and interruptions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <limits>

#include "entrepot/errors.hpp"
#include "entrepot/uncertainty.hpp"
#include "study/unfinished_draws.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

Scenario scenario_of_two_numbers(int draws) {
  Scenario scenario = parse_scenario(R"(schema = "1"
world = { name = "small" }
[[measure]]
id = "x"
kind = "trade_cost"
importers = ["AAA"]
exporters = ["BBB"]
sectors = ["all"]
change = { factor = 2 }
source = "s"
[[measure]]
id = "y"
kind = "trade_cost"
importers = ["BBB"]
exporters = ["AAA"]
sectors = ["all"]
change = { factor = 2 }
source = "s"
[uncertainty]
elasticity_log_sd = 0.2
[[uncertainty.number]]
key = "x.factor"
distribution = "uniform"
low = 1
high = 3
[[uncertainty.number]]
key = "y.factor"
distribution = "uniform"
low = 1
high = 3
)",
                                     "two.toml");
  scenario.uncertainty->draws = draws;
  return scenario;
}

/// 3 (x - 2) + (y - 2): variances 3 and 1/3, shares 0.9 and 0.1, none of elasticities. The second is infinite where x > 2.9.
DrawResult put_formula(const Economy&, const Scenario& s, const Control&) {
  const double x = s.measures[0].change.value, y = s.measures[1].change.value;
  const double infinite = std::numeric_limits<double>::infinity();
  return {{{"line", "a line", "percent", 3 * (x - 2) + y - 2},
           {"pole", "a threshold", "probability", x > 2.9 ? infinite : 1 / (2.9 - x)}}};
}

Control with_threads(int threads) {
  Control control;
  control.threads = threads;
  return control;
}

class Sweep : public ::testing::Test {
 protected:
  SweepOptions kept_in(const std::string& name) {
    SweepOptions options;
    options.unfinished = folder.path() / name;
    options.on_note = [this](const std::string& note) { notes += note + "\n"; };
    return options;
  }
  testing::TemporaryFolder folder;
  World world = testing::small_world();
  Scenario scenario = scenario_of_two_numbers(256);
  std::string notes;
};

TEST_F(Sweep, FindsTheKnownIntervalSharesAndTurns) {
  scenario.uncertainty->draws = 4096;
  const Uncertainty doubt = sweep(world, scenario, put_formula);
  ASSERT_EQ(doubt.inputs.size(), 4U);
  EXPECT_EQ(doubt.draws, 8192U);
  EXPECT_EQ(doubt.evaluations, 4096U * 6);
  const HeadlineDoubt& line = doubt.headlines[0];
  EXPECT_EQ(line.central, 0);
  EXPECT_NEAR(line.median.value, 0, 0.05);
  // 3 u + v with u and v uniform on [-1, 1] lies below t <= -2 with probability (t + 4)^2 / 24
  const double five_percent = std::sqrt(0.05 * 24) - 4;
  EXPECT_NEAR(line.low.value, five_percent, 0.05);
  EXPECT_NEAR(line.above_zero, 0.5, 0.02);
  EXPECT_LT(std::abs(line.low.value - five_percent), 5 * line.low.error);
  EXPECT_FALSE(line.by_rank);
  EXPECT_NEAR(line.drivers[0].total, 0, 1e-12);
  EXPECT_NEAR(line.drivers[2].first, 0.9, 0.03);
  EXPECT_NEAR(line.drivers[2].total, 0.9, 0.03);
  EXPECT_NEAR(line.drivers[3].total, 0.1, 0.03);
  ASSERT_EQ(line.drivers[2].turn.kind, Turn::Kind::found);
  EXPECT_NEAR(line.drivers[2].turn.at, 2, 0.05);
  EXPECT_EQ(doubt.ranked_inputs(line).front(), 2U);

  const HeadlineDoubt& pole = doubt.headlines[1];
  EXPECT_TRUE(pole.by_rank);
  EXPECT_NEAR(static_cast<double>(pole.infinite) / 8192, 0.05, 0.01);
  EXPECT_NEAR(pole.drivers[2].total, 1, 0.05);
  EXPECT_NEAR(pole.above_critical, 0.55, 0.02);  // 1 / (2.9 - x) > 1 where x > 1.9
}

TEST_F(Sweep, SameBitsForAnyThreads) {
  const std::string one = sweep_shard(world, scenario, put_formula, 1, 1, {}, with_threads(1));
  EXPECT_EQ(sweep_shard(world, scenario, put_formula, 1, 1, {}, with_threads(2)), one);
  EXPECT_EQ(sweep_shard(world, scenario, put_formula, 1, 1, {}, with_threads(8)), one);
}

TEST_F(Sweep, AnyShardsGiveTheUndividedSweep) {
  const std::string whole = sweep_shard(world, scenario, put_formula, 1, 1);
  for (const std::size_t shards : {2, 3, 40}) {
    std::vector<std::filesystem::path> files;
    for (std::size_t k = 1; k <= shards; ++k)
      files.push_back(folder.write(std::to_string(k), sweep_shard(world, scenario, put_formula, k, shards)));
    EXPECT_EQ(merge_draws(files), whole) << shards;
  }
}

/// Stopped in the middle twice, it ends with the same bits, and nothing finished is made again.
TEST_F(Sweep, GoesOnWhereItWasStopped) {
  const std::string whole = sweep_shard(world, scenario, put_formula, 1, 1);
  std::atomic<int> puts = 0;
  std::string text;
  for (int round = 0; round < 3; ++round) {
    std::stop_source stop;
    Control control = with_threads(2);
    control.stop = stop.get_token();
    const int allowed = round < 2 ? 500 : 1 << 20;
    const int before = puts;
    const auto put = [&](const Economy& e, const Scenario& s, const Control& c) {
      if (++puts - before > allowed) stop.request_stop();
      return put_formula(e, s, c);
    };
    text = sweep_shard(world, scenario, put, 1, 1, kept_in("kept"), control);
    EXPECT_EQ(text.empty(), round < 2);
  }
  EXPECT_EQ(text, whole);
  EXPECT_THAT(notes, HasSubstr("goes on from the unfinished draws"));
  EXPECT_LT(puts, 256 * 6 + 2 * 16 * 6 + 3 + 8);  // at most a chunk is lost at each stop
}

TEST_F(Sweep, DrawsOfOtherInputsAreRefusedInWords) {
  sweep_shard(world, scenario, put_formula, 1, 1, kept_in("kept"));
  scenario.uncertainty->seed = 2;
  const std::string fresh = sweep_shard(world, scenario, put_formula, 1, 1);
  EXPECT_EQ(sweep_shard(world, scenario, put_formula, 1, 1, kept_in("kept")), fresh);
  EXPECT_THAT(notes, HasSubstr("of other inputs (the seed)"));
}

TEST_F(Sweep, AFolderOfSomethingElseIsLeftAsItIs) {
  std::filesystem::create_directory(folder.path() / "mine");
  folder.write("mine/letter.txt", "dear");
  EXPECT_THROW(sweep(world, scenario, put_formula, kept_in("mine")), InputError);
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "mine/letter.txt"));
}

TEST_F(Sweep, TakesDrawsThatWereMadeBefore) {
  SweepOptions options;
  options.drawn = folder.write("all.draws", sweep_shard(world, scenario, put_formula, 1, 1));
  std::atomic<int> puts = 0;
  const auto counted = [&](const Economy& e, const Scenario& s, const Control& c) {
    ++puts;
    return put_formula(e, s, c);
  };
  const Uncertainty taken = sweep(world, scenario, counted, options), made = sweep(world, scenario, put_formula);
  EXPECT_EQ(puts, 1);  // the scenario's own numbers
  EXPECT_EQ(taken.headlines[0].median.value, made.headlines[0].median.value);
  EXPECT_EQ(taken.headline_values, made.headline_values);
  scenario.uncertainty->draws = 512;
  EXPECT_THROW(sweep(world, scenario, put_formula, options), InputError);
}

/// Where x > 2.5 there is no equilibrium; where y > 2.8 the numbers make no scenario.
TEST_F(Sweep, FailedDrawsAreCountedByOutcomeAndNeverDropped) {
  const auto put = [](const Economy& e, const Scenario& s, const Control& c) -> DrawResult {
    if (s.measures[1].change.value > 2.8) throw InputError(Problem{.field = "y", .rule = "is too much"});
    DrawResult result = put_formula(e, s, c);
    if (s.measures[0].change.value <= 2.5) return result;
    result.outcome = Outcome::stalled;
    result.reason = "prices run away";
    for (Headline& h : result.headlines) h.value = std::numeric_limits<double>::quiet_NaN();
    return result;
  };
  const Uncertainty doubt = sweep(world, scenario, put);
  ASSERT_EQ(doubt.failures.size(), 2U);
  EXPECT_EQ(doubt.failures[0].outcome, Outcome::stalled);
  EXPECT_EQ(doubt.failures[0].reason, "prices run away");
  EXPECT_GT(doubt.failures[0].inputs[2], 2.5);
  EXPECT_THAT(doubt.failures[1].reason, HasSubstr("is too much"));
  EXPECT_EQ(doubt.failed, doubt.failures[0].count + doubt.failures[1].count);
  const HeadlineDoubt& line = doubt.headlines[0];
  EXPECT_NEAR(static_cast<double>(line.failed) / static_cast<double>(line.draws), 0.1 + 0.9 * 0.25, 0.01);
  EXPECT_GT(line.drivers[2].excluded, 0U);
  EXPECT_LT(line.median.failed_lowest, line.median.value);
  EXPECT_GT(line.median.failed_highest, line.median.value);
  EXPECT_EQ(line.high.failed_highest, std::numeric_limits<double>::infinity());
}

TEST_F(Sweep, WithoutDriversThereIsOneMatrix) {
  scenario.uncertainty->drivers = false;
  const Uncertainty doubt = sweep(world, scenario, put_formula);
  EXPECT_EQ(doubt.evaluations, 256U);
  EXPECT_EQ(doubt.draws, 256U);
  EXPECT_TRUE(doubt.headlines[0].drivers.empty());
  EXPECT_NEAR(doubt.headlines[0].median.value, 0, 0.1);
}

}  // namespace
}  // namespace entrepot
