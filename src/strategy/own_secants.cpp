#include "strategy/own_secants.hpp"

#include <algorithm>
#include <cmath>

#include "solve/anderson.hpp"
#include "strategy/tax_search.hpp"

namespace entrepot {
namespace {

/// Slopes to begin with: 1 without input-output links, 0.5 to 0.9 with those of icio-2022.
constexpr double usual_slope = 0.7, flattest_slope = 0.2, steepest_slope = 4;
/// Once learned, a slope changes no faster: everybody moves at once, and a secant sees that too.
constexpr double most_change = 1.5;
/// A player that moves less, relative to who moves most, learns more about others than about itself.
constexpr double smallest_share = 0.1;
constexpr double longest_step = 0.5;  ///< of a rate
constexpr int depth = 3;

}  // namespace

OwnSecants::OwnSecants(std::size_t players) : slope_(players, usual_slope) {}

void OwnSecants::begin() { seen_.clear(); }

void OwnSecants::add(const JointPoint& point) {
  Seen seen{point.rates, std::vector<double>(point.rates.size())};
  for (std::size_t k = 0; k < seen.pull.size(); ++k) {
    if (point.curvature[k] > 0) seen.pull[k] = point.gradient[k] / (point.curvature[k] * (1 + point.rates[k]));
  }
  scale_ = tax_scales(point.curvature);
  seen_.push_back(std::move(seen));
  // The first step of a later search leads far, with slopes that are known from where the earlier one ended.
  if (seen_.size() > (learned_ ? 2u : 1u)) learn(seen_[seen_.size() - 2], seen_.back());
}

void OwnSecants::learn(const Seen& from, const Seen& to) {
  double longest = 0;
  for (std::size_t k = 0; k < slope_.size(); ++k) longest = std::max(longest, std::abs(to.rates[k] - from.rates[k]));
  for (std::size_t k = 0; k < slope_.size(); ++k) {
    const double move = to.rates[k] - from.rates[k];
    if (std::abs(move) < smallest_share * longest || !(longest > 0)) continue;
    const double secant = -(to.pull[k] - from.pull[k]) / move;
    const double low = learned_ ? slope_[k] / most_change : flattest_slope,
                 high = learned_ ? slope_[k] * most_change : steepest_slope;
    slope_[k] = std::clamp(std::clamp(secant, low, high), flattest_slope, steepest_slope);
  }
  learned_ = true;
}

std::vector<double> OwnSecants::next(double min_rate, double max_rate) const {
  const std::size_t count = slope_.size();
  std::vector<double> state(count), mapped(count);
  Anderson anderson(count, depth);
  // The first point of a search stands too far from the others to say how they act on one another.
  for (std::size_t p = seen_.size() > 1 ? 1 : 0; p < seen_.size(); ++p) {
    for (std::size_t k = 0; k < count; ++k) {
      const double move = std::clamp(seen_[p].pull[k] / slope_[k], -longest_step, longest_step);
      state[k] = seen_[p].rates[k] * scale_[k];
      mapped[k] = std::clamp(seen_[p].rates[k] + move, min_rate, max_rate) * scale_[k];
    }
    anderson.step(state, mapped);
  }
  for (std::size_t k = 0; k < count; ++k) {
    const double here = seen_.back().rates[k], move = std::clamp(state[k] / scale_[k] - here, -longest_step, longest_step);
    state[k] = std::clamp(here + move, min_rate, max_rate);
  }
  return state;
}

}  // namespace entrepot
