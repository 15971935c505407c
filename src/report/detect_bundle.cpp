// JSON and the bundle of `entrepot detect`.
#include <nlohmann/json.hpp>

#include "entrepot/detect.hpp"
#include "entrepot/report.hpp"
#include "report/bundle_folder.hpp"
#include "report/detect_tables.hpp"
#include "report/json_values.hpp"
#include "report/manifest.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

Json interval_json(double value, double low, double high) {
  return {{"value", number_json(value)}, {"low", number_json(low)}, {"high", number_json(high)}};
}

Json finding_json(const DetectFinding& f) {
  return {{"route", f.route},
          {"product", f.product},
          {"label", f.label},
          {"tier", f.tier},
          {"before", number_json(f.before)},
          {"after", number_json(f.after)},
          {"observed", number_json(f.observed)},
          {"expected", number_json(f.expected)},
          {"excess", interval_json(f.excess, f.low, f.high)},
          {"p", number_json(f.p)},
          {"p_harmonic_mean", number_json(f.harmonic_mean)},
          {"q", number_json(f.q)},
          {"q_any_dependence", number_json(f.q_any_dependence)},
          {"p_bonferroni", number_json(f.bonferroni)},
          {"flagged", f.flagged},
          {"flagged_by_tier", f.flagged_by_tier},
          {"unit_value", {{"before", number_json(f.unit_value_before)}, {"after", number_json(f.unit_value_after)}}},
          {"mirror_gap", number_json(f.mirror_gap)},
          {"evidence",
           {{"rise", number_json(f.evidence.rise)},
            {"activity", number_json(f.evidence.activity)},
            {"unit_value", number_json(f.evidence.unit_value)},
            {"correlation", number_json(f.evidence.correlation)},
            {"mirror_gap", number_json(f.evidence.mirror_gap)}}}};
}

Json route_json(const RouteExcess& r) {
  Json monthly = Json::array();
  for (const double v : r.monthly) monthly.push_back(number_json(v));
  return {{"route", r.route},
          {"label", r.label},
          {"before", number_json(r.before)},
          {"after", number_json(r.after)},
          {"log_change", {{"value", number_json(r.coefficient)}, {"standard_error", number_json(r.error)}}},
          {"excess", interval_json(r.excess, r.low, r.high)},
          {"observed", number_json(r.observed)},
          {"same_months_a_year_before", number_json(r.year_before)},
          {"tested", r.tested},
          {"flagged", r.flagged},
          {"flagged_excess", number_json(r.flagged_excess)},
          {"monthly", std::move(monthly)}};
}

Json contrast_json(const DetectContrast& c) {
  if (c.identified_by.empty()) return nullptr;
  return {{"identified_by", c.identified_by},
          {"outcome", c.converged ? "converged" : "not converged"},
          {"log_change", {{"value", number_json(c.coefficient)}, {"standard_error", number_json(c.error)}}},
          {"excess", interval_json(c.excess, c.low, c.high)},
          {"treated_value_after", number_json(c.treated)},
          {"observations", c.observations},
          {"clusters", c.clusters},
          {"dropped", {{"levels_of_zeros", c.dropped_zero}, {"separated", c.dropped_separated}}},
          {"largest_score", number_json(c.worst_score)}};
}

/// All but the findings and the months: what a manifest holds.
Json head_json(const DetectStudy& s) {
  const bool contrast_failed = !s.contrast.identified_by.empty() && !s.contrast.converged;
  Json left_out = Json::array();
  for (const DetectLeftOut& l : s.left_out)
    left_out.push_back({{"reason", l.reason},
                        {"flows", l.cells},
                        {"value_before", number_json(l.before)},
                        {"value_after", number_json(l.after)},
                        {"target_value_before", number_json(l.target_before)},
                        {"target_value_after", number_json(l.target_after)}});
  return {{"notice", detect_notice},
          {"outcome", s.regression_converged && !contrast_failed ? "converged" : "not converged"},
          {"data", {{"file", s.request.flows.filename().string()}, {"sha256", s.flows_sha256}, {"currency", s.currency}}},
          {"exporters", s.exporters},
          {"target", s.request.target},
          {"thirds", s.request.thirds},
          {"comparison", s.request.comparison},
          {"months", {{"first", s.months.front()}, {"break", s.request.break_month}, {"last", s.months.back()}}},
          {"false_discovery_rate", s.request.false_discovery_rate},
          {"list", {{"codes", s.list_codes}, {"codes_in_the_data", s.list_codes_present}}},
          {"lost_direct", number_json(s.lost)},
          {"extra_through_thirds", number_json(s.extra)},
          {"substitution_ratio", interval_json(s.substitution, s.substitution_low, s.substitution_high)},
          {"regression_of_routes",
           {{"outcome", s.regression_converged ? "converged" : "not converged"}, {"largest_score", number_json(s.worst_score)}}},
          {"contrast", contrast_json(s.contrast)},
          {"tested", s.findings.size()},
          {"flagged",
           {{"benjamini_hochberg", s.flagged},
            {"benjamini_yekutieli", s.flagged_any_dependence},
            {"bonferroni", s.flagged_bonferroni},
            {"by_tier", s.flagged_by_tier}}},
          {"placebo", s.placebo.break_month.empty() ? Json(nullptr)
                                                    : Json{{"break", s.placebo.break_month},
                                                           {"tested", s.placebo.tested},
                                                           {"p_below_five_percent", s.placebo.below_five_percent},
                                                           {"flagged", s.placebo.flagged}}},
          {"left_out", std::move(left_out)},
          {"notes", s.notes}};
}

std::map<std::string, std::string> files_of(const DetectStudy& study) {
  std::map<std::string, std::string> files;
  files["findings.csv"] = table_csv(findings_table(study, study.findings.size()));
  files["routes.csv"] = table_csv(detect_routes_table(study, true));
  files["months.csv"] = table_csv(detect_months_table(study));
  files["left-out.csv"] = table_csv(detect_left_out_table(study));
  files["notice.txt"] = std::string(detect_notice) + "\n";
  files["report.html"] = detect_html(study);
  Json manifest = {{"bundle", bundle_mark},
                   {"schema", bundle_schema},
                   {"question", "detect"},
                   {"program", program_json()},
                   {"command", study.request.command}};
  manifest.update(head_json(study));
  manifest["seconds"] = number_json(study.seconds);
  manifest["files"] = checksums_json(files);
  files["manifest.json"] = manifest.dump(2) + "\n";
  return files;
}

}  // namespace

std::string detect_json(const DetectStudy& study) {
  Json json = head_json(study);
  json["target_route"] = route_json(study.target);
  json["third_routes"] = Json::array();
  for (const RouteExcess& r : study.thirds) json["third_routes"].push_back(route_json(r));
  json["findings"] = Json::array();
  for (const DetectFinding& f : study.findings) json["findings"].push_back(finding_json(f));
  return json.dump(2) + "\n";
}

void write_detect_bundle(const DetectStudy& study, const std::filesystem::path& folder) {
  write_result_folder(files_of(study), folder);
}

}  // namespace entrepot
