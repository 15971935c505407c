#include "report/claims_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/uncertainty_words.hpp"

namespace entrepot {
namespace {

constexpr std::array verdicts{Verdict::supported, Verdict::rounding_only, Verdict::conditional, Verdict::open,
                              Verdict::contradicted};

std::string with_unit(const std::string& number, const std::string& unit) {
  if (unit == "percent") return number + narrow_space + "%";
  if (unit == "factor" || unit == "index" || unit == "share" || unit.empty()) return number;
  return number + " " + unit;
}

/// Decimals that the width of an interval allows, half of it seen in the last place; four digits in all at most.
int decimals_of(const Interval& number) {
  const double half = (number.high - number.low) / 2;
  const int digits = number.value == 0 ? 3 : 3 - static_cast<int>(std::floor(std::log10(std::abs(number.value))));
  return std::clamp(std::min(static_cast<int>(-std::floor(std::log10(half))), digits), 0, 6);
}

bool is_rounded(const Interval& number) {
  return std::isfinite(number.low) && std::isfinite(number.high) && number.high - number.low > 1e-12 * std::abs(number.value);
}

std::string plain_text(double value, const std::string& unit) {
  if (unit == "probability") return value > 1 ? "more than certain" : percent_text(100 * value);
  if (value == std::floor(value) && std::abs(value) < 1000) return with_unit(fixed_text(value, 0), unit);
  return with_unit(significant_text(value, std::abs(value) >= 100 ? 3 : 2), unit);
}

std::string bounds_text(const ClaimTest& test) {
  const auto at = [&](double value) {
    if (test.unit == "probability" && value == 1) return std::string("certainty");
    return value == 0 ? "zero" : test.unit == "probability" ? percent_text(100 * value) : with_unit(given_text(value), test.unit);
  };
  if (test.above && test.below) return fmt::format("between {} and {}", at(*test.above), at(*test.below));
  return test.above ? "above " + at(*test.above) : "below " + at(*test.below);
}

std::string missing_sentence(const ClaimTest& test, const TestResult& result) {
  std::string text = capitalised(test.words) + ": no number";
  std::vector<std::string> reasons;
  for (const MissingNumber& m : result.missing) {
    if (std::ranges::count(reasons, m.reason) == 0) reasons.push_back(m.reason);
  }
  for (std::size_t i = 0; i < reasons.size(); ++i) text += (i == 0 ? ", since " : "; ") + reasons[i];
  if (reasons.empty()) text += ", since the arithmetic has no result at these figures";
  text += ".";
  if (test.if_given) return text + " The verdict does without it.";
  if (!test.settles.empty()) text += fmt::format(" What would settle it: {}.", test.settles);
  return text;
}

std::string agreement_words(Verdict verdict, const TestResult& result) {
  if (result.draws > 0) return "it lies in that range " + share_text(result.share);
  if (verdict == Verdict::contradicted) return "no numbers that round to the printed ones agree";
  return contains(*result.theirs, result.ours.value) ? "they agree" : "they agree only within what rounding hides";
}

std::string number_and_interval(const ClaimTest& test, const TestResult& result) {
  const bool drawn = result.draws > 0;
  std::string text = claim_number_text(result.ours, test.unit, drawn);
  if (const std::string interval = claim_interval_text(result.ours, test.unit, drawn); !interval.empty())
    text += drawn ? fmt::format(" (in nine draws of ten {})", interval) : fmt::format(" ({} by rounding)", interval);
  return text;
}

std::string separating_words(const TestResult& result) {
  if (!result.separating) return "";
  return fmt::format("; more often where {} is {}", result.separating->words,
                     result.separating->holds_where_high ? "high" : "low");
}

std::string joined_or(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

std::string counted(std::size_t count, const std::string& words) { return fmt::format("{} {}", count_text(count), words); }

}  // namespace

std::string verdict_words(Verdict verdict) { return verdict == Verdict::rounding_only ? "rounding only" : to_string(verdict); }

const char* verdict_mark(Verdict verdict) {
  switch (verdict) {
    case Verdict::supported:
      return "\u25CF";
    case Verdict::rounding_only:
      return "\u2248";
    case Verdict::conditional:
      return "\u25D0";
    case Verdict::open:
      return "\u25CB";
    case Verdict::contradicted:
      break;
  }
  return "\u2715";
}

std::string claim_number_text(const Interval& number, const std::string& unit, bool drawn) {
  if (std::isnan(number.value)) return "no number";
  if (drawn || !is_rounded(number) || unit == "probability") return plain_text(number.value, unit);
  return with_unit(fixed_text(number.value, decimals_of(number)), unit);
}

std::string claim_interval_text(const Interval& number, const std::string& unit, bool drawn) {
  if (std::isnan(number.value) || !(number.high > number.low)) return "";
  if (drawn || !is_rounded(number) || unit == "probability") {
    const std::string low = plain_text(number.low, unit), high = plain_text(number.high, unit);
    return low == high ? "near " + low : low + " to " + high;
  }
  const int decimals = decimals_of(number);
  if (fixed_text(number.low, decimals) == fixed_text(number.high, decimals)) return "";
  return fixed_text(number.low, decimals) + " to " + with_unit(fixed_text(number.high, decimals), unit);
}

std::string claim_target_text(const ClaimTest& test, const TestResult& result) {
  if (!test.theirs) return bounds_text(test);
  if (!result.theirs || std::isnan(result.theirs->value)) return "";
  // As printed, where few decimals say all of it; what follows from several figures with four digits.
  const double value = result.theirs->value;
  for (int decimals = 0; decimals <= 3; ++decimals) {
    const double scale = std::pow(10, decimals);
    if (std::abs(std::round(value * scale) / scale - value) < 1e-9 * std::max(1.0, std::abs(value)))
      return with_unit(fixed_text(value, decimals), test.unit);
  }
  return with_unit(significant_text(value, 3), test.unit);
}

std::string test_sentence(const ClaimTest& test, const TestResult& result) {
  if (!result.missing.empty() || (result.verdict == Verdict::open && result.draws == 0)) return missing_sentence(test, result);
  std::string text = fmt::format("{}: {}", capitalised(test.words), number_and_interval(test, result));
  if (test.theirs) {
    text += fmt::format(", against {}", claim_target_text(test, result));
    if (const std::string range = claim_interval_text(*result.theirs, test.unit, false); !range.empty())
      text += fmt::format(" ({})", range);
    text += ": " + agreement_words(result.verdict, result);
  } else if (result.draws > 0) {
    text += fmt::format("; the claim holds where this is {}: {}, of {}", bounds_text(test), share_text(result.share),
                        count_text(result.answered));
  } else {
    text += fmt::format("; the claim holds where this is {}", bounds_text(test));
  }
  text += separating_words(result);
  if (result.draws > result.answered) text += fmt::format("; {} draws have no answer", result.draws - result.answered);
  if (!test.assumes.empty() && result.verdict == Verdict::conditional) text += "; this supposes that " + test.assumes;
  return text + ".";
}

std::string condition_words(const Claim& claim, const ClaimResult& result) {
  if (result.verdict != Verdict::conditional) return "";
  std::vector<std::string> conditions;
  std::string text;
  if (!result.holds_in.empty() && (!result.fails_in.empty() || !result.open_in.empty())) {
    text = "it holds if " + joined_or(result.holds_in);
    if (!result.fails_in.empty()) text += ", not if " + joined_or(result.fails_in);
    if (!result.open_in.empty()) text += "; it is open if " + joined_or(result.open_in);
  }
  for (std::size_t t = 0; t < result.tests.size(); ++t) {
    const TestResult& test = result.tests[t];
    if (test.verdict != Verdict::conditional) continue;
    if (test.draws > 0 && test.share < 1 && !claim.tests[t].assumes.empty())
      conditions.push_back(claim.tests[t].assumes);
    else if (test.draws > 0 && std::isfinite(test.share))
      conditions.push_back(fmt::format("{} is {}, as {}{}", claim.tests[t].words, bounds_text(claim.tests[t]),
                                       share_text(test.share), separating_words(test)));
    else
      conditions.push_back(claim.tests[t].assumes);
  }
  if (conditions.empty()) return text;
  std::string more = "it supposes that ";
  for (std::size_t i = 0; i < conditions.size(); ++i) more += (i == 0 ? "" : ", and that ") + conditions[i];
  return text.empty() ? more : text + "; " + more;
}

std::string condition_sentence(const Claim& claim, const ClaimResult& result) {
  const std::string words = condition_words(claim, result);
  return words.empty() ? "" : capitalised(words) + ".";
}

std::size_t deciding_test(const Claim& claim, const ClaimResult& result) {
  const auto first = [&](const auto& fits) -> std::optional<std::size_t> {
    for (std::size_t t = 0; t < result.tests.size(); ++t) {
      if (!std::isnan(result.tests[t].ours.value) && fits(t)) return t;
    }
    return std::nullopt;
  };
  if (const auto own = first([&](std::size_t t) { return result.tests[t].verdict == result.verdict; })) return *own;
  if (const auto reading = first([&](std::size_t t) { return !claim.tests[t].in_case.empty(); })) return *reading;
  return first([](std::size_t) { return true; }).value_or(0);
}

ClaimsAnswer claims_answer(const LedgerResult& result) {
  std::vector<std::string> parts;
  for (const Verdict verdict : verdicts) {
    const std::size_t count = result.count(verdict);
    if (count == 0) continue;
    const bool one = count == 1;
    switch (verdict) {
      case Verdict::supported:
        parts.push_back(counted(count, one ? "is supported" : "are supported"));
        break;
      case Verdict::rounding_only:
        parts.push_back(counted(count, one ? "agrees only within rounding" : "agree only within rounding"));
        break;
      case Verdict::conditional:
        parts.push_back(counted(count, one ? "holds under a condition" : "hold under a condition"));
        break;
      case Verdict::open:
        parts.push_back(counted(count, one ? "is open" : "are open"));
        break;
      case Verdict::contradicted:
        parts.push_back(counted(count, one ? "is contradicted" : "are contradicted"));
        break;
    }
  }
  ClaimsAnswer answer;
  const std::size_t all = result.claims.size();
  answer.headline = fmt::format("Of {} {}, {}", count_text(all), all == 1 ? "claim" : "claims", joined_words(parts));
  for (const Verdict verdict : {Verdict::contradicted, Verdict::conditional, Verdict::open}) {
    std::vector<std::string> ids;
    for (std::size_t c = 0; c < result.claims.size(); ++c) {
      if (result.claims[c].verdict == verdict) ids.push_back(result.ledger.claims[c].id);
    }
    if (ids.empty()) continue;
    const char* words = verdict == Verdict::contradicted  ? "Contradicted"
                        : verdict == Verdict::conditional ? "Under a condition"
                                                          : "Open, with the data that would settle them named below";
    answer.sentences.push_back(fmt::format("{}: {}.", words, joined_words(ids)));
  }
  return answer;
}

std::string text_reference(const ClaimedText& text) {
  std::string words;
  for (const std::string& part : {text.author, text.publisher, text.date}) {
    if (!part.empty()) words += (words.empty() ? "" : ", ") + part;
  }
  return words;
}

}  // namespace entrepot
