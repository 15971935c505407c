// Interval arithmetic, every end rounded outward by one unit in the last place: what is computed encloses what is true.
// Moore, Kearfott, Cloud (2009), Introduction to Interval Analysis, chapters 2 and 3.
#pragma once

namespace entrepot {

/// low <= high, ends may be infinite.
struct Bounds {
  double low = 0, high = 0;
};

inline constexpr Bounds zero_bounds{0, 0};
Bounds whole_line();

Bounds add(Bounds a, Bounds b);
Bounds subtract(Bounds a, Bounds b);
Bounds multiply(Bounds a, Bounds b);
/// The whole line where b holds zero inside.
Bounds divide(Bounds a, Bounds b);
Bounds whole_power(Bounds a, int exponent);
/// From minus infinity where a may not be positive.
Bounds natural_log(Bounds a);
Bounds exponential(Bounds a);
/// From zero where a may be negative.
Bounds square_root(Bounds a);
Bounds absolute(Bounds a);
Bounds minimum(Bounds a, Bounds b);
Bounds maximum(Bounds a, Bounds b);
Bounds hull(Bounds a, Bounds b);

/// (a - b) / ln(a / b), continued by a where they are equal, for positive numbers: the weight of Vartia (1976).
/// NaN where one is negative; 0 where one is zero.
double log_mean(double a, double b);
/// It rises in both arguments. The whole line where one may be negative.
Bounds log_mean(Bounds a, Bounds b);
/// Of the derivative of log_mean(a, b) by a, over the box.
Bounds log_mean_slope(Bounds a, Bounds b);

}  // namespace entrepot
