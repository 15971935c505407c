// Pictures of the compliance question.
#pragma once

#include <vector>

#include "entrepot/compliance.hpp"
#include "report/figure.hpp"

namespace entrepot {

/// Thresholds of every third country: over the grid where one thing varies, else as ranked dots. One a penalty.
std::vector<Figure> third_country_figures(const ComplyStudy& study);
/// Who complies at which risk of punishment, at the point that sentences speak of. One a penalty.
std::vector<Figure> settling_figures(const ComplyStudy& study);
/// Cost of punishing the first third country and what it would lose, over the grid; none where nothing varies.
std::vector<Figure> threat_figures(const ComplyStudy& study);
/// Thresholds of the first third country over the first two axes of the grid; none where there are fewer. One a penalty.
std::vector<Figure> break_even_maps(const ComplyStudy& study);
/// Political values and risks that the observations of a third country allow; one a third country observed.
std::vector<Figure> bound_figures(const ComplyStudy& study);
std::vector<Figure> partial_figures(const ComplyStudy& study);

}  // namespace entrepot
