// The whole question: from files and options to findings with their rate of false alarms.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "detect/cell_evidence.hpp"
#include "detect/cell_p.hpp"
#include "detect/false_discovery.hpp"
#include "detect/months.hpp"
#include "detect/route_excess.hpp"
#include "entrepot/detect.hpp"
#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

using detect::FlowPanel;

constexpr std::size_t fewest_months_after = 3;

std::size_t digits_of(const DetectRequest& request, const FlowTable& flows, Problems& problems) {
  const std::map<std::string, std::size_t> levels{{"", 0}, {"cn8", 8}, {"hs6", 6}, {"hs4", 4}};
  const auto level = levels.find(request.by);
  if (level == levels.end()) {
    problems.add({"", 0, "--by", request.by, "must be cn8, hs6 or hs4", ""});
    return 0;
  }
  const std::size_t given = flows.products.empty() ? 0 : flows.products.front().size();
  if (level->second > given)
    problems.add({flows.name, 0, "--by", request.by,
                  fmt::format("must be no finer than the codes of the file, which have {} digits", given), ""});
  if (!request.families.empty() && level->second != 6)
    problems.add({"", 0, "--families", request.families.string(), "goes with --by hs6: revisions are joined at six digits", ""});
  return level->second;
}

/// Names that stand twice, or on both sides, and rates that are none.
void check_request(const DetectRequest& r, Problems& problems) {
  std::set<std::string> seen;
  const auto once = [&](const std::string& code, const char* option) {
    if (!seen.insert(code).second) problems.add({"", 0, option, code, "must name each importer once, on one side", ""});
  };
  once(r.target, "--target");
  for (const std::string& code : r.thirds) once(code, "--third");
  for (const std::string& code : r.comparison) once(code, "--comparison");
  if (r.thirds.empty()) problems.add({"", 0, "--third", "", "must name an importer", ""});
  if (!(r.false_discovery_rate > 0 && r.false_discovery_rate < 1))
    problems.add(
        {"", 0, "--fdr", fmt::format("{}", r.false_discovery_rate), "must be a share above 0 and below 1", "5 % is 0.05"});
  if (!detect::parse_month(r.break_month)) problems.add({"", 0, "--break", r.break_month, "must be a month, YYYY-MM", ""});
}

void check_months(const FlowPanel& panel, const DetectRequest& request, Problems& problems) {
  const std::size_t after = panel.months - panel.break_at;
  if (panel.break_at < detect::fewest_months_before || after < fewest_months_after)
    problems.add({"", 0, "--break", request.break_month,
                  fmt::format("must have {} months or more before it and {} from it on; the file has {} and {}",
                              detect::fewest_months_before, fewest_months_after, panel.break_at, after),
                  "trend and season need two of each calendar month"});
}

/// The tier of a product: of its own HS6, of any HS6 of its family, or of any within a shorter code. The first in the order of
/// tiers.
std::string tier_of(const std::string& product, const DetectInputs& inputs) {
  std::string tier;
  for (const auto& [code, its_tier] : inputs.list.tier_of) {
    const auto family = inputs.families.find(code);
    const std::string& name = family == inputs.families.end() ? code : family->second;
    const bool within = product.size() < name.size() ? name.starts_with(product) : product.starts_with(name);
    if (within && (tier.empty() || its_tier < tier)) tier = its_tier;
  }
  return tier;
}

void count_list(const FlowPanel& panel, const DetectInputs& inputs, DetectStudy& study) {
  study.list_codes = inputs.list.tier_of.size();
  for (const auto& [code, tier] : inputs.list.tier_of) {
    const auto family = inputs.families.find(code);
    const std::string& name = family == inputs.families.end() ? code : family->second;
    study.list_codes_present += std::ranges::any_of(panel.products, [&](const std::string& product) {
      return product.size() < name.size() ? name.starts_with(product) : product.starts_with(name);
    });
  }
}

/// Why a product is not searched; empty = it is.
std::string reason_to_leave_out(const FlowPanel& panel, const detect::ProductLife& life) {
  if (life.first + detect::fewest_months_before > panel.break_at)
    return fmt::format(
        "code without trade on any route until less than {} months before the break: new in a revision of the codes, or a new "
        "good",
        detect::fewest_months_before);
  if (life.last < panel.break_at)
    return "code without trade on any route after the break: ended by a revision of the codes, or a good no longer sold";
  return "";
}

/// Products that are searched; the others are counted, route by route, with their value.
std::vector<std::size_t> searched_products(const FlowPanel& panel, std::size_t thirds, DetectStudy& study) {
  std::vector<std::size_t> searched;
  const std::vector<detect::ProductLife> lives = detect::product_lives(panel);
  for (std::size_t p = 0; p < lives.size(); ++p) {
    if (!lives[p].traded) continue;
    const std::string reason = reason_to_leave_out(panel, lives[p]);
    if (reason.empty()) {
      searched.push_back(p);
      continue;
    }
    auto at = std::ranges::find(study.left_out, reason, &DetectLeftOut::reason);
    if (at == study.left_out.end()) at = study.left_out.insert(at, {reason, 0, 0, 0, 0, 0});
    for (const double value : panel.before(p, 0)) at->target_before += value;
    for (const double value : panel.after(p, 0)) at->target_after += value;
    for (std::size_t r = 1; r <= thirds; ++r) {
      const auto before = panel.before(p, r), after = panel.after(p, r);
      const double lost = std::accumulate(before.begin(), before.end(), 0.0),
                   now = std::accumulate(after.begin(), after.end(), 0.0);
      at->cells += lost + now > 0;
      at->before += lost;
      at->after += now;
    }
  }
  return searched;
}

