#include "solve/check_shapes.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

namespace entrepot {
namespace {

template <class Values>
void check_shape(const Values& values, const typename Values::Extents& extents, const char* field, std::size_t place,
                 Problems& problems) {
  if (values.empty()) return;
  const std::string where = fmt::format("{} of number {}", field, place + 1);
  if (values.extents() != extents) {
    problems.add({.field = where, .rule = "must have one value for each entry of the World, or none at all"});
  } else if (!std::ranges::all_of(values.values(), [](double x) { return std::isfinite(x); })) {
    problems.add({.field = where, .rule = "must be finite numbers"});
  }
}

void check(const OutcomeVector& v, std::size_t place, std::size_t J, std::size_t N, Problems& problems) {
  check_shape(v.real_income, {N}, "real_income", place, problems);
  check_shape(v.income, {N}, "income", place, problems);
  check_shape(v.wage, {N}, "wage", place, problems);
  check_shape(v.consumer_price, {N}, "consumer_price", place, problems);
  check_shape(v.price, {J, N}, "price", place, problems);
  check_shape(v.trade, {J, N, N}, "trade", place, problems);
}

void check(const PolicyVector& v, std::size_t place, std::size_t J, std::size_t N, Problems& problems) {
  check_shape(v.tariff_rate, {J, N, N}, "tariff_rate", place, problems);
  check_shape(v.log_trade_cost, {J, N, N}, "log_trade_cost", place, problems);
  check_shape(v.export_tax_rate, {J, N, N}, "export_tax_rate", place, problems);
  check_shape(v.log_productivity, {J, N}, "log_productivity", place, problems);
  check_shape(v.transfer, {N}, "transfer", place, problems);
  double sum = 0, size = 0;
  for (const double amount : v.transfer.values()) sum += amount, size += std::abs(amount);
  constexpr double rounding = 1e-12;
  if (std::abs(sum) > rounding * size)
    problems.add({.field = fmt::format("transfer of number {}", place + 1), .rule = "must add to zero"});
}

template <class Vector>
void check_all(std::span<const Vector> vectors, std::size_t J, std::size_t N) {
  Problems problems;
  for (std::size_t v = 0; v < vectors.size(); ++v) check(vectors[v], v, J, N, problems);
  problems.throw_if_any();
}

}  // namespace

void check_policies(std::span<const PolicyVector> policies, std::size_t sectors, std::size_t countries) {
  check_all(policies, sectors, countries);
}
void check_outcomes(std::span<const OutcomeVector> outcomes, std::size_t sectors, std::size_t countries) {
  check_all(outcomes, sectors, countries);
}

}  // namespace entrepot
