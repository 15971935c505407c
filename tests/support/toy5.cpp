#include "support/toy5.hpp"

#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "support/shared.hpp"

namespace entrepot::testing {
namespace {

using Json = nlohmann::json;

Json reference() {
  std::ifstream in(shared_path("reference/toy5/toy5_reference.json"));
  if (!in) throw std::runtime_error("shared/reference/toy5 is missing: start the test with ENTREPOT_NEEDS_SHARED");
  return Json::parse(in);
}

template <class Tag>
Array<double, Index<Tag>> vector_of(const Json& list) {
  Array<double, Index<Tag>> out({list.size()});
  for (std::size_t i = 0; i < list.size(); ++i) out(Index<Tag>(i)) = list[i].get<double>();
  return out;
}

SectorByCountry matrix_of(const Json& rows) {
  SectorByCountry out({rows.size(), rows[0].size()});
  for (std::size_t j = 0; j < rows.size(); ++j)
    for (std::size_t n = 0; n < rows[j].size(); ++n) out(Sector(j), Country(n)) = rows[j][n].get<double>();
  return out;
}

Flows flows_of(const Json& sectors) {
  const std::size_t countries = sectors[0].size();
  Flows out({sectors.size(), countries, countries});
  for (std::size_t j = 0; j < sectors.size(); ++j)
    for (std::size_t n = 0; n < countries; ++n)
      for (std::size_t i = 0; i < countries; ++i) out(Sector(j), Country(n), Country(i)) = sectors[j][n][i].get<double>();
  return out;
}

Toy5Case case_of(const std::string& name, const Json& values) {
  return {.name = name,
          .trade_elasticity = vector_of<SectorTag>(values["theta"]),
          .log_real_income = vector_of<CountryTag>(values["lnW"]),
          .wage_change = vector_of<CountryTag>(values["w"]),
          .consumer_price_change = vector_of<CountryTag>(values["P"]),
          .income = vector_of<CountryTag>(values["I"])};
}

}  // namespace

World toy5_world() {
  const Json file = reference();
  World world;
  world.name = "toy5";
  world.kind = "stylised";
  world.countries = file["regions"].get<std::vector<std::string>>();
  world.country_names = {"United States", "China", "Russia", "Other sanctioning economies", "Rest of the world"};
  world.sectors = file["sectors"].get<std::vector<std::string>>();
  world.sector_names = {"Energy", "Manufactures", "Services"};
  world.goods = {true, true, false};
  world.flow = flows_of(file["flows"]);
  world.tariff = Flows(world.flow.extents());
  world.value_added_share = matrix_of(file["beta"]);
  const std::size_t countries = world.country_count(), sectors = world.sector_count();
  world.input_share = InputShares({countries, sectors, sectors});
  for (std::size_t n = 0; n < countries; ++n)
    for (std::size_t k = 0; k < sectors; ++k)
      for (std::size_t j = 0; j < sectors; ++j)
        world.input_share(Country(n), Sector(k), Sector(j)) = file["G"][k][j].get<double>();
  world.final_share = matrix_of(file["alpha"]);
  world.value_added = vector_of<CountryTag>(file["VA"]);
  world.deficit = vector_of<CountryTag>(file["deficit"]);
  return world;
}

std::vector<Toy5Case> toy5_cases() {
  const Json file = reference();
  std::vector<Toy5Case> cases;
  for (const auto& [name, values] : file["reference"].items()) cases.push_back(case_of(name, values));
  return cases;
}

Toy5Case toy5_case(const std::string& name) { return case_of(name, reference()["reference"].at(name)); }

}  // namespace entrepot::testing
