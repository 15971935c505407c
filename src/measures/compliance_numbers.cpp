#include "measures/compliance_numbers.hpp"

#include <cmath>
#include <utility>

#include <fmt/core.h>

#include "measures/measure_rules.hpp"

namespace entrepot {
namespace {

std::vector<std::pair<std::string, double*>> numbers_of(Compliance& compliance) {
  std::vector<std::pair<std::string, double*>> numbers{{"compliance.factor", &compliance.factor},
                                                       {"compliance.political_value", &compliance.political_value},
                                                       {"compliance.compliance_cost", &compliance.compliance_cost}};
  for (Penalty& penalty : compliance.penalties) {
    const std::string path = "compliance.penalty." + penalty.id;
    numbers.emplace_back(path + ".factor", &penalty.factor);
    numbers.emplace_back(path + ".exposure_pct", &penalty.exposure_pct);
  }
  return numbers;
}

}  // namespace

double* find_compliance_number(Compliance& compliance, const std::string& key) {
  for (const auto& [name, number] : numbers_of(compliance)) {
    if (name == key) return number;
  }
  return nullptr;
}

std::vector<std::string> compliance_number_keys(const Compliance& compliance) {
  Compliance copy = compliance;
  std::vector<std::string> keys;
  for (const auto& [name, number] : numbers_of(copy)) keys.push_back(name);
  return keys;
}

std::string compliance_number_rule(const std::string& key, double value) {
  if (!std::isfinite(value)) return "must be a finite number";
  if (key.ends_with(".exposure_pct")) return value >= 0 && value <= 100 ? "" : "must be between 0 and 100 %";
  if (key.ends_with(".factor")) {
    if (value == 0 && key.starts_with("compliance.penalty.")) return "";
    if (value < 1) return "must be at least 1: a trade cost burns resources";
    return value <= largest_factor ? "" : fmt::format("must be at most {}", largest_factor);
  }
  return std::abs(value) <= 10 ? "" : "must be between -10 and 10, in units of log income";
}

}  // namespace entrepot