void judge(DetectStudy& study, double rate) {
  std::vector<double> p;
  std::vector<std::size_t> group;
  std::vector<std::string> tiers;
  for (const DetectFinding& f : study.findings) {
    p.push_back(f.p);
    auto at = std::ranges::find(tiers, f.tier);
    if (at == tiers.end()) at = tiers.insert(at, f.tier);
    group.push_back(static_cast<std::size_t>(at - tiers.begin()));
  }
  const auto bh = detect::benjamini_hochberg(p), by = detect::benjamini_yekutieli(p), bonferroni = detect::bonferroni(p);
  const std::vector<bool> by_tier = detect::by_group(p, group, rate);
  for (std::size_t i = 0; i < p.size(); ++i) {
    DetectFinding& f = study.findings[i];
    f.q = bh[i];
    f.q_any_dependence = by[i];
    f.bonferroni = bonferroni[i];
    f.flagged = f.q <= rate;
    f.flagged_by_tier = by_tier[i];
    study.flagged += f.flagged;
    study.flagged_any_dependence += by[i] <= rate;
    study.flagged_bonferroni += bonferroni[i] <= rate;
    study.flagged_by_tier += by_tier[i];
  }
}

/// A break put as many months early as there are months after the true one: nothing may be found there.
DetectPlacebo placebo_of(const FlowPanel& panel, std::size_t thirds, const std::vector<std::size_t>& products, double rate) {
  constexpr std::size_t fewest_before = 12;
  DetectPlacebo placebo;
  const std::size_t after = panel.months - panel.break_at;
  if (panel.break_at < after + fewest_before) return placebo;
  const std::size_t early = panel.break_at - after;
  placebo.break_month = detect::month_text(panel.first_month + static_cast<std::int32_t>(early));
  std::vector<double> p;
  for (std::size_t r = 1; r <= thirds; ++r) {
    std::vector<detect::CellMonths> cells;
    for (const std::size_t product : products)
      cells.push_back({panel.before(product, r).first(early), panel.before(product, r).subspan(early)});
    for (const detect::CellP& cell : detect::scan_cells(cells, panel.calendar_month(), detect::FlowKind::values))
      if (!std::isnan(cell.p)) p.push_back(cell.p);
  }
  placebo.tested = p.size();
  for (const double one : p) placebo.below_five_percent += one < 0.05;
  for (const double q : detect::benjamini_hochberg(p)) placebo.flagged += q <= rate;
  return placebo;
}

void count_by_route(DetectStudy& study) {
  for (RouteExcess& route : study.thirds) {
    for (const DetectFinding& f : study.findings) {
      if (f.route != route.route) continue;
      ++route.tested;
      route.flagged += f.flagged;
      if (f.flagged) route.flagged_excess += f.excess;
    }
  }
}

void add_notes(const FlowPanel& panel, const FlowPanel& mirror, const DetectInputs& inputs, DetectStudy& study) {
  if (panel.quantity.empty()) study.notes.push_back("The file has no quantities: jumps of unit values are not looked for.");
  if (mirror.products.empty()) study.notes.push_back("No importer's figures were given: mirror gaps are not looked for.");
  if (inputs.list.tier_of.empty())
    study.notes.push_back("No list of products was given: tiers are not told apart.");
  else if (study.list_codes_present < study.list_codes)
    study.notes.push_back(
        fmt::format("Only {} of the {} codes on the list are in the data.", study.list_codes_present, study.list_codes));
  if (study.contrast.identified_by.empty())
    study.notes.push_back(
        "Neither a list that splits the products nor countries of comparison: excess is told from each route's own past alone.");
  double after = 0, target = 0;
  for (const DetectLeftOut& l : study.left_out) {
    after += l.after;
    target += l.target_after;
  }
  if (after + target > 0)
    study.notes.push_back(
        "Codes without a past or without a present are left out of the scan and of the regressions, but not of the monthly "
        "totals: what began under a new code "
        "may be an old flow under another name.");
  study.notes.push_back(
      "A month without a row is taken as a month without trade; cells that are withheld for confidentiality look the same.");
}

}  // namespace

