// Several p-values about one hypothesis, dependent in unknown ways, made one.
#pragma once

#include <span>

namespace entrepot::detect {

/// Liu and Xie (2020): the mean of tan(pi (1/2 - p)) is nearly Cauchy in its tail whatever the dependence. A p above 0.99 counts
/// as 0.99 (Fang, Chang, Park and Tseng 2023), so that one test which sees nothing at all does not silence the others. 1 for
/// none.
double cauchy_combination(std::span<const double> p);

/// Wilson (2019) with the factor of Vovk and Wang (2020) under which it is valid for any dependence: 1 for one p, 2 for two, e ln
/// n for more. At most 1. 1 for none.
double harmonic_mean_p(std::span<const double> p);

}  // namespace entrepot::detect
