#include "uncertain/turning_value.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include <Eigen/Dense>

namespace entrepot {
namespace {

constexpr std::size_t classes = 8;
constexpr std::size_t fewest_in_class = 4;
constexpr double errors_allowed = 2;

double compressed(double y) { return std::isinf(y) ? std::copysign(1.0, y) : y / (1 + std::abs(y)); }

/// Draws that have an answer: answers, and inputs counted from their means.
struct Sample {
  Eigen::VectorXd answers;
  Eigen::MatrixXd inputs;
  Eigen::VectorXd means;
};

Sample sample_of(std::span<const double> answers, std::span<const std::vector<double>> inputs) {
  std::vector<std::size_t> kept;
  for (std::size_t d = 0; d < answers.size(); ++d) {
    if (!std::isnan(answers[d])) kept.push_back(d);
  }
  const auto rows = static_cast<Eigen::Index>(kept.size()), columns = static_cast<Eigen::Index>(inputs.size());
  Sample sample{Eigen::VectorXd(rows), Eigen::MatrixXd(rows, columns), Eigen::VectorXd::Zero(columns)};
  for (Eigen::Index r = 0; r < rows; ++r) {
    sample.answers(r) = answers[kept[static_cast<std::size_t>(r)]];
    for (Eigen::Index c = 0; c < columns; ++c)
      sample.inputs(r, c) = inputs[static_cast<std::size_t>(c)][kept[static_cast<std::size_t>(r)]];
  }
  if (rows > 0) sample.means = sample.inputs.colwise().mean();
  sample.inputs.rowwise() -= sample.means.transpose();
  return sample;
}

/// The answer less what the other inputs explain of it.
Eigen::VectorXd partial_residuals(const Sample& sample, Eigen::Index input) {
  Eigen::MatrixXd design(sample.inputs.rows(), sample.inputs.cols() + 1);
  design << Eigen::VectorXd::Ones(sample.inputs.rows()), sample.inputs;
  const Eigen::VectorXd slopes = design.colPivHouseholderQr().solve(sample.answers);
  Eigen::VectorXd residuals = sample.answers;
  for (Eigen::Index c = 0; c < sample.inputs.cols(); ++c) {
    if (c != input) residuals -= slopes(c + 1) * sample.inputs.col(c);
  }
  return residuals;
}

struct Class {
  double input = 0, answer = 0, error = 0;  ///< means, and the standard error of the answer's
};

std::vector<Class> classes_of(const Eigen::VectorXd& input, const Eigen::VectorXd& answers) {
  std::vector<Eigen::Index> order(static_cast<std::size_t>(input.size()));
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](Eigen::Index r) { return input(r); });
  std::vector<Class> list;
  for (std::size_t k = 0; k < classes; ++k) {
    const std::size_t first = k * order.size() / classes, last = (k + 1) * order.size() / classes;
    const double count = static_cast<double>(last - first);
    Class one;
    for (std::size_t i = first; i < last; ++i) one.input += input(order[i]) / count, one.answer += answers(order[i]) / count;
    double squares = 0;
    for (std::size_t i = first; i < last; ++i) squares += std::pow(answers(order[i]) - one.answer, 2);
    one.error = std::sqrt(squares / (count - 1) / count);
    list.push_back(one);
  }
  return list;
}

bool is_monotone(const std::vector<Class>& list, double direction) {
  for (std::size_t k = 1; k < list.size(); ++k) {
    const double step = direction * (list[k].answer - list[k - 1].answer);
    if (step < -errors_allowed * std::hypot(list[k].error, list[k - 1].error)) return false;
  }
  const double whole = direction * (list.back().answer - list.front().answer);
  return whole > errors_allowed * std::hypot(list.back().error, list.front().error);
}

std::optional<double> crossing(const std::vector<Class>& list, double critical) {
  for (std::size_t k = 1; k < list.size(); ++k) {
    const Class &a = list[k - 1], &b = list[k];
    if ((a.answer - critical) * (b.answer - critical) > 0 || a.answer == b.answer) continue;
    return a.input + (b.input - a.input) * (critical - a.answer) / (b.answer - a.answer);
  }
  return std::nullopt;
}

}  // namespace

Turn turning_value(std::span<const double> answers, std::span<const std::vector<double>> inputs, std::size_t input,
                   double critical, bool compress) {
  std::vector<double> bounded(answers.begin(), answers.end());
  if (compress) {
    for (double& y : bounded) y = compressed(y);
    critical = compressed(critical);
  }
  const Sample sample = sample_of(bounded, inputs);
  if (static_cast<std::size_t>(sample.answers.size()) < classes * fewest_in_class) return {};
  const auto column = static_cast<Eigen::Index>(input);
  const Eigen::VectorXd values = sample.inputs.col(column).array() + sample.means(column);
  const std::vector<Class> list = classes_of(values, partial_residuals(sample, column));
  Turn turn;
  turn.rises = list.back().answer > list.front().answer;
  if (!is_monotone(list, turn.rises ? 1 : -1)) {
    turn.kind = Turn::Kind::not_monotone;
    return turn;
  }
  const auto at = crossing(list, critical);
  turn.kind = at ? Turn::Kind::found : Turn::Kind::outside;
  turn.at = at.value_or(0);
  return turn;
}

}  // namespace entrepot
