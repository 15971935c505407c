#include "world/use_table.hpp"

namespace entrepot {

UseTable use_table(const World& world, const SectorByCountry& output, Country n) {
  const std::size_t sectors = world.sector_count();
  UseTable table{.sectors = sectors, .cells = std::vector<double>(sectors * (sectors + 1))};
  double income = world.value_added(n) + world.deficit(n);
  for (Sector j : all<Sector>(sectors))
    for (Country i : all<Country>(world.country_count())) income += world.flow(j, n, i) * world.tariff(j, n, i);
  for (Sector j : all<Sector>(sectors)) {
    const auto product = static_cast<std::size_t>(j.value);
    for (Sector k : all<Sector>(sectors))
      table.at(product, static_cast<std::size_t>(k.value)) =
          world.input_share(n, j, k) * (1 - world.value_added_share(k, n)) * output(k, n);
    table.at(product, sectors) = world.final_share(j, n) * income;
  }
  return table;
}

UseMargins use_margins(const World& world, const SectorByCountry& output, const SectorByCountry& purchases, Country n) {
  UseMargins margins;
  double left = 0;
  for (Sector j : all<Sector>(world.sector_count())) {
    margins.rows.push_back(purchases(j, n));
    margins.columns.push_back((1 - world.value_added_share(j, n)) * output(j, n));
    left += margins.rows.back() - margins.columns.back();
  }
  margins.columns.push_back(left);
  return margins;
}

void set_input_shares(World& world, Country n, const UseTable& table) {
  for (Sector k : all<Sector>(world.sector_count())) {
    const auto user = static_cast<std::size_t>(k.value);
    double sum = 0;
    for (std::size_t product = 0; product < table.sectors; ++product) sum += table.at(product, user);
    if (sum <= 0) continue;
    for (Sector j : all<Sector>(world.sector_count()))
      world.input_share(n, j, k) = table.at(static_cast<std::size_t>(j.value), user) / sum;
  }
}

}  // namespace entrepot
