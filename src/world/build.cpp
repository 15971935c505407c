#include <fmt/core.h>

#include "entrepot/world_build.hpp"
#include "sources/country_names.hpp"
#include "sources/icio_sectors.hpp"
#include "sources/oecd_icio.hpp"
#include "sources/wiod_2016.hpp"
#include "world/elasticity_sets.hpp"
#include "world/input_rows.hpp"
#include "world/raw_sources.hpp"
#include "world/split_inputs.hpp"
#include "world/tariff_repairs.hpp"
#include "world/technology.hpp"
#include "world/totals.hpp"
#include "world/us_china_layer.hpp"

namespace entrepot {
namespace {

void check_request(const WorldBuildFolders& folders, int year, Problems& problems) {
  if (year < sources::icio_first_year || year > sources::icio_last_year) {
    problems.add({.file = "",
                  .line = 0,
                  .field = "year",
                  .value = std::to_string(year),
                  .rule = fmt::format("must be a year from {} to {}", sources::icio_first_year, sources::icio_last_year),
                  .hint = ""});
  }
  for (const auto& [folder, name] : {std::pair(folders.icio, "icio"), std::pair(folders.wiod, "wiod")}) {
    if (folder.empty())
      problems.add(
          {.file = "", .line = 0, .field = name, .value = "", .rule = "the folder with these files is needed", .hint = ""});
  }
  const int layer_folders = !folders.us_tariffs.empty() + !folders.china_tariffs.empty() + !folders.concordances.empty();
  if (layer_folders != 0 && layer_folders != 3) {
    problems.add({.file = "",
                  .line = 0,
                  .field = "us-tariffs, china-tariffs, concordances",
                  .value = "",
                  .rule = "the tariff layer us-china-2018 needs all three folders",
                  .hint = "give all three or none"});
  }
}

World labelled_world(int year, sources::IcioYear icio) {
  World world;
  world.name = fmt::format("icio-{}", year);
  world.year = year;
  world.kind = "estimated";  // flows and tariffs are published, the technology by country is put together here
  for (const auto& economy : sources::icio_economies) {
    world.countries.emplace_back(economy.iso3);
    world.country_names.emplace_back(economy.name);
  }
  for (const auto& sector : sources::icio_sectors) {
    world.sectors.emplace_back(sector.code);
    world.sector_names.emplace_back(sector.name);
    world.goods.push_back(sector.goods);
  }
  world.flow = std::move(icio.flow);
  world.tariff = std::move(icio.tariff);
  return world;
}

/// Value-added shares and input shares of the World from WIOD's coefficients, within what each country buys.
void set_technology(World& world, const sources::WiodTable& wiod) {
  const SectorByCountry output = gross_output(world.flow), bought = purchases(world.flow, world.tariff);
  const Technology technology = derive_technology(wiod, output, world.repairs);
  const InputShares coefficient = split_merged_inputs(technology, output, bought);
  world.value_added_share = technology.value_added_share;
  world.input_share = InputShares({world.country_count(), world.sector_count(), world.sector_count()});
  for (Country n : all<Country>(world.country_count())) {
    for (Sector user : all<Sector>(world.sector_count())) {
      double intermediate = 0;
      for (Sector input : all<Sector>(world.sector_count())) intermediate += coefficient(n, input, user);
      if (intermediate <= 0) continue;
      world.value_added_share(user, n) = 1 - intermediate;
      for (Sector input : all<Sector>(world.sector_count()))
        world.input_share(n, input, user) = coefficient(n, input, user) / intermediate;
    }
  }
  bound_input_rows(world, output, bought, technology.household_share);
}

}  // namespace

World build_world(const WorldBuildFolders& folders, int year, std::string command,
                  const std::function<void(const std::string&)>& on_stage) {
  auto stage = [&](const std::string& text) {
    if (on_stage) on_stage(text);
  };
  Problems problems;
  check_request(folders, year, problems);
  problems.throw_if_any();
  stage(fmt::format("reading the OECD flows and tariffs of {}", year));
  sources::IcioYear icio = sources::read_oecd_icio(folders.icio, year, problems);
  stage("reading the WIOD technology");
  const sources::WiodTable wiod = sources::read_wiod_2016(folders.wiod, problems);
  std::vector<ElasticitySet> elasticity_sets = make_elasticity_sets(folders, problems);
  problems.throw_if_any();

  World world = labelled_world(year, std::move(icio));
  zero_services_tariffs(world);
  list_high_food_tariffs(world);
  stage("balancing");
  set_technology(world, wiod);
  world.elasticity_sets = std::move(elasticity_sets);
  if (year >= us_china_layer_first_year && !folders.us_tariffs.empty()) {
    stage("laying out the tariff layer us-china-2018");
    world.layers.push_back(make_us_china_layer(world, folders, problems));
    problems.throw_if_any();
  }
  add_raw_sources(world, folders);
  return calibrate(std::move(world), std::move(command));
}

}  // namespace entrepot
