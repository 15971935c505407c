#include "entrepot/growth.hpp"

#include <cmath>

namespace entrepot {

double growth(double now, double before) { return before > 0 ? now / before - 1 : NAN; }

double daily_growth(double now, const Period& period, double before) {
  return growth(now / days_in(period), before / days_in(year_before(period)));
}

double ContributionTable::explained(std::size_t part) const {
  return whole.change == 0 ? NAN : parts[part].change / whole.change;
}

ContributionTable contributions(const std::vector<Part>& parts) {
  ContributionTable table;
  for (const Part& part : parts) {
    table.whole.now += part.now;
    table.whole.before += part.before;
  }
  const auto fill = [&](Contribution& row) {
    row.change = row.now - row.before;
    row.growth = growth(row.now, row.before);
    row.share = table.whole.now > 0 ? row.now / table.whole.now : NAN;
    row.previous_share = table.whole.before > 0 ? row.before / table.whole.before : NAN;
    row.contribution = table.whole.before > 0 ? row.change / table.whole.before : NAN;
  };
  for (const Part& part : parts) {
    Contribution row{.name = part.name, .now = part.now, .before = part.before};
    fill(row);
    table.parts.push_back(row);
  }
  fill(table.whole);
  return table;
}

}  // namespace entrepot
