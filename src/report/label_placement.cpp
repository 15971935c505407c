// Least squares under "each label starts where the one before ends": isotonic regression of the wanted positions less
// what stands before them, solved by pooling adjacent violators (Ayer et al. 1955).
#include "report/label_placement.hpp"

#include <algorithm>
#include <numeric>

namespace entrepot {

std::vector<double> place_labels(const std::vector<LabelSpan>& labels, double low, double high) {
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return labels[i].wanted; });

  struct Pool {
    double sum = 0;
    std::size_t count = 0;
    double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Pool> pools;
  double before = 0;  // total size of the labels above
  for (const std::size_t i : order) {
    pools.push_back({labels[i].wanted - labels[i].size / 2 - before, 1});
    before += labels[i].size;
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      pools[pools.size() - 2].sum += pools.back().sum;
      pools[pools.size() - 2].count += pools.back().count;
      pools.pop_back();
    }
  }
  const double last_start = std::max(low, high - before);
  std::vector<double> centres(labels.size());
  double offset = 0;
  std::size_t next = 0;
  for (const Pool& pool : pools) {
    for (std::size_t k = 0; k < pool.count; ++k, ++next) {
      const LabelSpan& label = labels[order[next]];
      centres[order[next]] = std::clamp(pool.mean(), low, last_start) + offset + label.size / 2;
      offset += label.size;
    }
  }
  return centres;
}

}  // namespace entrepot
