#include "strategy/level_search.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace entrepot {
namespace {

using Known = std::map<double, double>;

/// Known points with values, in order.
std::vector<std::pair<double, double>> finite_points(const SearchedCurve& curve) {
  std::vector<std::pair<double, double>> points;
  for (const auto& point : curve.known) {
    if (std::isfinite(point.second)) points.push_back(point);
  }
  return points;
}

/// One level on its way.
class Seeker {
 public:
  Seeker(const SoughtLevel& sought, const LevelSearch& search) : sought_(sought), search_(search) {}

  /// Looks at what is known; the next place to try, or nothing where this level is settled.
  std::optional<double> next(const SearchedCurve& curve);
  std::size_t curve() const { return sought_.curve; }
  const Crossing& result() const { return result_; }

 private:
  void settle(Crossing::Kind kind, double at, double left, double right) {
    settled_ = true;
    result_ = {kind, at, left, right};
  }
  void settle_at(const std::vector<std::pair<double, double>>& points, std::size_t at);
  std::optional<double> within(const SearchedCurve& curve, const std::vector<std::pair<double, double>>& points,
                               std::size_t left);
  std::optional<double> outwards(const SearchedCurve& curve, const std::vector<std::pair<double, double>>& points);

  SoughtLevel sought_;
  LevelSearch search_;
  Crossing result_;
  bool settled_ = false;
  double last_width_ = INFINITY;
  int slow_ = 0, missed_ = 0;
};

std::optional<double> Seeker::next(const SearchedCurve& curve) {
  if (settled_) return std::nullopt;
  const auto points = finite_points(curve);
  if (points.empty() || !std::isfinite(sought_.level)) {
    settle(Crossing::Kind::unknown, NAN, NAN, NAN);
    return std::nullopt;
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (std::abs(points[i].second - sought_.level) <= search_.tolerance) {
      settle_at(points, i);
      return std::nullopt;
    }
  }
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const double a = points[i].second - sought_.level, b = points[i + 1].second - sought_.level;
    if ((a <= 0) != (b <= 0)) return within(curve, points, i);
  }
  return outwards(curve, points);
}

/// Found at a known point; the neighbour on the other side of the level closes the bracket.
void Seeker::settle_at(const std::vector<std::pair<double, double>>& points, std::size_t at) {
  const auto other_side = [&](std::size_t i) {
    return (points[i].second <= sought_.level) != (points[at].second <= sought_.level);
  };
  const double x = points[at].first;
  double left = x, right = x;
  if (at > 0 && other_side(at - 1)) {
    left = points[at - 1].first;
  } else if (at + 1 < points.size() && other_side(at + 1)) {
    right = points[at + 1].first;
  }
  settle(Crossing::Kind::found, x, left, right);
}

/// Newton's divided differences of place over value: inverse interpolation through up to four points.
double inverse_interpolation(std::vector<std::pair<double, double>> points, double level) {
  std::vector<double> coefficient(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) coefficient[i] = points[i].first;
  for (std::size_t order = 1; order < points.size(); ++order) {
    for (std::size_t i = points.size(); i-- > order;)
      coefficient[i] = (coefficient[i] - coefficient[i - 1]) / (points[i].second - points[i - order].second);
  }
  double at = coefficient.back();
  for (std::size_t i = points.size() - 1; i-- > 0;) at = at * (level - points[i].second) + coefficient[i];
  return at;
}

