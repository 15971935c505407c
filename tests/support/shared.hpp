// Reference data that does not ship with the project. A test that needs it starts with ENTREPOT_NEEDS_SHARED(path):
// where the folder is missing the test is skipped and counted by the runner; with CI=true a missing folder fails.
#pragma once

#include <gtest/gtest.h>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace entrepot::testing {

std::filesystem::path source_path(const std::string& relative);
std::filesystem::path shared_path(const std::string& relative);
inline bool in_ci() {
  const char* ci = std::getenv("CI");
  return ci != nullptr && std::string(ci) == "true";
}

}  // namespace entrepot::testing

#define ENTREPOT_NEEDS_SHARED(relative)                                                      \
  if (!std::filesystem::exists(entrepot::testing::shared_path(relative))) {                  \
    if (entrepot::testing::in_ci()) FAIL() << "missing reference data: shared/" << relative; \
    GTEST_SKIP() << "no reference data: shared/" << relative;                                \
  }                                                                                          \
  static_assert(true)
