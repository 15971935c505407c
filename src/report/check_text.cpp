// What each measure of a scenario touches, before anything is solved.
#include <algorithm>
#include <vector>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/json_values.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

using Row = std::vector<std::string>;

std::string rates(const Touch& touch, const Measure& measure) {
  const bool rate = measure.kind == MeasureKind::tariff || measure.kind == MeasureKind::export_tax;
  if (!rate || touch.cells == 0) return "";
  return fixed_text(100 * touch.rate_before, 1) + " > " + fixed_text(100 * touch.rate_after, 1);
}

std::string change(const Measure& measure) {
  return measure.change.verb == Verb::none ? "" : fmt::format("{} {:g}", to_string(measure.change.verb), measure.change.value);
}

std::string period(const Measure& measure) {
  if (measure.from.empty() && measure.until.empty()) return "always";
  if (measure.until.empty()) return "from " + measure.from;
  return (measure.from.empty() ? "" : measure.from + " ") + "until " + measure.until;
}

/// Characters shown; the bytes that continue a UTF-8 sequence show nothing.
std::size_t shown_width(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Columns as wide as their widest entry.
std::string table(const std::vector<Row>& rows, const std::vector<bool>& left) {
  std::vector<std::string> lines(rows.size());
  for (std::size_t column = 0; column < left.size(); ++column) {
    std::size_t width = 0;
    for (const Row& row : rows) width = std::max(width, shown_width(row[column]));
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (column > 0) lines[r] += "  ";
      const std::string padding(width - shown_width(rows[r][column]), ' ');
      lines[r] += left[column] ? rows[r][column] + padding : padding + rows[r][column];
    }
  }
  std::string text;
  for (std::string& line : lines) {
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string world_line(const Scenario& scenario, const World& world) {
  std::string text = fmt::format("World {} ({}), {} countries by {} sectors", world.name, world.year, world.country_count(),
                                 world.sector_count());
  if (!world.active_layer.empty()) text += ", tariff layer " + world.active_layer;
  return text + fmt::format("\nHorizon {}, elasticities {}, closure {}\n", scenario.horizon,
                            scenario.elasticities_file.empty() ? scenario.elasticities : scenario.elasticities_file,
                            to_string(scenario.closure));
}

std::string family_lines(const Scenario& scenario) {
  std::string text;
  std::size_t points = 1;
  for (const GridAxis& axis : scenario.grid) points *= axis.values.size();
  if (points > 1) text += fmt::format("Grid of {} scenarios:", points);
  for (const GridAxis& axis : scenario.grid) {
    std::string targets, values;
    for (const std::string& target : axis.targets) targets += (targets.empty() ? "" : " with ") + target;
    for (const double value : axis.values) values += (values.empty() ? "" : ", ") + fmt::format("{:g}", value);
    text += fmt::format("\n  {} = {}", targets, values);
  }
  if (points > 1) text += "\n";
  const auto days = change_dates(scenario);
  if (!days.empty()) {
    text += "Solved once for each day of change:";
    for (std::size_t d = 0; d < days.size(); ++d) text += (d % 6 == 0 ? "\n  " : ", ") + days[d];
    text += "\n";
  }
  return text;
}

std::string question_lines(const Scenario& scenario) {
  std::string text;
  if (!scenario.compare_baseline.empty()) text += "Compared with " + scenario.compare_baseline + "\n";
  if (scenario.compliance) {
    const Compliance& c = *scenario.compliance;
    std::string thirds = c.thirds.empty() ? c.third : "";
    for (const std::string& third : c.thirds) thirds += (thirds.empty() ? "" : ", ") + third;
    text += fmt::format("Compliance of {} against {}, factor {:g}; penalties:", thirds, c.target, c.factor);
    for (const Penalty& penalty : c.penalties) {
      const std::string reach = penalty.exposure_pct == 100 ? "" : fmt::format(" on {:g} %", penalty.exposure_pct);
      text += fmt::format(" {} {}{}{}", penalty.id, penalty.factor == 0 ? "cut off" : fmt::format("{:g}", penalty.factor), reach,
                          &penalty == &c.penalties.back() ? "\n" : ",");
    }
  }
  return text;
}

nlohmann::ordered_json measure_json(const Measure& measure, const Touch& touch) {
  nlohmann::ordered_json json = {{"id", measure.id}, {"group", measure.group}, {"kind", to_string(measure.kind)}};
  if (measure.change.verb != Verb::none) json["change"] = {{to_string(measure.change.verb), number_json(measure.change.value)}};
  if (!measure.from.empty()) json["from"] = measure.from;
  if (!measure.until.empty()) json["until"] = measure.until;
  json["in_force"] = touch.in_force;
  json["flows"] = touch.cells;
  json["zero_flows"] = touch.zero_cells;
  json["idle_flows"] = touch.idle_cells;
  json["trade_value_musd"] = number_json(touch.trade_value);
  if (measure.kind == MeasureKind::tariff || measure.kind == MeasureKind::export_tax) {
    json["rate_before_pct"] = number_json(100 * touch.rate_before);
    json["rate_after_pct"] = number_json(100 * touch.rate_after);
  }
  json["source"] = measure.source;
  return json;
}

}  // namespace

std::string check_text(const Scenario& scenario, const World& world, const Applied& applied) {
  std::string text = scenario.title.empty() ? "" : scenario.title + "\n";
  text += fmt::format("Scenario {}\n", scenario.id.substr(0, 16));
  text += world_line(scenario, world) + family_lines(scenario) + question_lines(scenario) + "\n";
  std::vector<Row> rows = {{"measure", "kind", "change", "flows", "zero", "idle", "bn USD", "rate, %", "in force"}};
  for (std::size_t m = 0; m < scenario.measures.size(); ++m) {
    const Measure& measure = scenario.measures[m];
    const Touch& touch = applied.touches[m];
    rows.push_back({measure.id, to_string(measure.kind), change(measure), count_text(touch.cells), count_text(touch.zero_cells),
                    count_text(touch.idle_cells), fixed_text(touch.trade_value / 1000, 1), rates(touch, measure),
                    touch.in_force ? period(measure) : "not on that day"});
  }
  text += rows.size() == 1 ? "No measures: the World as it is.\n"
                           : table(rows, {true, true, true, false, false, false, false, false, true});
  for (const std::string& warning : applied.warnings) text += "Note: " + warning + "\n";
  text.pop_back();
  return text;
}

std::string check_json(const Scenario& scenario, const World& world, const Applied& applied) {
  nlohmann::ordered_json json;
  json["scenario"] = {{"file", scenario.file.string()}, {"id", scenario.id}, {"title", scenario.title}};
  json["world"] = world_reference_json(world);
  json["horizon"] = scenario.horizon;
  json["elasticities"] = scenario.elasticities_file.empty() ? scenario.elasticities : scenario.elasticities_file;
  json["closure"] = to_string(scenario.closure);
  json["dates"] = change_dates(scenario);
  json["measures"] = nlohmann::ordered_json::array();
  for (std::size_t m = 0; m < scenario.measures.size(); ++m) {
    json["measures"].push_back(measure_json(scenario.measures[m], applied.touches[m]));
  }
  json["countries"] = applied.countries;
  json["warnings"] = applied.warnings;
  return json.dump(2);
}

}  // namespace entrepot
