// The words of the scenario file for kinds, verbs and transfers.
#include <cassert>

#include "entrepot/scenario.hpp"

namespace entrepot {

std::string to_string(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::tariff:
      return "tariff";
    case MeasureKind::export_tax:
      return "export_tax";
    case MeasureKind::trade_cost:
      return "trade_cost";
    case MeasureKind::ban:
      return "ban";
    case MeasureKind::productivity:
      return "productivity";
    case MeasureKind::quota:
      return "quota";
    case MeasureKind::price_cap:
      return "price_cap";
    case MeasureKind::export_control:
      return "export_control";
    case MeasureKind::secondary_sanction:
      return "secondary_sanction";
    case MeasureKind::transfer:
      return "transfer";
  }
  assert(false);
  return "";
}

std::string to_string(Transfers transfers) { return transfers == Transfers::coalition ? "coalition" : "none"; }

std::string to_string(Verb verb) {
  switch (verb) {
    case Verb::add_pp:
      return "add_pp";
    case Verb::set_rate:
      return "set_rate";
    case Verb::max_rate:
      return "max_rate";
    case Verb::linear_cut:
      return "linear_cut";
    case Verb::swiss:
      return "swiss";
    case Verb::power_pct:
      return "power_pct";
    case Verb::factor:
      return "factor";
    case Verb::max_pct:
      return "max_pct";
    case Verb::max_value:
      return "max_value";
    case Verb::none:
      return "none";
  }
  assert(false);
  return "";
}

}  // namespace entrepot
