// Against closed forms, and against published and fixest's tight results (shared/reference/ppml).
#include "estimate/poisson_regression.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <utility>

#include "entrepot/errors.hpp"
#include "support/shared.hpp"
#include "tables/csv.hpp"

namespace entrepot::estimate {
namespace {

FixedEffect effect(const std::vector<std::uint32_t>& level, std::size_t levels) { return {"", level, levels}; }

TEST(PoissonRegression, OneDummyIsTheLogRatioOfMeans) {
  PoissonProblem p;
  p.y = {1, 3, 2, 8, 4, 6};
  p.names = {"after"};
  p.regressors.resize(6, 1);
  p.regressors << 0, 0, 0, 1, 1, 1;
  const PoissonEstimate e = estimate_poisson(p);
  ASSERT_EQ(e.outcome, PoissonOutcome::converged);
  EXPECT_NEAR(e.coefficients[0], std::log(3.0), 1e-9);
  // Of a log ratio of means: sum of squared residuals over squared totals, both sides, and n / (n - 1).
  EXPECT_NEAR(e.covariance(0, 0), 6.0 / 5 * (2.0 / 36 + 8.0 / 324), 1e-9);
}

TEST(PoissonRegression, TwoEffectsMatchBothMargins) {
  PoissonProblem p;
  p.y = {5, 1, 0, 2, 7, 3, 4, 0, 9, 1, 2, 6};
  p.regressors.resize(12, 0);
  p.effects = {effect({0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2}, 3), effect({0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3}, 4)};
  const PoissonEstimate e = estimate_poisson(p);
  ASSERT_EQ(e.outcome, PoissonOutcome::converged);
  // Independence: row sum times column sum over the whole.
  EXPECT_NEAR(e.fitted[0], 8.0 * 21 / 40, 1e-7);
  EXPECT_NEAR(e.fitted[11], 18.0 * 8 / 40, 1e-7);
}

TEST(PoissonRegression, LevelsOfZerosAndCollinearRegressorsAreNamed) {
  PoissonProblem p;
  p.y = {1, 2, 0, 0, 3, 5};
  p.names = {"x", "twice x", "of the first effect"};
  p.regressors.resize(6, 3);
  p.regressors << 0, 0, 1, 1, 2, 1, 0, 0, 0, 1, 2, 0, 0, 0, 0, 1, 2, 0;
  p.effects = {effect({0, 0, 1, 1, 2, 2}, 3)};
  const PoissonEstimate e = estimate_poisson(p);
  ASSERT_EQ(e.outcome, PoissonOutcome::converged);
  EXPECT_EQ(e.used, 4u);
  ASSERT_EQ(e.dropped.size(), 2u);
  EXPECT_EQ(e.dropped[0].observation, 2u);
  EXPECT_EQ(e.dropped[0].reason, DropReason::zero_level);
  EXPECT_EQ(e.collinear, (std::vector<std::string>{"twice x", "of the first effect"}));
  EXPECT_TRUE(std::isnan(e.coefficients[1]));
  EXPECT_NEAR(e.coefficients[0], std::log(7.0 / 4), 1e-8);
}

TEST(PoissonRegression, TheScaleOfYMovesEffectsAlone) {
  PoissonProblem p;
  for (std::uint32_t i = 0; i < 60; ++i) p.y.push_back((i * 7919u) % 13);
  p.names = {"x"};
  p.regressors.resize(60, 1);
  std::vector<std::uint32_t> a, b;
  for (std::uint32_t i = 0; i < 60; ++i) {
    p.regressors(i, 0) = std::sin(i);
    a.push_back(i % 6);
    b.push_back(i / 6);
  }
  p.effects = {effect(a, 6), effect(b, 10)};
  const PoissonEstimate one = estimate_poisson(p);
  for (double& y : p.y) y *= 1e9;
  const PoissonEstimate many = estimate_poisson(p);
  ASSERT_EQ(many.outcome, PoissonOutcome::converged);
  EXPECT_NEAR(one.coefficients[0], many.coefficients[0], 1e-8);
  EXPECT_NEAR(one.covariance(0, 0), many.covariance(0, 0), 1e-8);
}

/// Codes of a text column as levels.
FixedEffect effect_of(const std::vector<std::string>& values) {
  std::map<std::string, std::uint32_t> known;
  FixedEffect e;
  for (const std::string& value : values)
    e.level.push_back(known.try_emplace(value, static_cast<std::uint32_t>(known.size())).first->second);
  e.levels = known.size();
  return e;
}

TEST(PoissonRegression, FreeTradeAgreementsOfThePpmlhdfeExample) {
  ENTREPOT_NEEDS_SHARED("reference/ppml/data/ppmlhdfe_example_trade_fta.csv.gz");
  Problems problems;
  const auto table = tables::read_csv(testing::shared_path("reference/ppml/data/ppmlhdfe_example_trade_fta.csv.gz"),
                                      {{"isoimp"},
                                       {"isoexp"},
                                       {"year"},
                                       {"category"},
                                       {"trade", tables::ColumnType::number},
                                       {"fta", tables::ColumnType::number}},
                                      problems);
  ASSERT_TRUE(table) << (problems.empty() ? "" : problems.list().front().rule);
  PoissonProblem p;
  p.names = {"fta"};
  std::vector<std::string> buyer_year, seller_year, pair;
  std::vector<double> fta;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    if (table->text("category")[i] != "TOTAL") continue;
    const std::string imp(table->text("isoimp")[i]), exp(table->text("isoexp")[i]), year(table->text("year")[i]);
    p.y.push_back(table->number("trade")[i]);
    fta.push_back(table->number("fta")[i]);
    buyer_year.push_back(imp + year);
    seller_year.push_back(exp + year);
    pair.push_back(imp + exp);
  }
  p.regressors = Eigen::Map<Eigen::VectorXd>(fta.data(), static_cast<Eigen::Index>(fta.size()));
  p.effects = {effect_of(buyer_year), effect_of(seller_year), effect_of(pair)};
  p.clusters = p.effects.back().level;
  const PoissonEstimate e = estimate_poisson(p);
  ASSERT_EQ(e.outcome, PoissonOutcome::converged);
  EXPECT_EQ(e.used, 5950u);
  EXPECT_NEAR(e.coefficients[0], 0.192445493, 2e-9);             // printed to nine decimals
  EXPECT_NEAR(std::sqrt(e.covariance(0, 0)), 0.04195271, 2e-8);  // printed to eight
}

TEST(PoissonRegression, GravityWithExporterAndImporterEffects) {
  ENTREPOT_NEEDS_SHARED("reference/ppml/data/chapter2_app1_2006.csv.gz");
  Problems problems;
  const auto number = tables::ColumnType::number;
  const auto table =
      tables::read_csv(testing::shared_path("reference/ppml/data/chapter2_app1_2006.csv.gz"),
                       {{"exporter"}, {"importer"}, {"trade", number}, {"DIST", number}, {"CNTG", number}}, problems);
  ASSERT_TRUE(table) << (problems.empty() ? "" : problems.list().front().rule);
  PoissonProblem p;
  p.names = {"ln_dist", "cntg", "intl_brdr"};
  p.y = table->number("trade");
  p.regressors.resize(static_cast<Eigen::Index>(table->rows()), 3);
  for (std::size_t i = 0; i < table->rows(); ++i) {
    const bool abroad = table->text("exporter")[i] != table->text("importer")[i];
    p.regressors.row(static_cast<Eigen::Index>(i)) << std::log(table->number("DIST")[i]), table->number("CNTG")[i],
        abroad ? 1 : 0;
  }
  std::vector<std::string> exporter, importer;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    exporter.emplace_back(table->text("exporter")[i]);
    importer.emplace_back(table->text("importer")[i]);
  }
  p.effects = {effect_of(exporter), effect_of(importer)};
  const PoissonEstimate e = estimate_poisson(p);
  ASSERT_EQ(e.outcome, PoissonOutcome::converged);
  const std::vector<double> b{-0.79128791, 0.673645571, -2.474450456}, se{0.0501494338, 0.1073718706, 0.1193816305};
  for (Eigen::Index c = 0; c < 3; ++c) {
    EXPECT_NEAR(e.coefficients[c], b[static_cast<std::size_t>(c)], 1e-8);
    EXPECT_NEAR(std::sqrt(e.covariance(c, c)), se[static_cast<std::size_t>(c)], 1e-8);
  }
}

