// Rows of a sweep as intervals, shares, drivers and failures.
#include <algorithm>
#include <cmath>
#include <limits>

#include "study/sweep_plan.hpp"
#include "uncertain/headline_doubt.hpp"
#include "uncertain/sobol_indices.hpp"
#include "uncertain/turning_value.hpp"

namespace entrepot {
namespace {

/// One headline by matrix and draw.
std::vector<std::vector<double>> columns_of(const SweepPlan& plan, std::span<const DrawRow> rows, std::size_t headline) {
  std::vector<std::vector<double>> columns(plan.matrices(), std::vector<double>(plan.shape.draws));
  for (const DrawRow& row : rows) columns[row.matrix][row.draw] = row.values[headline];
  return columns;
}

bool may_be_infinite(const Headline& headline, std::span<const std::vector<double>> columns) {
  if (headline.unit == "probability") return true;
  return std::ranges::any_of(
      columns, [](const auto& column) { return std::ranges::any_of(column, [](double v) { return std::isinf(v); }); });
}

std::vector<VarianceShare> shares_of(std::vector<std::vector<double>> columns, bool by_rank, std::size_t replicates) {
  if (by_rank) columns = ranks(columns);
  return variance_shares(columns[0], columns[1], std::span(columns).subspan(2), replicates);
}

/// Inputs that have a value, and the place of each among them.
struct SingleInputs {
  std::vector<std::vector<double>> values;
  std::vector<std::size_t> place;  ///< by input; values.size() where it has none
};

SingleInputs single_inputs(const Uncertainty& doubt) {
  SingleInputs single;
  for (std::size_t i = 0; i < doubt.inputs.size(); ++i) {
    single.place.push_back(single.values.size());
    if (doubt.inputs[i].single) {
      single.values.push_back(doubt.input_values[i]);
    } else {
      single.place.back() = std::numeric_limits<std::size_t>::max();
    }
  }
  return single;
}

void add_drivers(const SweepPlan& plan, const std::vector<std::vector<double>>& columns, const SingleInputs& single,
                 const std::vector<double>& answers, HeadlineDoubt& doubt) {
  const auto shares = shares_of(columns, doubt.by_rank, static_cast<std::size_t>(plan.question.scramblings));
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const VarianceShare& s = shares[i];
    Driver driver{s.first, s.first_error, s.total, s.total_error, s.excluded, {}};
    if (single.place[i] < single.values.size())
      driver.turn = turning_value(answers, single.values, single.place[i], doubt.critical, doubt.by_rank);
    doubt.drivers.push_back(driver);
  }
}

void add_input_values(const SweepPlan& plan, Uncertainty& doubt) {
  const std::size_t matrices = std::min<std::size_t>(plan.matrices(), 2);
  doubt.input_values.assign(doubt.inputs.size(), {});
  for (std::size_t matrix = 0; matrix < matrices; ++matrix) {
    for (std::size_t draw = 0; draw < plan.shape.draws; ++draw) {
      const std::vector<double> values = plan.drawn(draw, matrix).values;
      for (std::size_t i = 0; i < values.size(); ++i) doubt.input_values[i].push_back(values[i]);
    }
  }
}

void count_failures(const SweepPlan& plan, std::span<const DrawRow> rows, Uncertainty& doubt) {
  for (const DrawRow& row : rows) {
    doubt.truncated += row.truncated ? 1 : 0;
    if (row.outcome == Outcome::converged) continue;
    ++doubt.failed;
    auto at = std::ranges::find(doubt.failures, row.outcome, &FailedDraws::outcome);
    if (at == doubt.failures.end())
      at = doubt.failures.insert(at, {row.outcome, 0, row.reason, plan.drawn(row.draw, row.matrix).values});
    ++at->count;
  }
  std::ranges::stable_sort(doubt.failures, std::greater<>{}, &FailedDraws::count);
}

}  // namespace

Uncertainty summarise_sweep(const SweepPlan& plan, std::span<const DrawRow> rows) {
  Uncertainty doubt;
  doubt.question = plan.question;
  doubt.inputs = plan.space.inputs();
  doubt.notes = plan.space.notes();
  doubt.evaluations = rows.size();
  doubt.draws = plan.shape.draws * std::min<std::size_t>(plan.matrices(), 2);
  add_input_values(plan, doubt);
  count_failures(plan, rows, doubt);
  const SingleInputs single = single_inputs(doubt);
  const auto replicates = static_cast<std::size_t>(plan.question.scramblings);
  for (std::size_t h = 0; h < plan.central.headlines.size(); ++h) {
    const auto columns = columns_of(plan, rows, h);
    const std::span<const double> b = plan.matrices() > 1 ? std::span<const double>(columns[1]) : std::span<const double>();
    HeadlineDoubt headline = summarise_headline(plan.central.headlines[h], columns[0], b, replicates);
    headline.by_rank = may_be_infinite(plan.central.headlines[h], columns);
    std::vector<double> answers = columns[0];
    answers.insert(answers.end(), b.begin(), b.end());
    if (plan.question.drivers) add_drivers(plan, columns, single, answers, headline);
    doubt.headline_values.push_back(std::move(answers));
    doubt.headlines.push_back(std::move(headline));
  }
  return doubt;
}

const HeadlineDoubt* Uncertainty::find(const std::string& id) const {
  const auto at = std::ranges::find(headlines, id, &HeadlineDoubt::id);
  return at == headlines.end() ? nullptr : &*at;
}

std::vector<std::size_t> Uncertainty::ranked_inputs(const HeadlineDoubt& headline) const {
  std::vector<std::size_t> order(headline.drivers.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto share = [&](std::size_t i) { return std::isnan(headline.drivers[i].total) ? -INFINITY : headline.drivers[i].total; };
  std::ranges::stable_sort(order, std::greater<>{}, share);
  return order;
}

}  // namespace entrepot
