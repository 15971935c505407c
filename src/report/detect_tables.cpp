#include "report/detect_tables.hpp"

#include <algorithm>
#include <cmath>

#include "report/detect_words.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

TableCell money_cell(double value) {
  return std::isnan(value) ? TableCell{"", ""} : TableCell{significant_text(value / 1e6, 3), plain_number(value / 1e6)};
}
TableCell chance_cell(double p) { return {std::isnan(p) ? "" : chance_text(p), std::isnan(p) ? "" : plain_number(p)}; }
TableCell count_cell(std::size_t count) { return {count_text(count), std::to_string(count)}; }

/// Long official words, cut for the page at a word's end; the file has them whole.
std::string shortened(const std::string& label) {
  constexpr std::size_t longest = 50;
  if (label.size() <= longest) return label;
  const std::size_t space = label.rfind(' ', longest);
  std::string cut = label.substr(0, space == std::string::npos ? longest : space);
  while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0x80) != 0 && space == std::string::npos) cut.pop_back();
  return cut + " …";
}

}  // namespace

DataTable findings_table(const DetectStudy& study, std::size_t most) {
  const std::string unit = study.currency.empty() ? "" : ", " + study.currency;
  DataTable table;
  table.id = "findings";
  table.caption = "Flows that stand out: statistical anomalies, not accusations. Values in millions" + unit;
  table.columns = {{"Route", false},
                   {"Product", false},
                   {"Words", false},
                   {"List", false},
                   {"A month before"},
                   {"A month after"},
                   {"Observed after"},
                   {"Expected after"},
                   {"Excess"},
                   {"Excess, 5 % point"},
                   {"Excess, 95 % point"},
                   {"p"},
                   {"q"},
                   {"Flagged", false},
                   {"Evidence (p)", false},
                   {"p harmonic"},
                   {"q any dependence"},
                   {"p Bonferroni"},
                   {"Flagged by tier", false},
                   {"p rise"},
                   {"p activity"},
                   {"p unit value"},
                   {"p correlation"},
                   {"p mirror gap"},
                   {"Mirror gap, log points"},
                   {"Notice", false}};
  for (std::size_t i = 0; i < std::min(most, study.findings.size()); ++i) {
    const DetectFinding& f = study.findings[i];
    table.rows.push_back({text_cell(f.route),
                          text_cell(f.product),
                          {shortened(f.label), f.label},
                          {tier_words(f.tier), f.tier},
                          money_cell(f.before),
                          money_cell(f.after),
                          money_cell(f.observed),
                          money_cell(f.expected),
                          money_cell(f.excess),
                          money_cell(f.low),
                          money_cell(f.high),
                          chance_cell(f.p),
                          chance_cell(f.q),
                          {f.flagged ? "yes" : "no", f.flagged ? "yes" : "no"},
                          {evidence_words(f.evidence), evidence_words(f.evidence)},
                          chance_cell(f.harmonic_mean),
                          chance_cell(f.q_any_dependence),
                          chance_cell(f.bonferroni),
                          {f.flagged_by_tier ? "yes" : "no", f.flagged_by_tier ? "yes" : "no"},
                          chance_cell(f.evidence.rise),
                          chance_cell(f.evidence.activity),
                          chance_cell(f.evidence.unit_value),
                          chance_cell(f.evidence.correlation),
                          chance_cell(f.evidence.mirror_gap),
                          std::isnan(f.mirror_gap) ? TableCell{"", ""} : number_cell(f.mirror_gap, 2, true),
                          {"anomaly, not an accusation", "a statistical anomaly, not an accusation"}});
  }
  return table;
}

DataTable flagged_table(const DetectStudy& study, bool listed_alone, std::size_t most) {
  DataTable table;
  table.id = listed_alone ? "flagged-listed" : "flagged";
  table.caption = std::string(listed_alone ? "Products on the list that stand out" : "The largest flows that stand out") +
                  ": anomalies, not accusations. Values in millions" + (study.currency.empty() ? "" : ", " + study.currency);
  table.columns = {{"Product to", false}, {"List", false}, {"A month before"},     {"A month after"}, {"Excess"}, {"5 % point"},
                   {"95 % point"},        {"q"},           {"Evidence, p", false}, {"Words", false}};
  for (const DetectFinding& f : study.findings) {
    if (!f.flagged || table.rows.size() == most) break;
    if (listed_alone && f.tier.empty()) continue;
    table.rows.push_back({text_cell(f.product + " " + f.route), text_cell(tier_words(f.tier)), money_cell(f.before),
                          money_cell(f.after), money_cell(f.excess), money_cell(f.low), money_cell(f.high), chance_cell(f.q),
                          text_cell(evidence_words(f.evidence)), text_cell(shortened(f.label))});
  }
  return table;
}

DataTable detect_routes_table(const DetectStudy& study, bool whole) {
  DataTable table;
  table.id = "routes";
  table.caption = "Whole routes, products that are traded on both sides of the break: values in millions" +
                  (study.currency.empty() ? "" : ", " + study.currency) + "; the target first";
  table.columns = {{"Route", false}, {"A month before"}, {"A month after"}, {"Change, percent"}, {"Excess after"},
                   {"5 % point"},    {"95 % point"},     {"Flows tested"},  {"Flows flagged"}};
  if (whole)
    for (const char* more : {"Observed after", "Same months a year before", "Excess of flagged"}) table.columns.push_back({more});
  const TableCell none{"", ""};
  const auto add = [&](const RouteExcess& r, bool third) {
    table.rows.push_back({text_cell(whole || r.label == r.route ? r.route : r.label + " (" + r.route + ")"), money_cell(r.before),
                          money_cell(r.after),
                          std::isnan(r.coefficient) ? none : number_cell(100 * std::expm1(r.coefficient), 0, true),
                          money_cell(r.excess), money_cell(r.low), money_cell(r.high), third ? count_cell(r.tested) : none,
                          third ? count_cell(r.flagged) : none});
    if (!whole) return;
    for (const TableCell& more : {money_cell(r.observed), money_cell(r.year_before), third ? money_cell(r.flagged_excess) : none})
      table.rows.back().push_back(more);
  };
  add(study.target, false);
  for (const RouteExcess& r : study.thirds) add(r, true);
  return table;
}

DataTable detect_months_table(const DetectStudy& study) {
  DataTable table;
  table.id = "months";
  table.caption = "All products by month: values in millions" + (study.currency.empty() ? "" : ", " + study.currency);
  table.columns = {{"Month", false}, {study.target.route}};
  for (const RouteExcess& r : study.thirds) table.columns.push_back({r.route});
  table.columns.push_back({"All third countries"});
  for (std::size_t m = 0; m < study.months.size(); ++m) {
    std::vector<TableCell> row{text_cell(study.months[m]), money_cell(study.target.monthly[m])};
    double sum = 0;
    for (const RouteExcess& r : study.thirds) {
      row.push_back(money_cell(r.monthly[m]));
      sum += r.monthly[m];
    }
    row.push_back(money_cell(sum));
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable detect_left_out_table(const DetectStudy& study) {
  DataTable table;
  table.id = "left-out";
  table.caption = "Flows that are counted in the monthly totals but neither searched nor compared, with their value: millions";
  table.columns = {{"Why", false},         {"Flows"}, {"Value before"}, {"Value after"}, {"To the target before"},
                   {"To the target after"}};
  for (const DetectLeftOut& l : study.left_out)
    table.rows.push_back({text_cell(l.reason), count_cell(l.cells), money_cell(l.before), money_cell(l.after),
                          money_cell(l.target_before), money_cell(l.target_after)});
  return table;
}

}  // namespace entrepot
