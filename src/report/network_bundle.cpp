// JSON and the bundle of `entrepot detect network`.
#include <nlohmann/json.hpp>

#include "entrepot/entity_network.hpp"
#include "report/bundle_folder.hpp"
#include "report/json_values.hpp"
#include "report/manifest.hpp"
#include "report/network_tables.hpp"
#include "report/network_words.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

Json link_json(const NetworkStudy& study, const NetworkLink& link) {
  return {{"stopped", study.consignees[link.stopped].name},
          {"stopped_on", study.consignees[link.stopped].stopped},
          {"newcomer", study.consignees[link.newcomer].name},
          {"first_shipment", study.consignees[link.newcomer].first},
          {"score", number_json(link.parts.score())},
          {"parts",
           {{"shippers", number_json(link.parts.shippers)},
            {"address", number_json(link.parts.address)},
            {"products", number_json(link.parts.products)}}},
          {"p", number_json(link.p)},
          {"q", number_json(link.q)},
          {"q_any_dependence", number_json(link.q_any_dependence)},
          {"passes", link.passes},
          {"shared_shippers", link.shared_shippers},
          {"shared_address", link.shared_address}};
}

Json community_json(const NetworkStudy& study, const NetworkCommunity& community) {
  Json members = Json::array();
  for (const std::size_t member : community.members) {
    const NetworkConsignee& one = study.consignees[member];
    members.push_back({{"consignee", one.name},
                       {"stopped_on", one.stopped.empty() ? Json(nullptr) : Json(one.stopped)},
                       {"first_shipment", one.first},
                       {"last_shipment", one.last},
                       {"shipments", one.shipments},
                       {"shippers", one.shippers},
                       {"products", one.products},
                       {"value", number_json(one.value)}});
  }
  return {{"members", std::move(members)},
          {"links", community.links.size()},
          {"shared_shippers", community.shippers},
          {"shared_addresses", community.addresses}};
}

/// All but the links and communities: what a manifest holds.
Json head_json(const NetworkStudy& s) {
  Json left_out = Json::array();
  for (const NetworkLeftOut& one : s.left_out) left_out.push_back({{"consignee", one.name}, {"reason", one.reason}});
  return {
      {"notice", network_notice},
      {"data",
       {{"shipments", {{"file", s.request.shipments.filename().string()}, {"sha256", s.shipments_sha256}}},
        {"stopped", {{"file", s.request.stopped.filename().string()}, {"sha256", s.stopped_sha256}}},
        {"currency", s.currency},
        {"days", {{"first", s.first}, {"last", s.last}}},
        {"rows", s.shipments},
        {"shippers", s.shippers},
        {"consignees", s.consignees_in_file},
        {"addresses", s.addresses},
        {"products", s.products}}},
      {"stopped", {{"listed", s.listed}, {"examined", s.examined}, {"left_out", std::move(left_out)}}},
      {"newcomers", s.newcomers},
      {"pairs", s.pairs},
      {"score", score_words()},
      {"false_discovery_rate", s.request.false_discovery_rate},
      {"passing", {{"benjamini_hochberg", s.passing}, {"benjamini_yekutieli", s.passing_any_dependence}}},
      {"least_score_that_passes", number_json(s.least_score)},
      {"chance",
       {{"seed", s.request.seed},
        {"fewest_stand_ins", s.fewest_stand_ins},
        {"stand_in_pairs", s.stand_in_pairs},
        {"expected_links", number_json(s.expected_by_chance)},
        {"share_of_links", s.passing > 0 ? number_json(s.expected_by_chance / static_cast<double>(s.passing)) : Json(nullptr)},
        {"links_95_percent_point", number_json(s.chance_high)},
        {"p_of_as_many_links", number_json(s.chance_p)}}},
      {"notes", s.notes}};
}

std::map<std::string, std::string> files_of(const NetworkStudy& study) {
  std::map<std::string, std::string> files;
  files["links.csv"] = table_csv(network_links_table(study));
  files["communities.csv"] = table_csv(network_communities_table(study, true, study.communities.size()));
  files["members.csv"] = table_csv(network_members_table(study));
  files["left-out.csv"] = table_csv(network_left_out_table(study));
  files["notice.txt"] = std::string(network_notice) + "\n";
  files["report.html"] = network_html(study);
  Json manifest = {{"bundle", bundle_mark},
                   {"schema", bundle_schema},
                   {"question", "network"},
                   {"program", program_json()},
                   {"command", study.request.command}};
  manifest.update(head_json(study));
  manifest["seconds"] = number_json(study.seconds);
  manifest["files"] = checksums_json(files);
  files["manifest.json"] = manifest.dump(2) + "\n";
  return files;
}

}  // namespace

std::string network_json(const NetworkStudy& study) {
  Json json = head_json(study);
  json["communities"] = Json::array();
  for (const NetworkCommunity& community : study.communities) json["communities"].push_back(community_json(study, community));
  json["links"] = Json::array();
  for (const NetworkLink& link : study.links) json["links"].push_back(link_json(study, link));
  return json.dump(2) + "\n";
}

void write_network_bundle(const NetworkStudy& study, const std::filesystem::path& folder) {
  write_result_folder(files_of(study), folder);
}

}  // namespace entrepot
