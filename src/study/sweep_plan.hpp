// A sweep before any draw: what is drawn, how many times, and what draws depend on.
#pragma once

#include <span>

#include "entrepot/uncertainty.hpp"
#include "study/draws_file.hpp"
#include "uncertain/draw_space.hpp"
#include "uncertain/scrambled_sobol.hpp"

namespace entrepot {

struct SweepPlan {
  DrawSpace space;
  ScrambledSobol points;  ///< twice the coordinates: the first half for A, the second for B
  UncertaintyQuestion question;
  DrawResult central;  ///< the question under the scenario's own numbers
  SweepInputs inputs;
  SweepShape shape;

  std::size_t matrices() const { return shape.matrices; }
  /// The Economy and Scenario of one row.
  Drawn drawn(std::size_t draw, std::size_t matrix) const;
};

/// Puts the question once, under the scenario's own numbers. Errors: InputError.
SweepPlan plan_sweep(const World& world, const Scenario& scenario, const PutQuestion& put, const SweepOptions& options,
                     const Control& control);

/// Rows as intervals, shares, drivers and failures.
Uncertainty summarise_sweep(const SweepPlan& plan, std::span<const DrawRow> rows);

}  // namespace entrepot