TEST(PoissonRegression, TheLogOfGravityWithAConstantAlone) {
  ENTREPOT_NEEDS_SHARED("reference/ppml/data/log_of_gravity.csv.gz");
  const std::vector<std::pair<std::string, double>> published{
      {"lypex", 0.732480761},      {"lypim", 0.741078045},     {"lyex", 0.156711705},      {"lyim", 0.135018478},
      {"ldist", -0.783800571},     {"border", 0.192910818},    {"comlang", 0.745983981},   {"colony", 0.025006478},
      {"landl_ex", -0.863473711},  {"landl_im", -0.696420419}, {"lremot_ex", 0.659840049}, {"lremot_im", 0.561500204},
      {"comfrt_wto", 0.181107158}, {"open_wto", -0.106818711}};
  std::vector<tables::Column> columns{{"trade", tables::ColumnType::number}};
  for (const auto& [name, b] : published) columns.push_back({name, tables::ColumnType::number});
  Problems problems;
  const auto table = tables::read_csv(testing::shared_path("reference/ppml/data/log_of_gravity.csv.gz"), columns, problems);
  ASSERT_TRUE(table);
  PoissonProblem p;
  p.y = table->number("trade");
  p.regressors.resize(static_cast<Eigen::Index>(table->rows()), static_cast<Eigen::Index>(published.size()));
  for (std::size_t c = 0; c < published.size(); ++c) {
    p.names.push_back(published[c].first);
    p.regressors.col(static_cast<Eigen::Index>(c)) =
        Eigen::Map<const Eigen::VectorXd>(table->number(published[c].first).data(), static_cast<Eigen::Index>(table->rows()));
  }
  const PoissonEstimate e = estimate_poisson(p);
  ASSERT_EQ(e.outcome, PoissonOutcome::converged);
  EXPECT_EQ(e.used, 18360u);
  for (std::size_t c = 0; c < published.size(); ++c)
    EXPECT_NEAR(e.coefficients[static_cast<Eigen::Index>(c)], published[c].second, 2e-8) << published[c].first;
  // Errors are asked to a millionth of themselves: they hang on mu, and mu on scores of 1e-9.
  EXPECT_NEAR(std::sqrt(e.covariance(4, 4)) / 0.054605517, 1, 1e-6);
  EXPECT_NEAR(std::sqrt(e.covariance(7, 7)) / 0.149803776, 1, 1e-6);
}

