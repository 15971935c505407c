// What is drawn for a scenario: its inputs, and the Economy and Scenario that a point of the unit cube stands for.
#pragma once

#include <span>
#include <vector>

#include "entrepot/uncertainty.hpp"
#include "uncertain/elasticity_spread.hpp"

namespace entrepot {

/// Elasticities are kept where the engine and the rule for bans take them without turning to a limit case: a smaller theta makes
/// the cost of losing a supplier, (1 - share)^(-1 / theta), explode (MODEL.md M21, pitfalls).
inline constexpr double smallest_drawn_elasticity = 0.1;
inline constexpr double largest_drawn_elasticity = 1000;

struct Drawn {
  Economy economy;
  Scenario scenario;
  std::vector<double> values;  ///< by input: the number, or the factor on all elasticities; NaN for groups without one
  bool truncated = false;      ///< something was held at the end of its range
};

class DrawSpace {
 public:
  /// The scenario must have [uncertainty]. Errors: InputError (files, keys, ranges).
  DrawSpace(const Scenario& scenario, const World& world);

  const std::vector<DrawnInput>& inputs() const { return inputs_; }
  std::size_t coordinates() const { return input_of_.size(); }
  /// Which input a coordinate belongs to.
  std::size_t input_of(std::size_t coordinate) const { return input_of_[coordinate]; }
  const std::vector<std::string>& notes() const { return notes_; }
  const Economy& economy() const { return economy_; }  ///< the scenario's own
  /// Coordinates in (0, 1).
  Drawn at(std::span<const double> point) const;

 private:
  void add_elasticity_inputs();
  void add_number_inputs();
  void draw_elasticities(std::span<const double> point, Drawn& drawn) const;

  Scenario scenario_;
  const World* world_;
  Economy economy_;
  ElasticitySpread spread_;
  std::vector<DrawnInput> inputs_;
  std::vector<std::size_t> input_of_;
  std::vector<std::pair<double, double>> ranges_;  ///< of the numbers
  bool technology_ = false;                        ///< a number of the technology is drawn
  std::vector<std::string> notes_;
};

}  // namespace entrepot
