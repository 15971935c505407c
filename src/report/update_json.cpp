// `world update --json`.

#include <nlohmann/json.hpp>

#include "entrepot/world_update.hpp"
#include "report/json_values.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

Json classes_json(const std::vector<ClassTotal>& classes) {
  Json list = Json::array();
  for (const ClassTotal& one : classes)
    list.push_back({{"class", one.name}, {"what", one.what}, {"cells", one.cells}, {"million_usd", number_json(one.value)}});
  return list;
}

Json distances_json(const std::vector<Distance>& distances) {
  Json list = Json::array();
  for (const Distance& one : distances) {
    Json largest = Json::array();
    for (const Distance::Move& move : one.largest)
      largest.push_back({{"what", move.what}, {"before", number_json(move.before)}, {"after", number_json(move.after)}});
    list.push_back({{"name", one.name},
                    {"unit", one.unit},
                    {"weighted_percent", number_json(one.weighted_percent)},
                    {"entropy", number_json(one.entropy)},
                    {"largest", std::move(largest)}});
  }
  return list;
}

}  // namespace

std::string world_update_json(const WorldUpdate& update) {
  const World& world = update.world;
  Json pairs = Json::array();
  for (const PairMove& pair : update.pairs)
    pairs.push_back({{"exporter", pair.exporter},
                     {"importer", pair.importer},
                     {"origin", pair.origin},
                     {"base", number_json(pair.base)},
                     {"published", pair.published > 0 ? number_json(pair.published) : Json(nullptr)},
                     {"after", number_json(pair.after)}});
  const Json json{{"name", world.name},
                  {"year", world.year},
                  {"unit", world.unit},
                  {"content_id", world.id},
                  {"classes", classes_json(update.classes)},
                  {"distances", distances_json(update.distances)},
                  {"groups_left_out", number_json(update.groups_left_out)},
                  {"notes", update.notes},
                  {"pairs", std::move(pairs)}};
  return json.dump(2);
}

}  // namespace entrepot
