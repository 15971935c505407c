#include "entrepot/substitution.hpp"

#include <cmath>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/expression.hpp"

namespace entrepot {
namespace {

void require(bool holds, const char* field, double value, const char* rule) {
  if (!holds) throw InputError(Problem{.field = field, .value = fmt::format("{}", value), .rule = rule});
}

}  // namespace

std::vector<double> shares_after_exit(const std::vector<double>& shares, const std::vector<bool>& leaves) {
  double sum = 0, gone = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    require(shares[i] >= 0 && shares[i] <= 1, "share", shares[i], "must be between 0 and 1");
    sum += shares[i];
    if (leaves[i]) gone += shares[i];
  }
  require(std::abs(sum - 1) < 1e-9, "shares", sum, "must add to 1");
  require(gone < 1, "shares", gone, "must leave a supplier who stays");
  std::vector<double> after;
  for (std::size_t i = 0; i < shares.size(); ++i) after.push_back(leaves[i] ? 0 : shares[i] / (1 - gone));
  return after;
}

double price_index_after_exit(double exit_share, double trade_elasticity) {
  require(exit_share >= 0 && exit_share < 1, "exit_share", exit_share, "must be at least 0 and below 1");
  require(trade_elasticity > 0, "trade_elasticity", trade_elasticity, "must be above 0");
  return std::pow(1 - exit_share, -1 / trade_elasticity);
}

Interval exit_share_implied(const Interval& factor) {
  return evaluate(parse_expression("1 - 1 / factor"), [&](const std::string&) { return factor; }).interval;
}

double beyond_substitution(double share_before, double share_now, double exit_share) {
  require(exit_share >= 0 && exit_share < 1, "exit_share", exit_share, "must be at least 0 and below 1");
  return share_now - share_before / (1 - exit_share);
}

}  // namespace entrepot
