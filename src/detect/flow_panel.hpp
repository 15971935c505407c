// Flows as a dense block: product by route by month. A flow that no row names is zero.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "entrepot/detect.hpp"
#include "entrepot/errors.hpp"

namespace entrepot::detect {

struct FlowPanel {
  std::vector<std::string> products, routes;  ///< routes: importers, in the order asked
  std::int32_t first_month = 0;
  std::size_t months = 0, break_at = 0;  ///< break_at: index of the first month after the break
  std::vector<double> value;             ///< [product][route][month]
  std::vector<double> quantity;          ///< the same; NaN where a value has none; empty where no row has any

  std::span<const double> months_of(std::size_t product, std::size_t route) const {
    return {value.data() + (product * routes.size() + route) * months, months};
  }
  std::span<const double> quantities_of(std::size_t product, std::size_t route) const {
    return {quantity.data() + (product * routes.size() + route) * months, months};
  }
  std::span<const double> before(std::size_t product, std::size_t route) const {
    return months_of(product, route).first(break_at);
  }
  std::span<const double> after(std::size_t product, std::size_t route) const {
    return months_of(product, route).subspan(break_at);
  }
  int calendar_month() const { return first_month % 12; }
};

/// What the request asks for out of `flows`. `digits` of the product code are kept (0 = all), then families are put together.
/// Routes that are not in the file, exporters that are not, months of the span without any row, and too few months on a side of
/// the break are problems.
FlowPanel panel_of(const FlowTable& flows, const DetectRequest& request, const std::vector<std::string>& routes,
                   const std::map<std::string, std::string>& families, std::size_t digits, Problems& problems);

/// The products given (indices) and the first `routes` routes alone.
FlowPanel part_of(const FlowPanel& panel, const std::vector<std::size_t>& products, std::size_t routes);

/// Sum over products, by month.
std::vector<double> monthly_totals(const FlowPanel& panel, std::size_t route);

}  // namespace entrepot::detect
