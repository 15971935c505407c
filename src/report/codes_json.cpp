// The same as JSON. Amounts are decimal text, so that no reader rounds them.
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "entrepot/codes.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

std::string amount(std::int64_t units, int decimals) {
  std::uint64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const std::uint64_t size = units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
  const char* sign = units < 0 ? "-" : "";
  return decimals == 0 ? fmt::format("{}{}", sign, size) : fmt::format("{}{}.{:0{}}", sign, size / scale, size % scale, decimals);
}

Json step_json(const ConcordanceStep& step) {
  return {{"from", step.from},
          {"to", step.to},
          {"source", step.source},
          {"reversed", step.reversed},
          {"weights", to_string(step.rule)},
          {"notes", step.notes}};
}

Json steps_json(const std::vector<ConcordanceStep>& steps) {
  Json list = Json::array();
  for (const ConcordanceStep& step : steps) list.push_back(step_json(step));
  return list;
}

Json summary_json(const ConcordanceSummary& one) {
  Json json = step_json(one.step);
  json["from_codes"] = one.from_codes;
  json["to_codes"] = one.to_codes;
  json["entries"] = one.entries;
  json["one_to_many"] = one.one_to_many;
  json["many_to_one"] = one.many_to_one;
  json["without"] = one.without;
  return json;
}

Json summaries_json(const std::vector<ConcordanceSummary>& list) {
  Json json = Json::array();
  for (const ConcordanceSummary& one : list) json.push_back(summary_json(one));
  return json;
}

Json loss_json(const LossReport& loss) {
  Json json = {{"total", amount(loss.total, loss.decimals)},
               {"exact", amount(loss.exact, loss.decimals)},
               {"split", amount(loss.split, loss.decimals)},
               {"lost", amount(loss.lost, loss.decimals)},
               {"merged", amount(loss.merged, loss.decimals)},
               {"exact_codes", loss.exact_codes.size()},
               {"split_codes", Json::array()},
               {"lost_codes", Json::array()},
               {"merged_codes", Json::array()}};
  for (const SplitCode& one : loss.split_codes)
    json["split_codes"].push_back({{"code", one.code}, {"amount", amount(one.units, loss.decimals)}, {"parts", one.parts}});
  for (const LostCode& one : loss.lost_codes)
    json["lost_codes"].push_back({{"code", one.code}, {"amount", amount(one.units, loss.decimals)}, {"known", one.known}});
  for (const MergedCode& one : loss.merged_codes)
    json["merged_codes"].push_back({{"code", one.code}, {"amount", amount(one.units, loss.decimals)}, {"from", one.from}});
  return json;
}

/// A file's text may hold what is not UTF-8 only where a reader failed; it never throws here.
std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string codes_list_json(const std::vector<ConcordanceSummary>& list) {
  return dumped({{"concordances", summaries_json(list)}});
}

std::string codes_map_json(const CodeMap& map) {
  Json json = {
      {"from", map.from}, {"to", map.to}, {"steps", steps_json(map.steps)}, {"notes", map.notes}, {"codes", Json::array()}};
  for (const MappedCode& one : map.codes) {
    Json code = {{"code", one.code}, {"name", one.name}, {"without_counterpart", one.lost}, {"to", Json::array()}};
    for (const Counterpart& to : one.to) code["to"].push_back({{"code", to.code}, {"name", to.name}, {"weight", to.weight}});
    json["codes"].push_back(std::move(code));
  }
  return dumped(json);
}

std::string conversion_json(const Conversion& conversion) {
  return dumped({{"from", conversion.from},
                 {"to", conversion.to},
                 {"steps", steps_json(conversion.steps)},
                 {"loss", loss_json(conversion.loss)},
                 {"rows_read", conversion.rows_read},
                 {"rows_written", conversion.rows_written},
                 {"rounded", conversion.rounded},
                 {"summed_over", conversion.summed_over},
                 {"notes", conversion.notes}});
}

std::string codes_check_json(const CodesCheck& check) {
  Json json = {{"concordances", summaries_json(check.files)}, {"findings", Json::array()}, {"round_trips", Json::array()}};
  for (const ConcordanceFinding& one : check.findings)
    json["findings"].push_back({{"file", one.file}, {"what", one.what}, {"codes", one.codes}});
  for (const RoundTrip& one : check.round_trips)
    json["round_trips"].push_back({{"from", one.from},
                                   {"through", one.through},
                                   {"codes", one.codes},
                                   {"home", one.home},
                                   {"wholly_home", one.wholly_home},
                                   {"merged", one.merged},
                                   {"without", one.without}});
  return dumped(json);
}

std::string priority_list_json(const PriorityList& list) {
  Json json = {{"edition", list.edition}, {"steps", steps_json(list.steps)}, {"codes", Json::array()}};
  for (const PriorityCode& one : list.codes)
    json["codes"].push_back(
        {{"tier", one.tier}, {"listed", one.listed}, {"code", one.code}, {"share", one.share}, {"shared_with", one.shared_with}});
  return dumped(json);
}

}  // namespace entrepot
