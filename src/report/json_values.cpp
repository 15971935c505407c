#include "report/json_values.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "report/residual_kinds.hpp"

namespace entrepot {

using Json = nlohmann::ordered_json;

Json number_json(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json parameters_json(const std::map<std::string, double>& parameters) {
  Json json = Json::object();
  for (const auto& [name, value] : parameters) json[name] = number_json(value);
  return json;
}

Json residuals_json(const Certificate& certificate, const World& world) {
  Json json = {{"max", number_json(certificate.max())}, {"worst", certificate.worst().first}};
  for (const ResidualKind& kind : residual_kinds) {
    const Residual& residual = certificate.*kind.of;
    Json entry = {{"value", number_json(residual.value)}};
    if (!residual.country.empty()) {
      entry["country"] = residual.country;
      if (const auto n = world.find_country(residual.country)) entry["country_name"] = world.country_names[n->value];
    }
    if (!residual.sector.empty()) {
      entry["sector"] = residual.sector;
      if (const auto j = world.find_sector(residual.sector)) entry["sector_name"] = world.sector_names[j->value];
    }
    json[kind.key] = std::move(entry);
  }
  return json;
}

Json equilibrium_json(const Equilibrium& equilibrium, const World& world) {
  Json json = {{"outcome", to_string(equilibrium.outcome)},
               {"residuals", residuals_json(equilibrium.certificate, world)},
               {"iterations", equilibrium.sweeps},
               {"restarts", equilibrium.restarts},
               {"followed_shock", equilibrium.followed_shock},
               {"seconds", number_json(equilibrium.seconds)}};
  if (equilibrium.outcome != Outcome::converged) {
    const Diagnosis& d = equilibrium.diagnosis;
    json["diagnosis"] = {{"reason", d.reason}, {"suggestion", d.suggestion}, {"country", d.country}, {"sector", d.sector}};
  }
  return json;
}

Json solver_json(const SolverParams& params) {
  return {{"tolerance", params.tolerance},
          {"max_sweeps", params.max_sweeps},
          {"anderson_depth", params.anderson_depth},
          {"wage_step", params.wage_step},
          {"certified_tolerance", certified_tolerance}};
}

Json world_reference_json(const World& world) {
  return {{"name", world.name},
          {"year", world.year},
          {"layer", world.active_layer},
          {"kind", world.kind},
          {"countries", world.country_count()},
          {"sectors", world.sector_count()},
          {"unit", world.unit},
          {"id", world.id}};
}

Json substitution_json(const Economy& economy, const World& world) {
  const Substitution& e = economy.substitution;
  Json sectors = Json::array();
  for (const Sector k : e.energy_sectors) sectors.push_back(world.sectors[static_cast<std::size_t>(k.value)]);
  Json json = {{"consumption", e.consumption}, {"value_added", e.value_added}, {"intermediates", e.intermediates}};
  if (!sectors.empty()) json.update(Json{{"energy", e.energy}, {"energy_sectors", sectors}});
  return json;
}

Json question_json(const Scenario& s, const Economy& economy, const World& world) {
  return {{"title", s.title},
          {"file", s.file.generic_string()},
          {"id", s.id},
          {"kind", s.kind},
          {"horizon", s.horizon},
          {"elasticities", s.elasticities_file.empty() ? s.elasticities : s.elasticities_file},
          {"substitution", substitution_json(economy, world)},
          {"ban_remainder_pct", number_json(100 * economy.ban_remainder)},
          {"factor_mobility", number_json(economy.factor_mobility)},  // null = infinite: one wage in all sectors
          {"closure", to_string(s.closure)},
          {"numeraire", "world value added"}};
}

Json scenario_reference_json(const Study& study) {
  Json json = question_json(study.scenario, study.economy, *study.world);
  json["closure"] = to_string(study.economy.closure);  // that of the runs
  json["transfers"] = to_string(study.scenario.transfers);
  return json;
}

}  // namespace entrepot
