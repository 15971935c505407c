#include "uncertain/elasticity_spread.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>
#include <Eigen/Eigenvalues>

#include "entrepot/errors.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

constexpr double largest_log_sd = 2;
constexpr double rounding = 1e-6;  // of published covariances, relative

struct Table {
  std::vector<double> log_sd;  ///< by sector of the World
  Eigen::MatrixXd covariance;  ///< empty where the file has none
};

std::vector<tables::Column> columns_of(const std::string& header, const World& world) {
  std::vector<tables::Column> columns{{.name = "sector"},
                                      {.name = "log_sd",
                                       .type = tables::ColumnType::number,
                                       .min = 0,
                                       .max = largest_log_sd,
                                       .rule = "a standard deviation of ln theta, at least 0 and at most 2"}};
  const bool covariances = std::ranges::any_of(
      world.sectors, [&](const std::string& code) { return ("," + header + ",").find("," + code + ",") != std::string::npos; });
  if (!covariances) return columns;
  for (const std::string& code : world.sectors)
    columns.push_back({.name = code, .type = tables::ColumnType::number, .rule = "a covariance of ln theta"});
  return columns;
}

void check_covariance(const std::filesystem::path& file, const World& world, const Table& table, Problems& problems) {
  const auto complain = [&](std::size_t j, std::size_t k, double value, std::string rule) {
    problems.add({.file = file.string(),
                  .field = world.sectors[k],
                  .value = fmt::format("{}", value),
                  .rule = "row " + world.sectors[j] + ": " + std::move(rule)});
  };
  for (std::size_t j = 0; j < world.sector_count(); ++j) {
    const auto row = static_cast<Eigen::Index>(j);
    const double variance = table.log_sd[j] * table.log_sd[j];
    if (std::abs(table.covariance(row, row) - variance) > rounding * std::max(variance, rounding))
      complain(j, j, table.covariance(row, row), "must be the square of log_sd");
    for (std::size_t k = 0; k < j; ++k) {
      const auto column = static_cast<Eigen::Index>(k);
      const double scale = std::max(table.log_sd[j] * table.log_sd[k], rounding);
      if (std::abs(table.covariance(row, column) - table.covariance(column, row)) > rounding * scale)
        complain(j, k, table.covariance(row, column), "must be what stands in row " + world.sectors[k]);
    }
  }
}

Table read_table(const std::filesystem::path& file, const World& world) {
  Problems problems;
  const auto text = tables::read_text(file, problems);
  problems.throw_if_any();
  const std::string header = text->substr(0, text->find_first_of("\r\n"));
  const std::vector<tables::Column> columns = columns_of(header, world);
  const auto read = tables::parse_csv(*text, file.string(), columns, problems, {.refuse_unknown_columns = true});
  problems.throw_if_any();
  const auto sectors = static_cast<Eigen::Index>(world.sector_count());
  Table table{std::vector<double>(world.sector_count(), -1), {}};
  if (columns.size() > 2) table.covariance = Eigen::MatrixXd::Zero(sectors, sectors);
  {
    tables::TableProblems listed(problems);
    for (std::size_t row = 0; row < read->rows(); ++row) {
      const std::string code(read->text("sector")[row]);
      const auto sector = world.find_sector(code);
      if (!sector) {
        listed.found.add(read->problem(row, "sector", code, "is no sector of this World",
                                       tables::guess_if_listed(listed.found, code, world.sectors)));
        continue;
      }
      double& log_sd = table.log_sd[static_cast<std::size_t>(sector->value)];
      if (log_sd >= 0) listed.found.add(read->problem(row, "sector", code, "stands twice in this file"));
      log_sd = read->number("log_sd")[row];
      for (Eigen::Index k = 0; k < table.covariance.cols(); ++k)
        table.covariance(sector->value, k) = read->number(world.sectors[static_cast<std::size_t>(k)])[row];
    }
  }
  const bool known = problems.empty();  // a misspelt sector would be told as missing too
  for (std::size_t j = 0; j < world.sector_count(); ++j) {
    if (known && table.log_sd[j] < 0)
      problems.add({.file = file.string(), .field = "sector", .value = world.sectors[j], .rule = "is missing"});
  }
  if (problems.empty() && table.covariance.size() > 0) check_covariance(file, world, table, problems);
  problems.throw_if_any();
  return table;
}

/// The root of a covariance matrix: loading loading' = covariance, by eigenvectors, so that it may be singular.
Eigen::MatrixXd root_of(const Eigen::MatrixXd& covariance, const std::filesystem::path& file) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> spectrum(covariance);
  const double largest = spectrum.eigenvalues().maxCoeff(), smallest = spectrum.eigenvalues().minCoeff();
  if (smallest < -rounding * std::max(largest, rounding)) {
    throw InputError({.file = file.string(),
                      .field = "covariances",
                      .value = fmt::format("smallest eigenvalue {:.3g}", smallest),
                      .rule = "must be those of a distribution: no eigenvalue below 0"});
  }
  return spectrum.eigenvectors() * spectrum.eigenvalues().cwiseMax(0).cwiseSqrt().asDiagonal();
}

/// One common factor for all sectors, and one for each of its own; those without weight are left out.
Eigen::MatrixXd factor_loading(const std::vector<double>& log_sd, double correlation) {
  const auto sectors = static_cast<Eigen::Index>(log_sd.size());
  const Eigen::Index common = correlation > 0 ? 1 : 0, own = correlation < 1 ? sectors : 0;
  Eigen::MatrixXd loading = Eigen::MatrixXd::Zero(sectors, common + own);
  for (Eigen::Index j = 0; j < sectors; ++j) {
    const double sd = log_sd[static_cast<std::size_t>(j)];
    if (common > 0) loading(j, 0) = sd * std::sqrt(correlation);
    if (own > 0) loading(j, common + j) = sd * std::sqrt(1 - correlation);
  }
  return loading;
}

}  // namespace

ElasticitySpread elasticity_spread(const Scenario& scenario, const World& world) {
  const UncertaintyQuestion& question = *scenario.uncertainty;
  ElasticitySpread spread;
  Table table{std::vector<double>(world.sector_count(), question.elasticity_log_sd), {}};
  const std::filesystem::path file = scenario.file.parent_path() / question.elasticity_file;
  if (!question.elasticity_file.empty()) table = read_table(file, world);
  for (const double sd : table.log_sd) spread.mean_log_sd += sd / static_cast<double>(world.sector_count());
  if (spread.mean_log_sd == 0) return spread;
  spread.covariance = table.covariance.size() > 0;
  spread.common = !spread.covariance && question.elasticity_correlation > 0;
  spread.loading =
      spread.covariance ? root_of(table.covariance, file) : factor_loading(table.log_sd, question.elasticity_correlation);
  return spread;
}

}  // namespace entrepot
