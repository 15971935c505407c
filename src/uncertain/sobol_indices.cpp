#include "uncertain/sobol_indices.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>

namespace entrepot {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Sums over one block of draws, or over several.
struct Moments {
  double count = 0, sum = 0, squares = 0;
  void add(double value) {
    if (std::isnan(value)) return;
    count += 1, sum += value, squares += value * value;
  }
  double variance() const { return count < 2 ? missing : (squares - sum * sum / count) / (count - 1); }
};
Moments operator-(Moments a, const Moments& b) { return {a.count - b.count, a.sum - b.sum, a.squares - b.squares}; }
Moments operator+(Moments a, const Moments& b) { return {a.count + b.count, a.sum + b.sum, a.squares + b.squares}; }

struct Products {
  double count = 0, first = 0, total = 0;
};
Products operator-(Products a, const Products& b) { return {a.count - b.count, a.first - b.first, a.total - b.total}; }
Products operator+(Products a, const Products& b) { return {a.count + b.count, a.first + b.first, a.total + b.total}; }

double mean_of(std::span<const double> a, std::span<const double> b) {
  Moments moments;
  for (const double value : a) moments.add(value);
  for (const double value : b) moments.add(value);
  return moments.count > 0 ? moments.sum / moments.count : 0;
}

double ratio(double part, double count, double variance) { return count > 0 && variance > 0 ? part / count / variance : missing; }

VarianceShare share_of(const std::vector<Products>& blocks, const std::vector<Moments>& moments, std::size_t excluded) {
  const Products all = std::accumulate(blocks.begin(), blocks.end(), Products{});
  const Moments whole = std::accumulate(moments.begin(), moments.end(), Moments{});
  VarianceShare share;
  share.excluded = excluded;
  share.first = ratio(all.first, all.count, whole.variance());
  share.total = ratio(all.total / 2, all.count, whole.variance());
  std::vector<double> firsts, totals;
  for (std::size_t r = 0; r < blocks.size(); ++r) {
    const Products rest = all - blocks[r];
    const double variance = (whole - moments[r]).variance();
    firsts.push_back(ratio(rest.first, rest.count, variance));
    totals.push_back(ratio(rest.total / 2, rest.count, variance));
  }
  share.first_error = jackknife_error(firsts);
  share.total_error = jackknife_error(totals);
  return share;
}

}  // namespace

double jackknife_error(std::span<const double> without_block) {
  const double count = static_cast<double>(without_block.size());
  if (count < 2) return missing;
  const double mean = std::accumulate(without_block.begin(), without_block.end(), 0.0) / count;
  double squares = 0;
  for (const double value : without_block) squares += (value - mean) * (value - mean);
  return std::sqrt((count - 1) / count * squares);
}

std::vector<VarianceShare> variance_shares(std::span<const double> a, std::span<const double> b,
                                           std::span<const std::vector<double>> ab, std::size_t replicates) {
  assert(a.size() == b.size() && replicates > 0 && a.size() % replicates == 0);
  const double mean = mean_of(a, b);
  const std::size_t block = a.size() / replicates;
  std::vector<Moments> moments(replicates);
  for (std::size_t d = 0; d < a.size(); ++d) {
    moments[d / block].add(a[d] - mean);
    moments[d / block].add(b[d] - mean);
  }
  std::vector<VarianceShare> shares;
  for (const std::vector<double>& mixed : ab) {
    assert(mixed.size() == a.size());
    std::vector<Products> blocks(replicates);
    std::size_t excluded = 0;
    for (std::size_t d = 0; d < a.size(); ++d) {
      const double from_a = a[d] - mean, from_b = b[d] - mean, from_both = mixed[d] - mean;
      if (std::isnan(from_a + from_b + from_both)) {
        ++excluded;
        continue;
      }
      Products& sums = blocks[d / block];
      sums.count += 1;
      sums.first += from_b * (from_both - from_a);
      sums.total += (from_a - from_both) * (from_a - from_both);
    }
    shares.push_back(share_of(blocks, moments, excluded));
  }
  return shares;
}

std::vector<std::vector<double>> ranks(std::span<const std::vector<double>> lists) {
  std::vector<double> sorted;
  for (const auto& list : lists) std::ranges::copy_if(list, std::back_inserter(sorted), [](double v) { return !std::isnan(v); });
  std::ranges::sort(sorted);
  std::vector<std::vector<double>> ranked;
  for (const auto& list : lists) {
    ranked.emplace_back();
    for (const double value : list) {
      if (std::isnan(value)) {
        ranked.back().push_back(missing);
        continue;
      }
      const auto [low, high] = std::ranges::equal_range(sorted, value);
      const double between = static_cast<double>((low - sorted.begin()) + (high - sorted.begin())) / 2;
      ranked.back().push_back(between / static_cast<double>(sorted.size()));
    }
  }
  return ranked;
}

}  // namespace entrepot
