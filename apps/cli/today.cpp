#include "today.hpp"

#include <cstdlib>
#include <ctime>

#include <fmt/chrono.h>

namespace entrepot::cli {

std::string today() {
  std::time_t now = std::time(nullptr);
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) now = static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10));
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(now));
}

}  // namespace entrepot::cli
