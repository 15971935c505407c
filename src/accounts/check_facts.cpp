// Every identity is a difference of two sides: it can hold if zero lies in the interval of the difference, whatever the sides
// share.
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include <fmt/core.h>

#include "accounts/fact_hinges.hpp"
#include "entrepot/facts.hpp"

namespace entrepot {
namespace {

using Lookup = std::function<Interval(const std::string&)>;

const Fact& fact_of(const FactFile& file, const std::string& id) { return *std::ranges::find(file.facts, id, &Fact::id); }

Lookup as_printed(const FactFile& file) {
  return [&file](const std::string& id) { return fact_of(file, id).interval(); };
}

Lookup as_coarse_as_meant(const FactFile& file) {
  return [&file](const std::string& id) {
    Fact fact = fact_of(file, id);
    if (fact.coarser_half_unit) fact.printed = with_half_unit(fact.printed, *fact.coarser_half_unit);
    return fact.interval();
  };
}

/// left - right as one expression: the names of both, each once.
Expression difference_of(const Expression& left, const Expression& right) {
  Expression both = left;
  const auto offset = static_cast<std::uint32_t>(left.steps.size());
  for (ExpressionStep step : right.steps) {
    for (std::uint32_t& argument : step.arguments) argument += offset;
    if (step.operation == Operation::name) {
      const std::string& name = right.names[step.name];
      const auto found = std::ranges::find(both.names, name);
      step.name = static_cast<std::size_t>(found - both.names.begin());
      if (found == both.names.end()) both.names.push_back(name);
    }
    both.steps.push_back(std::move(step));
  }
  both.steps.push_back(
      {.operation = Operation::subtract, .arguments = {offset - 1, static_cast<std::uint32_t>(both.steps.size() - 1)}});
  return both;
}

bool is_number(const Interval& interval) {
  return std::isfinite(interval.low) && std::isfinite(interval.value) && std::isfinite(interval.high);
}

FactVerdict verdict_of(const Interval& implied, const Interval& printed, const Interval& difference, double tolerance) {
  if (!is_number(implied) || !is_number(printed) || !is_number(difference)) return FactVerdict::not_evaluable;
  if (difference.low > tolerance || difference.high < -tolerance) return FactVerdict::inconsistent;
  return contains(printed, implied.value) ? FactVerdict::consistent : FactVerdict::rounding_only;
}

Interval widened(Interval interval, double by) { return {interval.low - by, interval.value, interval.high + by}; }

/// In what the two sides are shown: as the fact on the right is, as the first amount on the left is, or in percent.
FactUnit shown_unit(const FactFile& file, const Identity& identity, Problems& ignored) {
  if (identity.right.steps.size() == 1 && !identity.right.names.empty()) return fact_of(file, identity.right.names[0]).unit;
  const std::string unit =
      unit_of_expression(identity.left, [&](const std::string& id) { return fact_of(file, id).unit.measures; },
                         !identity.mixed_bases.empty(), ignored, {});
  if (unit.empty()) return {"percent", 0.01, ""};
  for (const std::string& name : identity.left.names) {
    const FactUnit& one = fact_of(file, name).unit;
    if (one.measures.starts_with(unit)) return one;
  }
  return {unit, 1, unit};
}

Interval in_unit(const Interval& interval, const FactUnit& unit) {
  return {interval.low / unit.scale, interval.value / unit.scale, interval.high / unit.scale};
}

int shown_decimals(const FactFile& file, const Expression& right) {
  if (right.steps.size() == 1 && !right.names.empty()) return fact_of(file, right.names[0]).printed.decimals;
  return 2;
}

struct Sides {
  const FactFile& file;
  Identity identity;
  FactCheck::Kind kind;
};

FactCheck compare(const Sides& sides) {
  const Identity& identity = sides.identity;
  Problems ignored;
  const Lookup printed = as_printed(sides.file);
  const Expression whole = difference_of(identity.left, identity.right);
  const Evaluation difference = evaluate(whole, printed);
  FactCheck check{
      .id = identity.id, .words = identity.words, .kind = sides.kind, .left = identity.left.text, .right = identity.right.text};
  check.unit = shown_unit(sides.file, identity, ignored);
  check.decimals = shown_decimals(sides.file, identity.right);
  check.facts = whole.names;
  check.method = difference.method;
  const double tolerance = identity.tolerance * check.unit.scale;
  const Interval left = evaluate(identity.left, printed).interval;
  const Interval right = widened(evaluate(identity.right, printed).interval, tolerance);
  check.implied = in_unit(left, check.unit);
  check.printed = in_unit(right, check.unit);
  check.verdict = verdict_of(left, right, difference.interval, tolerance);
  check.mixed_bases = identity.mixed_bases;
  if (tolerance > 0) check.tolerance = fmt::format("{} beyond rounding: {}", identity.tolerance, identity.tolerance_reason);
  if (check.verdict != FactVerdict::inconsistent) return check;

  std::vector<const Fact*> facts;
  bool coarser = false;
  for (const std::string& id : whole.names) {
    facts.push_back(&fact_of(sides.file, id));
    coarser = coarser || facts.back()->coarser_half_unit.has_value();
  }
  check.hinges = hinges_of(
      facts, [&](const Lookup& lookup) { return evaluate(whole, lookup).interval; }, tolerance);
  if (coarser) {
    const Lookup meant = as_coarse_as_meant(sides.file);
    const Interval right_meant = widened(evaluate(identity.right, meant).interval, tolerance);
    check.if_coarser =
        verdict_of(evaluate(identity.left, meant).interval, right_meant, evaluate(whole, meant).interval, tolerance);
    // A middle that was only rounded more roughly confirms nothing.
    if (*check.if_coarser == FactVerdict::consistent) check.if_coarser = FactVerdict::rounding_only;
  }
  return check;
}

/// The physical flow behind a figure: from whom to whom, or between whom.
struct Described {
  std::string from, to;
  FactFlow flow;
  auto operator<=>(const Described&) const = default;
};

Described described(const Fact& fact) {
  switch (fact.flow) {
    case FactFlow::exports:
      return {fact.reporter, fact.partner, FactFlow::exports};
    case FactFlow::imports:
      return {fact.partner, fact.reporter, FactFlow::exports};
    case FactFlow::total:
      return {std::min(fact.reporter, fact.partner), std::max(fact.reporter, fact.partner), FactFlow::total};
    default:
      return {fact.reporter, fact.partner, fact.flow};
  }
}

bool comparable(const Fact& a, const Fact& b) {
  const auto key = [](const Fact& fact) {
    return std::make_tuple(described(fact), fact.measure, fact.product, fact.period, fact.currency, fact.unit.scale == 0.01,
                           fact.currency.empty() ? fact.unit.text : "");
  };
  return a.flow != FactFlow::none && a.period && b.period && key(a) == key(b);
}

Expression name_expression(const std::string& id) {
  Expression expression{.text = id, .steps = {}, .names = {id}};
  expression.steps.push_back({.operation = Operation::name, .name = 0});
  return expression;
}

/// If a contradiction may be a slip of direction, says which flow the second figure would then speak of.
void note_direction(const FactFile& file, const Fact& a, const Fact& b, FactCheck& check) {
  if (check.verdict != FactVerdict::inconsistent || a.reporter == b.reporter || a.flow == b.flow) return;
  for (const Fact* suspect : {&a, &b}) {
    Fact turned = *suspect;
    std::swap(turned.reporter, turned.partner);
    for (const Fact& other : file.facts) {
      if (!comparable(turned, other) || other.id == suspect->id || !overlap(turned.interval(), other.interval())) continue;
      check.notes.push_back(fmt::format("{} would agree with {} if it spoke of {} of {} {} {}: is the direction a slip?",
                                        suspect->id, other.id, turned.flow == FactFlow::exports ? "exports" : "imports",
                                        turned.reporter, turned.flow == FactFlow::exports ? "to" : "from", turned.partner));
    }
  }
  if (check.notes.empty())
    check.notes.push_back(
        "One calls it exports, the other imports, on the same statistics: is one of them about the other direction?");
}

void add_pairs(const FactFile& file, std::vector<FactCheck>& checks) {
  for (std::size_t i = 0; i < file.facts.size(); ++i) {
    for (std::size_t k = i + 1; k < file.facts.size(); ++k) {
      const Fact &a = file.facts[i], &b = file.facts[k];
      if (!comparable(a, b)) continue;
      const bool mirror = a.statistics != b.statistics;
      Identity same{.id = a.id + " ~ " + b.id,
                    .words = mirror ? "One flow, counted by both sides" : "Two figures of one flow",
                    .left = name_expression(b.id),
                    .right = name_expression(a.id)};
      FactCheck check = compare({file, same, mirror ? FactCheck::Kind::mirror : FactCheck::Kind::same_flow});
      if (mirror && a.price_basis != b.price_basis) check.notes.push_back("Freight, insurance and timing differ by nature.");
      if (!mirror) note_direction(file, a, b, check);
      checks.push_back(std::move(check));
    }
  }
}

/// Facts that stand in an identity that holds are less likely to be the wrong ones.
void mark_confirmed(std::vector<FactCheck>& checks) {
  std::set<std::string> confirmed;
  for (const FactCheck& check : checks) {
    if (check.verdict == FactVerdict::consistent || check.verdict == FactVerdict::rounding_only)
      confirmed.insert(check.facts.begin(), check.facts.end());
  }
  for (FactCheck& check : checks) {
    for (Hinge& hinge : check.hinges) hinge.confirmed = confirmed.contains(hinge.fact);
    std::ranges::stable_sort(check.hinges, {}, &Hinge::confirmed);
  }
}

DerivedNumber derive(const FactFile& file, const Derived& derived) {
  const Evaluation evaluation = evaluate(derived.expression, as_printed(file));
  return {derived, in_unit(evaluation.interval, derived.unit), evaluation.method};
}

RateCheck check_rate(const FactFile& file, const RateGroup& group) {
  RateCheck check{.group = group, .unit = {}, .rates = {}, .common = {}, .outliers = {}};
  for (const auto& [first, second] : group.pairs) {
    check.unit = fact_of(file, first).currency + " per " + fact_of(file, second).currency;
    check.rates.push_back(feasible_rate(fact_of(file, first).interval(), fact_of(file, second).interval()));
  }
  check.common = common_interval(check.rates);
  if (check.common) return check;
  for (std::size_t i = 0; i < check.rates.size(); ++i) {
    std::vector<Interval> others = check.rates;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    if (common_interval(others)) check.outliers.push_back(i);
  }
  return check;
}

}  // namespace

const char* to_string(FactVerdict verdict) {
  switch (verdict) {
    case FactVerdict::consistent:
      return "consistent";
    case FactVerdict::rounding_only:
      return "rounding only";
    case FactVerdict::inconsistent:
      return "inconsistent";
    case FactVerdict::not_evaluable:
      return "not evaluable";
  }
  return "";
}

std::size_t FactReport::count(FactVerdict verdict) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      checks, [&](const FactCheck& check) { return check.verdict == verdict && check.kind != FactCheck::Kind::mirror; }));
}

bool FactReport::evaluated() const {
  return count(FactVerdict::not_evaluable) == 0 &&
         std::ranges::all_of(derived, [](const DerivedNumber& number) { return is_number(number.interval); });
}

FactReport check_facts(const FactFile& file) {
  FactReport report{.file = file, .checks = {}, .derived = {}, .rates = {}};
  for (const Identity& identity : file.identities)
    report.checks.push_back(compare({report.file, identity, FactCheck::Kind::identity}));
  add_pairs(report.file, report.checks);
  mark_confirmed(report.checks);
  for (const Derived& derived : file.derived) report.derived.push_back(derive(report.file, derived));
  for (const RateGroup& group : file.rates) report.rates.push_back(check_rate(report.file, group));
  return report;
}

}  // namespace entrepot
