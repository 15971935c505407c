#include "measures/measure_rules.hpp"

#include <cmath>

#include <fmt/core.h>

namespace entrepot {
namespace {

bool is_rate_verb(Verb verb) { return verb <= Verb::power_pct; }
bool is_rate_kind(MeasureKind kind) { return kind == MeasureKind::tariff || kind == MeasureKind::export_tax; }

/// Empty if the verb suits the kind.
std::string verb_rule(MeasureKind kind, Verb verb) {
  if (is_rate_kind(kind)) {
    return is_rate_verb(verb) ? "" : "a change by add_pp, set_rate, max_rate, linear_cut, swiss or power_pct";
  }
  if (kind == MeasureKind::ban) return verb == Verb::none ? "" : "no change: it closes the flow";
  if (kind == MeasureKind::quota)
    return verb == Verb::max_pct || verb == Verb::max_value ? "" : "a change by max_pct or max_value";
  if (kind == MeasureKind::price_cap) return verb == Verb::max_pct ? "" : "a change by max_pct";
  return verb == Verb::factor ? "" : "a change by factor";
}

/// Empty if the number suits the verb.
std::string number_rule(MeasureKind kind, Change change) {
  const double v = change.value;
  if (!std::isfinite(v)) return "must be a finite number";
  switch (change.verb) {
    case Verb::none:
      return "";
    case Verb::factor:
      if (kind == MeasureKind::trade_cost && v < 1) return "must be at least 1: a trade cost burns resources";
      if (v <= 0) return "must be above 0";
      return v <= largest_factor ? "" : fmt::format("must be at most {}", largest_factor);
    case Verb::set_rate:
    case Verb::max_rate:
    case Verb::power_pct:
      if (v <= -100) return "must be above -100 %";
      break;
    case Verb::linear_cut:
      if (v < 0 || v > 100) return "must be between 0 and 100 %";
      break;
    case Verb::swiss:
      if (v <= 0) return "must be above 0 %";
      break;
    case Verb::max_pct:
      if (v <= 0) return "must be above 0 %";
      break;
    case Verb::max_value:
      if (v <= 0) return "must be above 0 million USD";
      return v <= largest_limit ? "" : fmt::format("must be at most {:g} million USD", largest_limit);
    case Verb::add_pp:
      break;
  }
  return std::abs(v) <= largest_percentage ? "" : fmt::format("must be at most {} % in size", largest_percentage);
}

}  // namespace

void check_change(MeasureKind kind, Change change, const Problem& where, Problems& problems) {
  const std::string rule = number_rule(kind, change);
  if (rule.empty()) return;
  Problem problem = where;
  problem.value = fmt::format("{}", change.value);
  problem.rule = rule;
  const bool closes = is_limit(kind) ? change.value <= 0 : change.value > largest_factor;
  if (closes && is_built(kind)) problem.hint = "to close a flow use kind = \"ban\"";
  problems.add(std::move(problem));
}

void check_measure(const Measure& measure, const std::string& file, const std::string& field, Problems& problems) {
  const auto complain = [&](const std::string& key, std::string value, std::string rule, std::string hint = "") {
    problems.add({.file = file,
                  .line = measure.line,
                  .field = field + key,
                  .value = std::move(value),
                  .rule = std::move(rule),
                  .hint = std::move(hint)});
  };
  const std::string kind = to_string(measure.kind);
  if (!is_built(measure.kind)) {
    return complain(".kind", kind, "is known but not built yet",
                    "built: tariff, export_tax, trade_cost, ban, productivity, quota, price_cap");
  }
  const bool productivity = measure.kind == MeasureKind::productivity;
  const auto need = [&](const std::string& key, const std::vector<std::string>& words, bool wanted) {
    if (wanted && words.empty()) complain("." + key, "", "is missing", fmt::format("kind {} needs it", kind));
    if (!wanted && !words.empty()) complain("." + key, words.front(), fmt::format("does not belong to kind {}", kind));
  };
  need("importers", measure.importers, !productivity);
  need("exporters", measure.exporters, !productivity);
  need("countries", measure.countries, productivity);
  if (measure.sectors.empty()) complain(".sectors", "", "is missing");
  if (productivity && measure.both_ways) complain(".both_ways", "true", "does not belong to kind productivity");
  if (measure.order && !is_rate_kind(measure.kind)) {
    complain(".order", fmt::format("{}", *measure.order), fmt::format("does not belong to kind {}", kind),
             "only rates have an order");
  }
  if (!measure.rent.empty() && !is_limit(measure.kind))
    complain(".rent", measure.rent, fmt::format("does not belong to kind {}", kind), "only quotas and price caps have rents");
  if (measure.shared && measure.kind != MeasureKind::quota)
    complain(".shared", "true", fmt::format("does not belong to kind {}", kind), "only quotas are shared");
  if (measure.kind == MeasureKind::quota && measure.change.verb == Verb::max_value && !measure.shared) {
    complain(".shared", "false", "must be true with max_value", "max_value is the total of all flows; for each flow use max_pct");
  }
  if (const std::string rule = verb_rule(measure.kind, measure.change.verb); !rule.empty()) {
    complain(".change", measure.change.verb == Verb::none ? "" : to_string(measure.change.verb),
             fmt::format("kind {} takes {}", kind, rule));
  } else {
    check_change(measure.kind, measure.change,
                 {.file = file, .line = measure.line, .field = field + ".change." + to_string(measure.change.verb)}, problems);
  }
  if (!measure.from.empty() && !measure.until.empty() && measure.from >= measure.until) {
    complain(".until", measure.until, "must be after from = " + measure.from, "until is the first day no longer in force");
  }
}

}  // namespace entrepot
