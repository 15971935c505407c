#include "world/us_china_layer.hpp"

#include <array>

#include <fmt/core.h>

#include "sources/china_tariffs_2019.hpp"
#include "sources/hs_to_icio28.hpp"
#include "sources/icio_sectors.hpp"
#include "sources/us_imports_2024.hpp"

namespace entrepot {
namespace {

/// Value and duty by ICIO sector, million USD, and the value of codes that belong to none.
struct DutiesBySector {
  std::array<double, 28> value{}, duty{};
  double placed = 0, left_out = 0;

  void add(const std::string& hs6, double imports, double paid, const sources::Concordance& concordance) {
    const bool special = hs6.starts_with("98") || hs6.starts_with("99");  // returned goods, low-value parcels, special provisions
    const auto sector = special ? std::nullopt : sources::icio28_sector(concordance, hs6);
    if (!sector || !sources::icio_sectors[*sector].goods) {
      left_out += imports;
      return;
    }
    value[*sector] += imports;
    duty[*sector] += paid;
    placed += imports;
  }
};

void add_cells(TariffLayer& layer, const World& world, const char* importer, const char* exporter, const DutiesBySector& duties) {
  for (std::size_t j = 0; j < duties.value.size(); ++j) {
    if (duties.value[j] <= 0) continue;
    layer.cells.push_back({.sector = Sector(j),
                           .importer = *world.find_country(importer),
                           .exporter = *world.find_country(exporter),
                           .rate = duties.duty[j] / duties.value[j]});
  }
}

}  // namespace

TariffLayer make_us_china_layer(const World& world, const WorldBuildFolders& folders, Problems& problems) {
  const auto hs2017 = sources::read_hs_to_icio28(folders.concordances, "HS2017", problems);
  const auto hs2022 = sources::read_hs_to_icio28(folders.concordances, "HS2022", problems);
  const std::string china = "5700";
  DutiesBySector us, cn;
  for (const auto& code : sources::read_us_imports_2024(folders.us_tariffs, china, problems))
    us.add(code.hs6, code.value, code.duty, hs2022);
  double unrated = 0;
  for (const auto& code : sources::read_china_tariffs(folders.china_tariffs, "2019-06-01", unrated, problems))
    cn.add(code.hs6, code.imports, code.rate * code.imports, hs2017);

  TariffLayer layer;
  layer.name = "us-china-2018";
  layer.first_year = us_china_layer_first_year;
  layer.text = fmt::format(
      "US duties on Chinese goods as collected in 2024 and China's rates on US goods of 1 June 2019; {:.1f} bn USD of US imports "
      "(of {:.1f}) and {:.1f} bn USD of China's (of {:.1f}) are in no goods sector and left out",
      us.left_out / 1e3, (us.placed + us.left_out) / 1e3, (cn.left_out + unrated) / 1e3,
      (cn.placed + cn.left_out + unrated) / 1e3);
  layer.source =
      "US Census imports and duties 2024 (Waugh, Trade War Tracker); Bown, Jung and Zhang (2019), PIIE; HS to ISIC Rev. 3 "
      "concordances (Kim and Liao, R package concordance)";
  add_cells(layer, world, "USA", "CHN", us);
  add_cells(layer, world, "CHN", "USA", cn);
  return layer;
}

}  // namespace entrepot
