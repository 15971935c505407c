#include <cmath>

#include "model/burden_sharing.hpp"
#include "model/joint_map.hpp"

namespace entrepot {

/// Eq. 7: price of the consumption bundle of country n, new over benchmark.
double JointMap::consumer_price(std::span<const double> state, std::size_t n) {
  const double* log_price = log_prices(state) + n * J_;
  if (nests_) return std::exp(nests_->consumption(n, log_price, final_share_.data()));
  double log_consumer_price = 0;
  for (std::size_t j = 0; j < J_; ++j) log_consumer_price += prepared_.final_share[n * J_ + j] * log_price[j];
  return std::exp(log_consumer_price);
}

/// Coalition transfers that the state asks for, on top of the fixed ones (MODEL.md M7).
void JointMap::find_transfers(std::span<const double> state) {
  if (burden_sharing_.empty()) return;
  std::vector<MemberState> members;
  for (const Country member : burden_sharing_.members) {
    const auto n = static_cast<std::size_t>(member.value);
    const double earned = factors_.index()[n] * prepared_.world.value_added(member) + revenue_[n] + export_revenue_[n] + rent_[n];
    members.push_back({earned + deficit_[n] + fixed_transfer_[n], consumer_price(state, n)});
  }
  const std::vector<double> shared = shared_transfers(burden_sharing_, members);
  for (std::size_t m = 0; m < members.size(); ++m) {
    const auto n = static_cast<std::size_t>(burden_sharing_.members[m].value);
    transfer_[n] = fixed_transfer_[n] + shared[m];
  }
}

}  // namespace entrepot
