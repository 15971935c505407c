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
/// One run that has no equilibrium.
Study synthetic_infeasible();

}  // namespace entrepot::testing
