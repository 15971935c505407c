// `entrepot frontier` on a screen of 40 lines by 80 columns.
#include <algorithm>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/frontier_words.hpp"
#include "report/number_text.hpp"
#include "report/scenario_words.hpp"
#include "report/terminal_text.hpp"
#include "report/uncertainty_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t columns = 80, most_points = 10;

std::string paragraph(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns)) lines += line + "\n";
  return lines;
}

/// Lowest and highest rate of a point: "8 to 31 %", with how many sectors are banned.
std::string rates_words(const FrontierPoint& point, bool tariffs) {
  double low = INFINITY, high = -INFINITY;
  std::size_t banned = 0;
  for (const FrontierRate& rate : point.rates) {
    if (tariffs ? rate.imports_banned : rate.exports_banned) {
      ++banned;
      continue;
    }
    low = std::min(low, tariffs ? rate.tariff_pct : rate.export_tax_pct);
    high = std::max(high, tariffs ? rate.tariff_pct : rate.export_tax_pct);
  }
  std::string text = low <= high ? fmt::format("{} to {}", fixed_text(low, 0), fixed_text(high, 0)) : "";
  if (banned > 0) text += fmt::format("{}{} banned", text.empty() ? "" : ", ", banned);
  return text;
}

std::string table_text(const FrontierStudy& study) {
  const bool both = study.result.tariffs && study.result.export_taxes;
  std::string text = padded("willing to pay", 15, false) + padded("cost, bn USD", 14, true) + padded("loss, bn USD", 14, true) +
                     padded("loss, %", 9, true) + "  " + (study.result.tariffs ? "tariffs, %" : "export taxes, %") +
                     (both ? " / taxes, %" : "") + "\n";
  const double income = target_income(study);
  for (std::size_t p = 0; p < std::min(most_points, study.result.points.size()); ++p) {
    const FrontierPoint& point = study.result.points[p];
    text += padded(given_text(point.willingness_to_pay), 15, false);
    if (!point.found) {
      text += "  no certified optimum\n";
      continue;
    }
    text += padded(signed_fixed_text(point.coalition_cost / 1000, 2), 14, true) +
            padded(fixed_text(point.target_loss / 1000, 2), 14, true) +
            padded(fixed_text(100 * point.target_loss / income, 2), 9, true) + "  " + rates_words(point, study.result.tariffs) +
            (both ? " / " + rates_words(point, false) : "") + "\n";
  }
  return text;
}

}  // namespace

std::string frontier_summary(const FrontierStudy& study, bool colour) {
  std::string text;
  for (const std::string& line : wrapped(frontier_headline(study) + ".", columns)) text += bold(line, colour) + "\n";
  for (const std::string& sentence : frontier_sentences(study)) text += paragraph(sentence);
  if (study.result.points.empty()) return text;
  text += "\n" + table_text(study);
  if (study.uncertainty) text += "\n" + doubt_lines(*study.uncertainty, {0, 1}, columns);
  double deviation = 0, residual = 0;
  int solved = 0;
  for (const FrontierPoint& point : study.result.points) {
    solved += point.evaluations;
    if (!point.found) continue;
    deviation = std::max(deviation, point.best_deviation);
    residual = std::max(residual, point.equilibrium.certificate.max());
  }
  text += "\n" +
          paragraph(fmt::format("Certified: no change of one rate found would add more than {} m USD; {} equilibria in {}, worst "
                                "residual {}.",
                                residual_text(deviation), count_text(static_cast<std::size_t>(solved)),
                                seconds_text(study.seconds), residual_text(residual)));
  text += paragraph(fmt::format("World {}, {}, {}; {}.", study.world->name, horizon_words(study.scenario.horizon),
                                closure_words(study.scenario.closure), study.scenario.kind));
  return text;
}

}  // namespace entrepot