std::optional<double> Seeker::within(const SearchedCurve& curve, const std::vector<std::pair<double, double>>& points,
                                     std::size_t left) {
  const auto [x0, y0] = points[left];
  const auto [x1, y1] = points[left + 1];
  const double width = x1 - x0;
  const double finest = 4e-15 * std::max({std::abs(x0), std::abs(x1), 1e-300});
  if (width <= finest) {  // steeper than numbers are fine: the residual says so
    const bool nearer_left = std::abs(y0 - sought_.level) < std::abs(y1 - sought_.level);
    settle(Crossing::Kind::found, nearer_left ? x0 : x1, x0, x1);
    return std::nullopt;
  }
  slow_ = width > 0.5 * last_width_ ? slow_ + 1 : 0;
  last_width_ = width;
  const double middle = x0 + width / 2;
  if (slow_ >= 3) {
    slow_ = 0;
    return middle;
  }
  const std::size_t first = left > 0 ? left - 1 : left, last = std::min(left + 3, points.size());
  double at = inverse_interpolation(
      {points.begin() + static_cast<std::ptrdiff_t>(first), points.begin() + static_cast<std::ptrdiff_t>(last)}, sought_.level);
  if (!(at > x0 && at < x1)) at = x0 + (sought_.level - y0) / (y1 - y0) * width;
  if (!(at > x0 && at < x1) || curve.known.contains(at)) at = middle;
  return at;
}

std::optional<double> Seeker::outwards(const SearchedCurve& curve, const std::vector<std::pair<double, double>>& points) {
  const bool rising = points.size() > 1 ? points.back().second > points.front().second : curve.slope > 0;
  const auto& low_end = points.front();
  const auto& high_end = points.back();
  const bool to_the_right = (sought_.level > high_end.second) == rising;
  const auto [x, y] = to_the_right ? high_end : low_end;
  const double bound = to_the_right ? curve.high : curve.low;
  // A place without a value beyond the last one with a value: halfway to it, a few times.
  const auto beyond = to_the_right ? curve.known.upper_bound(x) : curve.known.lower_bound(x);
  const bool hole = to_the_right ? beyond != curve.known.end() : beyond != curve.known.begin();
  if (hole) {
    constexpr int patience = 8;
    if (++missed_ > patience) {
      settle(Crossing::Kind::unknown, NAN, x, x);
      return std::nullopt;
    }
    const double there = to_the_right ? beyond->first : std::prev(beyond)->first;
    return x + (there - x) / 2;
  }
  if (x == bound) {
    settle(to_the_right ? Crossing::Kind::above : Crossing::Kind::below, bound, x, x);
    return std::nullopt;
  }
  double slope = curve.slope;
  if (points.size() > 1) {
    const auto& other = to_the_right ? points[points.size() - 2] : points[1];
    slope = (y - other.second) / (x - other.first);
  }
  const double gap = sought_.level - y;
  double step = std::expm1(std::clamp(gap, -30.0, 30.0)) / slope;  // log income is the curve: exact for ln(1 + slope step)
  if (points.size() > 1) step *= 1.1;                              // and a little beyond, for the bracket
  const double room = bound - x;
  if (!(std::abs(step) < std::abs(room)) || (step > 0) != to_the_right) step = room;
  double at = x + step;
  if (at == x) at = bound;
  return at;
}

}  // namespace

std::vector<Crossing> find_levels(std::vector<SearchedCurve>& curves, std::span<const SoughtLevel> levels,
                                  const EvaluateCurves& evaluate, const LevelSearch& search) {
  std::vector<Seeker> seekers;
  for (const SoughtLevel& level : levels) seekers.emplace_back(level, search);
  for (int round = 0; round < search.max_rounds; ++round) {
    std::set<std::pair<std::size_t, double>> wanted;
    for (Seeker& seeker : seekers) {
      if (const auto at = seeker.next(curves[seeker.curve()])) wanted.insert({seeker.curve(), *at});
    }
    if (wanted.empty()) break;
    std::vector<CurvePoint> points;
    for (const auto& [curve, at] : wanted) points.push_back({curve, at});
    const std::vector<double> values = evaluate(points);
    for (std::size_t i = 0; i < points.size(); ++i) curves[points[i].curve].known[points[i].at] = values[i];
  }
  std::vector<Crossing> found;
  for (const Seeker& seeker : seekers) found.push_back(seeker.result());
  return found;
}

}  // namespace entrepot
