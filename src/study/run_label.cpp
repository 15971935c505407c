#include "study/run_label.hpp"

#include <fmt/core.h>

namespace entrepot {

std::string run_label(const Run& run) {
  std::string label;
  for (const auto& [name, value] : run.parameters) label += fmt::format("{}{} = {}", label.empty() ? "" : ", ", name, value);
  if (!run.on.empty()) label += (label.empty() ? "" : ", ") + run.on;
  return label.empty() ? "with the measures" : label;
}

}  // namespace entrepot
