#include "uncertain/distributions.hpp"

#include <cmath>

#include <fmt/core.h>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>

namespace entrepot {

double normal_quantile(double u) { return boost::math::quantile(boost::math::normal(), u); }

double quantile(const UncertainNumber& number, double u) {
  switch (number.distribution) {
    case Distribution::uniform:
      return number.low + u * (number.high - number.low);
    case Distribution::lognormal:
      return number.median * std::exp(number.log_sd * normal_quantile(u));
    case Distribution::beta:
      return number.scale * boost::math::quantile(boost::math::beta_distribution(number.alpha, number.beta), u);
  }
  return 0;
}

std::string distribution_text(const UncertainNumber& number) {
  switch (number.distribution) {
    case Distribution::uniform:
      return fmt::format("uniform between {} and {}", number.low, number.high);
    case Distribution::lognormal:
      return fmt::format("lognormal with median {} and standard deviation {} of its logarithm", number.median, number.log_sd);
    case Distribution::beta:
      return fmt::format("beta({}, {}) times {}", number.alpha, number.beta, number.scale);
  }
  return "";
}

}  // namespace entrepot
