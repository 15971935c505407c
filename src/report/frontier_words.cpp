#include "report/frontier_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

constexpr double hardly_any_trade = 0.05;  // of what it was: people would say that the trade has ended

std::string target_words(const FrontierStudy& study) { return country_in_text(*study.world, study.result.target); }

std::string percent_of(double million_usd, double income) { return percent_text(std::abs(100 * million_usd / income)); }

/// "would lose 12 bn USD a year (0.03 % of income)" or "would gain ...".
std::string lose_or_gain_money(double cost, double income) {
  return fmt::format("{} {} a year ({} of income)", cost >= 0 ? "lose" : "gain", money_text(std::abs(cost)),
                     percent_of(cost, income));
}

std::vector<const FrontierPoint*> found_points(const FrontierResult& result) {
  std::vector<const FrontierPoint*> points;
  for (const FrontierPoint& point : result.points) {
    if (point.found) points.push_back(&point);
  }
  return points;
}

bool is_closed(const FrontierRate& rate, bool of_tariff) {
  return of_tariff ? rate.imports_banned || rate.imports_left < hardly_any_trade
                   : rate.exports_banned || rate.exports_left < hardly_any_trade;
}

/// Names of sectors whose trade ends at this point and had not ended at the one before.
std::vector<std::string> newly_closed(const FrontierStudy& study, const FrontierPoint& point, const FrontierPoint* before) {
  std::vector<std::string> names;
  for (std::size_t r = 0; r < point.rates.size(); ++r) {
    bool closed = false;
    for (const bool tariff : {true, false}) {
      if (tariff ? !study.result.tariffs : !study.result.export_taxes) continue;
      closed = closed || (is_closed(point.rates[r], tariff) && (before == nullptr || !is_closed(before->rates[r], tariff)));
    }
    if (closed) names.push_back(frontier_sector_label(study, r));
  }
  return names;
}

std::string point_sentence(const FrontierStudy& study) {
  const FrontierPoint* point = shown_point(study.result);
  if (point == nullptr) return "";
  return fmt::format(
      "Willing to give up {} USD of its own income for each USD that {} loses, the coalition would {}, and {} would {}.",
      given_text(point->willingness_to_pay), target_words(study),
      lose_or_gain_money(point->coalition_cost, coalition_income(study)), target_words(study),
      lose_or_gain_money(point->target_loss, target_income(study)));
}

std::string measures_sentence(const FrontierStudy& study) {
  if (!study.result.measures) return "";
  const FrontierComparison& m = *study.result.measures;
  if (m.equilibrium.outcome != Outcome::converged)
    return "The measures as they are have no certified equilibrium to compare with.";
  std::string text = fmt::format("The measures as they are would let the coalition {} and {} {}",
                                 lose_or_gain_money(m.coalition_cost, coalition_income(study)), target_words(study),
                                 lose_or_gain_money(m.target_loss, target_income(study)));
  if (std::isfinite(m.least_cost))
    return text + fmt::format("; the taxes of the frontier would do the same harm while the coalition would {}.",
                              lose_or_gain_money(m.least_cost, coalition_income(study)));
  return text + ", which lies beyond what the taxes of the frontier reach at the willingness asked for.";
}

/// Which sectors' trade ends first as the willingness to pay rises.
std::string closing_sentence(const FrontierStudy& study) {
  const FrontierPoint* before = nullptr;
  for (const FrontierPoint* point : found_points(study.result)) {
    std::vector<std::string> names = newly_closed(study, *point, before);
    before = point;
    if (names.empty()) continue;
    constexpr std::size_t most_named = 4;
    if (names.size() > most_named) {
      const std::size_t more = names.size() - most_named;
      names.resize(most_named);
      names.push_back(fmt::format("{} more", more));
    }
    return fmt::format("Trade would end first in {}, at a willingness of {}.", joined_words(names),
                       given_text(point->willingness_to_pay));
  }
  return "In no sector would the taxes end trade altogether.";
}

}  // namespace

double coalition_income(const FrontierStudy& study) {
  const ByCountry income = benchmark_income(*study.world);
  double sum = 0;
  for (const Country n : study.result.coalition) sum += income(n);
  return sum;
}

double target_income(const FrontierStudy& study) { return benchmark_income(*study.world)(study.result.target); }

std::string frontier_coalition_words(const FrontierStudy& study) {
  return country_words_in_text(*study.world, study.scenario.frontier->coalition);
}

std::string frontier_sector_label(const FrontierStudy& study, std::size_t rate) {
  const std::vector<Sector>& sectors = study.result.sectors_taxed[rate];
  if (sectors.size() == 1) return study.world->sector_names[static_cast<std::size_t>(sectors.front().value)];
  return fmt::format("{} sectors together", sectors.size());
}

std::string rate_text(const FrontierRate& rate, bool of_tariff) {
  if (of_tariff ? rate.imports_banned : rate.exports_banned) return "banned";
  const double percent = of_tariff ? rate.tariff_pct : rate.export_tax_pct;
  return std::isfinite(percent) ? percent_text(percent) : "";
}

std::optional<double> loss_at_no_cost(const FrontierResult& result) {
  const std::vector<const FrontierPoint*> points = found_points(result);
  for (std::size_t p = 1; p < points.size(); ++p) {
    const FrontierPoint &a = *points[p - 1], &b = *points[p];
    if (a.coalition_cost > 0 || b.coalition_cost <= 0) continue;
    const double share = -a.coalition_cost / (b.coalition_cost - a.coalition_cost);
    return a.target_loss + share * (b.target_loss - a.target_loss);
  }
  return std::nullopt;
}

const FrontierPoint* shown_point(const FrontierResult& result) {
  const FrontierPoint* shown = nullptr;
  for (const FrontierPoint* point : found_points(result)) {
    if (shown == nullptr || point->willingness_to_pay <= 1) shown = point;
  }
  return shown;
}

std::string frontier_headline(const FrontierStudy& study) {
  if (shown_point(study.result) == nullptr)
    return study.result.base.outcome != Outcome::converged
               ? fmt::format("There is no frontier: the world without the taxes has no certified equilibrium ({})",
                             study.result.base.diagnosis.reason)
               : std::string("There is no frontier: at no willingness to pay was an optimum certified");
  const std::optional<double> free = loss_at_no_cost(study.result);
  const double income = target_income(study);
  if (free)
    return fmt::format("At no cost to themselves, those who sanction could take {} a year from {}, {} of its income",
                       money_text(*free), target_words(study), percent_of(*free, income));
  const std::vector<const FrontierPoint*> points = found_points(study.result);
  if (points.back()->coalition_cost <= 0)
    return fmt::format("Up to a loss of {} a year to {}, {} of its income, the taxes would cost those who levy them nothing",
                       money_text(points.back()->target_loss), target_words(study),
                       percent_of(points.back()->target_loss, income));
  return fmt::format("Each of the taxes would cost those who levy them: from {} a year on, for a loss of {} to {}",
                     money_text(points.front()->coalition_cost), money_text(points.front()->target_loss), target_words(study));
}

std::vector<std::string> frontier_sentences(const FrontierStudy& study) {
  std::vector<std::string> sentences;
  if (shown_point(study.result) == nullptr) return sentences;
  for (std::string text : {point_sentence(study), measures_sentence(study), closing_sentence(study)}) {
    if (!text.empty()) sentences.push_back(std::move(text));
  }
  return sentences;
}

}  // namespace entrepot
