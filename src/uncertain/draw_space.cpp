#include "uncertain/draw_space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "measures/joined_keys.hpp"
#include "uncertain/distributions.hpp"
#include "uncertain/input_words.hpp"

namespace entrepot {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

bool is_technology(const std::string& key) {
  return std::ranges::any_of(joined_keys(key), [](const std::string& one) {
    return one.starts_with("substitution.") || one.starts_with("factors.") || one.starts_with("bans.");
  });
}

/// What is at or below the smallest one, negative ones too, is a limit case of its own and stays as it is.
bool is_drawn(double theta) { return theta > smallest_drawn_elasticity; }

}  // namespace

DrawSpace::DrawSpace(const Scenario& scenario, const World& world)
    : scenario_(scenario),
      world_(&world),
      economy_(scenario_economy(scenario, world)),
      spread_(elasticity_spread(scenario, world)) {
  if (spread_.loading.cols() > 0) add_elasticity_inputs();
  add_number_inputs();
}

void DrawSpace::add_elasticity_inputs() {
  const UncertaintyQuestion& question = *scenario_.uncertainty;
  const bool file = !question.elasticity_file.empty();
  const std::string spread = file ? "lognormal with the standard deviations of " + question.elasticity_file
                                  : fmt::format("lognormal, standard deviation of the logarithm {}", question.elasticity_log_sd);
  const std::string source = file ? question.elasticity_file : "assumption";
  const auto add = [&](const char* id, const char* words, const std::string& drawn, Eigen::Index first, Eigen::Index last,
                       bool single) {
    inputs_.push_back({id, words, drawn, source, single});
    for (Eigen::Index k = first; k < last; ++k) input_of_.push_back(inputs_.size() - 1);
  };
  if (spread_.covariance) {
    add("elasticities", "trade elasticities, all together", spread + " and its covariances", 0, spread_.loading.cols(), false);
  } else {
    const Eigen::Index common = spread_.common ? 1 : 0;
    const std::string joint = fmt::format("{}, correlation between sectors {}", spread, question.elasticity_correlation);
    if (spread_.common) add("elasticity-level", "level of trade elasticities", joint, 0, 1, true);
    if (spread_.loading.cols() > common)
      add("elasticity-sectors", "trade elasticities sector by sector", joint, common, spread_.loading.cols(), false);
  }
  std::string held;
  for (const Sector j : all<Sector>(world_->sector_count())) {
    if (!is_drawn(economy_.trade_elasticity(j)))
      held += (held.empty() ? "" : ", ") + world_->sectors[static_cast<std::size_t>(j.value)];
  }
  if (!held.empty()) {
    notes_.push_back(
        fmt::format("trade elasticities of {} are at most {} and stay as they are: so near a limit case a draw would be "
                    "of another model",
                    held, smallest_drawn_elasticity));
  }
}

void DrawSpace::add_number_inputs() {
  for (const UncertainNumber& number : scenario_.uncertainty->numbers) {
    const NumberKey key = find_number(scenario_, number.key);
    ranges_.emplace_back(key.low, key.high);
    inputs_.push_back({number.key, input_words(number.key), distribution_text(number), number.source, true});
    input_of_.push_back(inputs_.size() - 1);
    technology_ = technology_ || is_technology(number.key);
  }
}

void DrawSpace::draw_elasticities(std::span<const double> point, Drawn& drawn) const {
  const Eigen::Index coordinates = spread_.loading.cols();
  if (coordinates == 0) return;
  Eigen::VectorXd normal(coordinates);
  for (Eigen::Index k = 0; k < coordinates; ++k) normal(k) = normal_quantile(point[static_cast<std::size_t>(k)]);
  for (const Sector j : all<Sector>(world_->sector_count())) {
    double& theta = drawn.economy.trade_elasticity(j);
    if (!is_drawn(theta)) continue;
    double log_change = 0;
    for (Eigen::Index k = 0; k < coordinates; ++k) log_change += spread_.loading(j.value, k) * normal(k);
    const double wanted = theta * std::exp(log_change);
    theta = std::clamp(wanted, smallest_drawn_elasticity, largest_drawn_elasticity);
    drawn.truncated = drawn.truncated || theta != wanted;
  }
  if (spread_.common) {
    drawn.values[0] = std::exp(spread_.mean_log_sd * std::sqrt(scenario_.uncertainty->elasticity_correlation) * normal(0));
  }
}

Drawn DrawSpace::at(std::span<const double> point) const {
  Drawn drawn{economy_, scenario_, std::vector<double>(inputs_.size(), no_value), false};
  const std::vector<UncertainNumber>& numbers = scenario_.uncertainty->numbers;
  const auto first = static_cast<std::size_t>(spread_.loading.cols());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const double wanted = quantile(numbers[i], point[first + i]);
    const double value = std::clamp(wanted, ranges_[i].first, ranges_[i].second);
    drawn.truncated = drawn.truncated || value != wanted;
    put_number(drawn.scenario, numbers[i].key, value);
    drawn.values[inputs_.size() - numbers.size() + i] = value;
  }
  if (technology_) drawn.economy = scenario_economy(drawn.scenario, *world_);
  draw_elasticities(point, drawn);
  return drawn;
}

}  // namespace entrepot
