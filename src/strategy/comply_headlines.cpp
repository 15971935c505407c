// The numbers of the compliance question on which intervals are put.
#include <fmt/core.h>

#include "entrepot/compliance.hpp"

namespace entrepot {
namespace {

/// "@2024-05-14&us-escalation.add_pp=145"; empty where nothing tells the case apart.
std::string place_of_case(const std::map<std::string, double>& parameters, const std::string& on) {
  std::string place = on;
  for (const auto& [name, value] : parameters) place += fmt::format("{}{}={}", place.empty() ? "" : "&", name, value);
  return place.empty() ? "" : "@" + place;
}

}  // namespace

Headlines headlines(const ComplyResult& result) {
  Headlines list;
  for (const ComplianceCase& at : result.cases) {
    const std::string place = place_of_case(at.parameters, at.on);
    for (const ThirdCountry& third : at.thirds) {
      const std::string id = fmt::format(".{}.{}{}", at.penalty, third.third, place);
      const double threshold = third.deterrence == Deterrence::complies_unasked ? 0 : third.threshold;
      list.push_back(
          {"threshold" + id,
           fmt::format("risk of punishment that would keep {} observing the sanctions on {}", third.third, result.target),
           "probability", threshold});
      list.push_back({"stake" + id, fmt::format("what punishment would cost {}", third.third), "percent", third.stake});
      list.push_back(
          {"gain" + id, fmt::format("what ignoring the sanctions would bring {}", third.third), "percent", third.gain});
    }
  }
  for (const ComplianceExpectation& e : result.expectations) {
    const double threshold = e.deterrence == Deterrence::complies_unasked ? 0 : e.threshold;
    list.push_back(
        {fmt::format("expected-threshold.{}.{}.{}{}", e.penalty, e.third, e.regime, place_of_case(e.parameters, e.on)),
         fmt::format("risk of punishment that would keep {} observing the sanctions on {} if regimes change as expected", e.third,
                     result.target),
         "probability", threshold});
  }
  return list;
}

}  // namespace entrepot
