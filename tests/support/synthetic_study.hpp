// A Study whose numbers are formulas, not results: for tests of words, tables and pictures alone. Nothing is solved.
#pragma once

#include "entrepot/study.hpp"

namespace entrepot::testing {

/// Fourteen economies, three sectors, gravity-like flows; two repairs and two sources.
World synthetic_world();
/// Grid of mutual tariffs, two penalties, one pair, contributions, diversion: every part that a report can show.
Study synthetic_article();
/// One run without parameters.
Study synthetic_single_run();
/// Three dates.
Study synthetic_dates();
/// The study with three horizons beside it, its own being the long one: Russia and the group of France and Germany lose twice as
/// much in the short run, and thresholds are halved.
Study with_horizons(Study study);
/// The same, but the last run of the short horizon has no equilibrium.
Study with_a_missing_horizon(Study study);
/// One run that has no equilibrium.
Study synthetic_infeasible();

}  // namespace entrepot::testing