TEST(PoissonRegression, TradeAgreementsWithThreeEffectsOnAHundredThousandObservations) {
  ENTREPOT_NEEDS_SHARED("data/agtpa_yotov_2016/agtpa_applications.csv.gz");
  const auto number = tables::ColumnType::number;
  Problems problems;
  const auto table = tables::read_csv(
      testing::shared_path("data/agtpa_yotov_2016/agtpa_applications.csv.gz"),
      {{"exporter"}, {"importer"}, {"year"}, {"trade", number}, {"rta", number}, {"rta_lag4", number}}, problems);
  ASSERT_TRUE(table);
  PoissonProblem p;
  p.names = {"rta", "rta_lag4", "intl_trend"};
  p.y = table->number("trade");
  p.regressors.resize(static_cast<Eigen::Index>(table->rows()), 3);
  std::vector<std::string> exporter_year, importer_year, pair;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    const std::string exporter(table->text("exporter")[i]), importer(table->text("importer")[i]), year(table->text("year")[i]);
    p.regressors.row(static_cast<Eigen::Index>(i)) << table->number("rta")[i], table->number("rta_lag4")[i],
        exporter == importer ? 0 : std::stod(year) - 1986;
    exporter_year.push_back(exporter + year);
    importer_year.push_back(importer + year);
    pair.push_back(exporter + importer);
  }
  p.effects = {effect_of(exporter_year), effect_of(importer_year), effect_of(pair)};
  p.clusters = p.effects.back().level;
  const PoissonEstimate e = estimate_poisson(p, {.find_separation = false});
  ASSERT_EQ(e.outcome, PoissonOutcome::converged);
  EXPECT_EQ(e.used, 99708u);
  EXPECT_NEAR(e.coefficients[0], 0.176866966671, 1e-8);
  EXPECT_NEAR(e.coefficients[1], 0.255026584126, 1e-8);
  EXPECT_NEAR(e.coefficients[2], 0.0338322434387, 1e-8);
  EXPECT_NEAR(e.deviance, 4103642.9971, 0.001);
}

}  // namespace
}  // namespace entrepot::estimate
