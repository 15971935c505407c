#include "report/detect_words.hpp"

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

std::string thirds_in_text(const DetectStudy& study) {
  std::vector<std::string> names;
  for (const RouteExcess& route : study.thirds) names.push_back(route.label);
  return joined_words(names);
}

std::string times_text(double after, double before) {
  if (!(before > 0)) return "from nothing";
  return fmt::format("{} times", significant_text(after / before));
}

}  // namespace

std::string amount_text(double value, const std::string& currency, int digits) {
  if (!std::isfinite(value)) return "no number";
  constexpr std::array<std::pair<double, const char*>, 4> scales{{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}, {1e3, "thousand"}}};
  std::string text;
  for (const auto& [scale, word] : scales) {
    if (std::abs(value) < 0.9995 * scale) continue;
    text = significant_text(value / scale, digits) + narrow_space + word;
    break;
  }
  if (text.empty()) text = significant_text(value, digits);
  return currency.empty() ? text : text + narrow_space + currency;
}

std::string month_words(const std::string& month) {
  constexpr std::array<const char*, 12> names{"January", "February", "March",     "April",   "May",      "June",
                                              "July",    "August",   "September", "October", "November", "December"};
  const int number = std::stoi(month.substr(5));
  return std::string(names[static_cast<std::size_t>(number - 1)]) + " " + month.substr(0, 4);
}

std::string chance_text(double p) {
  if (std::isnan(p)) return "–";
  if (p < 1e-16) return "below 1e−16";
  return p < 0.001 ? residual_text(p) : significant_text(p);
}

std::string evidence_words(const DetectEvidence& e) {
  std::string text;
  const auto add = [&](const char* name, double p) {
    if (!std::isnan(p)) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, chance_text(p));
  };
  add("rise", e.rise);
  add("activity", e.activity);
  add("unit value", e.unit_value);
  add("correlation", e.correlation);
  add("mirror gap", e.mirror_gap);
  return text;
}

std::string tier_words(const std::string& tier) { return tier.empty() ? "not listed" : "tier " + tier; }

std::string detect_headline(const DetectStudy& study) {
  double before = 0, after = 0;
  for (const RouteExcess& route : study.thirds) {
    before += route.before;
    after += route.after;
  }
  return fmt::format("Since {} the flow to {} was {} its monthly mean of before, that to {} {}",
                     month_words(study.request.break_month), study.target.label,
                     times_text(study.target.after, study.target.before), thirds_in_text(study), times_text(after, before));
}

std::string substitution_words(const DetectStudy& study) {
  if (!study.regression_converged) return "The regression of routes has no maximum that could be certified: there is no ratio.";
  const std::string extra = amount_text(study.extra, study.currency);
  if (!(study.lost > 0))
    return fmt::format("{} received {} more than before the break, and {} did not receive less.",
                       capitalised(thirds_in_text(study)), extra, study.target.label);
  return fmt::format(
      "Against the means of before, season taken off, {} received {} less and {} received {} more: {} of what was lost "
      "(90 % interval {} to {}). How much of the rise went on from there, flows into the third countries cannot say.",
      study.target.label, amount_text(study.lost, study.currency), thirds_in_text(study), extra,
      percent_text(100 * study.substitution), percent_text(100 * study.substitution_low),
      percent_text(100 * study.substitution_high));
}

std::string alarms_words(const DetectStudy& study) {
  std::size_t listed = 0;
  for (const DetectFinding& f : study.findings) listed += f.flagged && !f.tier.empty();
  std::string text = fmt::format(
      "{} of {} flows (one product to one country) stand out at a false-discovery rate of {}: at most about one alarm in {} "
      "should be false.",
      count_text(study.flagged), count_text(study.findings.size()), percent_text(100 * study.request.false_discovery_rate),
      significant_text(1 / study.request.false_discovery_rate));
  if (study.list_codes > 0) text += fmt::format(" Of products on the list: {}.", count_text(listed));
  return text + fmt::format(
                    " Under any dependence (Benjamini–Yekutieli) {} remain, with no false alarm at all (Bonferroni) {}, by tier "
                    "first {}.",
                    count_text(study.flagged_any_dependence), count_text(study.flagged_bonferroni),
                    count_text(study.flagged_by_tier));
}

std::string placebo_words(const DetectStudy& study) {
  const DetectPlacebo& p = study.placebo;
  if (p.break_month.empty()) return "There are too few months before the break to try the scan where nothing happened.";
  const double share = p.tested > 0 ? 100 * static_cast<double>(p.below_five_percent) / static_cast<double>(p.tested) : 0;
  return fmt::format(
      "The same scan with its break put at {}, before anything happened, flags {} of {} flows; {} have p below 5 %{}.",
      month_words(p.break_month), count_text(p.flagged), count_text(p.tested), percent_text(share),
      share > 6
          ? ": more than chance, so that flows also rise for reasons which trend and season do not hold, and p here is too small"
          : "");
}

std::string contrast_words(const DetectStudy& study) {
  const DetectContrast& c = study.contrast;
  if (c.identified_by.empty()) return "";
  if (!c.converged) return "The regression with a comparison has no maximum that could be certified: it gives no number.";
  const double z = c.coefficient / c.error;
  return fmt::format(
      "With a yardstick ({}), the flows in question were {} {} after the break than they would have been: {} of {} (90 % "
      "interval {} to {}){}.",
      c.identified_by, percent_text(100 * std::abs(std::expm1(c.coefficient))), c.coefficient < 0 ? "lower" : "higher",
      amount_text(c.excess, study.currency), amount_text(c.treated, study.currency), amount_text(c.low, study.currency),
      amount_text(c.high, study.currency), std::abs(z) < 1.6448536269514722 ? "; the interval holds zero" : "");
}

}  // namespace entrepot
