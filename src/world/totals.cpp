#include "world/totals.hpp"

namespace entrepot {
namespace {

std::size_t sectors(const Flows& flow) { return flow.extent(0); }
std::size_t countries(const Flows& flow) { return flow.extent(1); }

}  // namespace

SectorByCountry gross_output(const Flows& flow) {
  SectorByCountry output({sectors(flow), countries(flow)});
  for (Sector j : all<Sector>(sectors(flow)))
    for (Country n : all<Country>(countries(flow)))
      for (Country i : all<Country>(countries(flow))) output(j, i) += flow(j, n, i);
  return output;
}

SectorByCountry purchases(const Flows& flow, const Flows& tariff) {
  SectorByCountry spent({sectors(flow), countries(flow)});
  for (Sector j : all<Sector>(sectors(flow)))
    for (Country n : all<Country>(countries(flow)))
      for (Country i : all<Country>(countries(flow))) spent(j, n) += flow(j, n, i) * (1 + tariff(j, n, i));
  return spent;
}

ByCountry tariff_revenue(const Flows& flow, const Flows& tariff) {
  ByCountry revenue({countries(flow)});
  for (Sector j : all<Sector>(sectors(flow)))
    for (Country n : all<Country>(countries(flow)))
      for (Country i : all<Country>(countries(flow))) revenue(n) += flow(j, n, i) * tariff(j, n, i);
  return revenue;
}

ByCountry trade_deficit(const Flows& flow) {
  ByCountry deficit({countries(flow)});
  for (Sector j : all<Sector>(sectors(flow))) {
    for (Country n : all<Country>(countries(flow))) {
      for (Country i : all<Country>(countries(flow))) {
        if (n == i) continue;
        deficit(n) += flow(j, n, i);
        deficit(i) -= flow(j, n, i);
      }
    }
  }
  return deficit;
}

}  // namespace entrepot