DetectStudy detect_in(const DetectInputs& inputs, const DetectRequest& request, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  const auto progress = [&](const char* stage) {
    if (control.stop.stop_requested()) throw DetectInterrupted();
    if (control.on_progress) control.on_progress({stage, 0, 0});
  };
  progress("adding up flows");
  Problems problems;
  check_request(request, problems);
  const std::size_t digits = digits_of(request, inputs.flows, problems);
  problems.throw_if_any();
  std::vector<std::string> routes{request.target};
  routes.insert(routes.end(), request.thirds.begin(), request.thirds.end());
  std::vector<std::string> all = routes;
  all.insert(all.end(), request.comparison.begin(), request.comparison.end());
  const FlowPanel panel = detect::panel_of(inputs.flows, request, all, inputs.families, digits, problems);
  problems.throw_if_any();
  check_months(panel, request, problems);
  problems.throw_if_any();
  FlowPanel mirror;
  if (inputs.mirror.rows() > 0) mirror = detect::panel_of(inputs.mirror, request, routes, inputs.families, digits, problems);
  problems.throw_if_any();

  DetectStudy study;
  study.request = request;
  study.currency = inputs.flows.currency;
  study.flows_sha256 = inputs.flows.sha256;
  study.exporters = request.exporters.empty() ? inputs.flows.exporters : request.exporters;
  std::erase(study.exporters, "");
  for (std::size_t m = 0; m < panel.months; ++m)
    study.months.push_back(detect::month_text(panel.first_month + static_cast<std::int32_t>(m)));
  study.break_at = panel.break_at;
  count_list(panel, inputs, study);

  const std::size_t thirds = request.thirds.size();
  const std::vector<std::size_t> searched = searched_products(panel, thirds, study);
  for (std::size_t r = 1; r <= thirds; ++r) {
    progress("scanning cells");
    auto found = detect::examine_route(panel, mirror, r, searched);
    study.findings.insert(study.findings.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  std::map<std::string, std::string> tiers;
  for (const std::string& product : panel.products) tiers[product] = tier_of(product, inputs);
  for (DetectFinding& f : study.findings) {
    f.tier = tiers[f.product];
    if (const auto label = inputs.labels.find(f.product); label != inputs.labels.end()) f.label = label->second;
  }
  judge(study, request.false_discovery_rate);
  progress("scanning a placebo");
  study.placebo = placebo_of(panel, thirds, searched, request.false_discovery_rate);

  progress("regressing routes");
  const detect::RouteRegression regression = detect::regress_routes(detect::part_of(panel, searched, routes.size()));
  study.regression_converged = regression.converged;
  study.worst_score = regression.worst_score;
  study.target = regression.routes.front();
  study.thirds.assign(regression.routes.begin() + 1, regression.routes.end());
  for (std::size_t r = 0; r < routes.size(); ++r)
    (r == 0 ? study.target : study.thirds[r - 1]).monthly = detect::monthly_totals(panel, r);
  const auto name = [&](RouteExcess& route) {
    const auto label = inputs.labels.find(route.route);
    route.label = label == inputs.labels.end() ? route.route : label->second;
  };
  name(study.target);
  std::ranges::for_each(study.thirds, name);
  study.lost = regression.lost;
  study.extra = regression.extra;
  study.substitution = regression.ratio;
  study.substitution_low = regression.low;
  study.substitution_high = regression.high;
  std::vector<bool> listed;
  for (const std::size_t p : searched) listed.push_back(!tiers[panel.products[p]].empty());
  progress("regressing the contrast");
  study.contrast = detect::regress_contrast(detect::part_of(panel, searched, all.size()), routes.size(), listed);

  count_by_route(study);
  std::ranges::stable_sort(study.findings, [](const DetectFinding& a, const DetectFinding& b) {
    return a.flagged != b.flagged ? a.flagged : a.excess > b.excess;
  });
  add_notes(panel, mirror, inputs, study);
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return study;
}

namespace {

/// Reads what the request names beside the flows, and the flows by `read_flows_into` in the same way.
DetectStudy run_with(const std::function<void(FlowTable&)>& read_flows_into, const DetectRequest& request,
                     const Control& control) {
  Problems problems;
  DetectInputs inputs;
  // Every file is tried, so that all that is wrong is said at once.
  const auto attempt = [&](const std::filesystem::path& file, auto read) {
    if (file.empty()) return;
    try {
      read(file);
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) problems.add(problem);
    }
  };
  if (control.on_progress) control.on_progress({"reading", 0, 0});
  attempt(request.flows, [&](const auto&) { read_flows_into(inputs.flows); });
  attempt(request.mirror, [&](const auto& file) { inputs.mirror = read_flows(file); });
  attempt(request.list, [&](const auto& file) { inputs.list = read_product_list(file); });
  for (const auto& labels : request.labels)
    attempt(labels, [&](const auto& file) { inputs.labels.merge(read_product_labels(file)); });
  attempt(request.families, [&](const auto& file) { inputs.families = read_code_families(file); });
  problems.throw_if_any();
  return detect_in(inputs, request, control);
}

}  // namespace

DetectStudy run_detect(const DetectRequest& request, const Control& control) {
  return run_with([&](FlowTable& flows) { flows = read_flows(request.flows); }, request, control);
}

DetectStudy run_detect(FlowTable flows, const DetectRequest& request, const Control& control) {
  return run_with([&](FlowTable& into) { into = std::move(flows); }, request, control);
}

}  // namespace entrepot
