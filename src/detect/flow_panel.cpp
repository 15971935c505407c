#include "detect/flow_panel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "detect/months.hpp"

namespace entrepot::detect {
namespace {

constexpr std::uint32_t elsewhere = std::numeric_limits<std::uint32_t>::max();

/// For each code of the file its place in `wanted`, or elsewhere; what is wanted and not there is a problem.
std::vector<std::uint32_t> places(const std::vector<std::string>& codes, const std::vector<std::string>& wanted,
                                  const std::string& option, const std::string& file, Problems& problems) {
  std::vector<std::uint32_t> place(codes.size(), elsewhere);
  for (std::size_t w = 0; w < wanted.size(); ++w) {
    const auto at = std::ranges::find(codes, wanted[w]);
    if (at == codes.end())
      problems.add({file, 0, option, wanted[w], "must be a code that the file holds", did_you_mean(wanted[w], codes)});
    else
      place[static_cast<std::size_t>(at - codes.begin())] = static_cast<std::uint32_t>(w);
  }
  return place;
}

/// The product of the panel for each product of the file.
std::vector<std::uint32_t> product_places(const FlowTable& flows, std::size_t digits,
                                          const std::map<std::string, std::string>& families,
                                          std::vector<std::string>& products) {
  std::vector<std::string> names;
  for (const std::string& code : flows.products) {
    std::string name = digits > 0 ? code.substr(0, digits) : code;
    const auto family = families.find(name);
    names.push_back(family == families.end() ? name : family->second);
  }
  products = names;
  std::ranges::sort(products);
  products.erase(std::ranges::unique(products).begin(), products.end());
  std::vector<std::uint32_t> place;
  for (const std::string& name : names)
    place.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(products, name) - products.begin()));
  return place;
}

void check_span(const FlowTable& flows, const FlowPanel& panel, Problems& problems) {
  std::vector<bool> seen(panel.months, false);
  for (const std::int32_t month : flows.month) seen[static_cast<std::size_t>(month - panel.first_month)] = true;
  for (std::size_t m = 0; m < seen.size() && problems.list().size() < 20; ++m)
    if (!seen[m])
      problems.add({flows.name, 0, "month", month_text(panel.first_month + static_cast<std::int32_t>(m)),
                    "every month between the first and the last",
                    "no row has this month: missing months are not months without trade"});
}

}  // namespace

FlowPanel panel_of(const FlowTable& flows, const DetectRequest& request, const std::vector<std::string>& routes,
                   const std::map<std::string, std::string>& families, std::size_t digits, Problems& problems) {
  constexpr std::size_t most_months = 1200;
  FlowPanel panel;
  panel.routes = routes;
  if (flows.rows() == 0) return panel;
  const auto [first, last] = std::ranges::minmax(flows.month);
  panel.first_month = first;
  panel.months = static_cast<std::size_t>(last - first) + 1;
  const auto route = places(flows.importers, routes, "importer", flows.name, problems);
  std::vector<std::uint32_t> exporter(flows.exporters.size(), 0);
  if (!request.exporters.empty()) exporter = places(flows.exporters, request.exporters, "--from", flows.name, problems);
  if (panel.months > most_months) {
    problems.add(
        {flows.name, 0, "month", "", fmt::format("{} months are more than {}: one of them is wrong", panel.months, most_months)});
    return panel;
  }
  check_span(flows, panel, problems);
  const std::optional<std::int32_t> at = parse_month(request.break_month);
  if (!at || *at <= first || *at > last) {
    problems.add({"", 0, "--break", request.break_month,
                  fmt::format("a month after {} and not after {}, the months of the file", month_text(first), month_text(last))});
    return panel;
  }
  panel.break_at = static_cast<std::size_t>(*at - first);
  if (!problems.empty()) return panel;

  const auto product = product_places(flows, digits, families, panel.products);
  panel.value.assign(panel.products.size() * routes.size() * panel.months, 0);
  const bool quantities = std::ranges::any_of(flows.quantity, [](double q) { return q > 0; });
  if (quantities) panel.quantity.assign(panel.value.size(), 0);
  for (std::size_t row = 0; row < flows.rows(); ++row) {
    const std::uint32_t r = route[flows.importer[row]];
    if (r == elsewhere || exporter[flows.exporter[row]] == elsewhere) continue;
    const std::size_t cell =
        (product[flows.product[row]] * routes.size() + r) * panel.months + static_cast<std::size_t>(flows.month[row] - first);
    panel.value[cell] += flows.value[row];
    if (quantities) panel.quantity[cell] += flows.quantity[row];  // a NaN stays one: a part without quantity spoils the sum
  }
  return panel;
}

FlowPanel part_of(const FlowPanel& panel, const std::vector<std::size_t>& products, std::size_t routes) {
  FlowPanel part;
  part.routes.assign(panel.routes.begin(), panel.routes.begin() + static_cast<std::ptrdiff_t>(routes));
  part.first_month = panel.first_month;
  part.months = panel.months;
  part.break_at = panel.break_at;
  for (const std::size_t p : products) {
    part.products.push_back(panel.products[p]);
    for (std::size_t r = 0; r < routes; ++r) {
      const auto values = panel.months_of(p, r);
      part.value.insert(part.value.end(), values.begin(), values.end());
    }
  }
  return part;
}

std::vector<double> monthly_totals(const FlowPanel& panel, std::size_t route) {
  std::vector<double> totals(panel.months, 0);
  for (std::size_t p = 0; p < panel.products.size(); ++p)
    for (std::size_t m = 0; m < panel.months; ++m) totals[m] += panel.months_of(p, route)[m];
  return totals;
}

}  // namespace entrepot::detect
