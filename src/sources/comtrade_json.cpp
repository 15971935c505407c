// UN Comtrade as its API answers: an object with "data" (one object a record), "count" and "error"; before 2023 "dataset" and
// "validation". What is true of the CSV is true here (comtrade_csv.cpp). Traps: an answer may hold no data but a message, and the
// service cuts answers off at a number of records that it states nowhere but in its documentation.
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sources/comtrade_rows.hpp"
#include "sources/published_readers.hpp"
#include "tables/table_problems.hpp"
#include "tables/text_file.hpp"

namespace entrepot::sources {
namespace {

using Json = nlohmann::json;

/// A code, whether the service wrote it as text or as a number; empty for null and where it is missing.
std::string code(const Json& record, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto at = record.find(name);
    if (at == record.end() || at->is_null()) continue;
    if (at->is_string()) return at->get<std::string>();
    if (at->is_number_integer()) return std::to_string(at->get<std::int64_t>());
  }
  return {};
}

double number(const Json& record, std::initializer_list<const char*> names, double missing) {
  for (const char* name : names) {
    const auto at = record.find(name);
    if (at != record.end() && at->is_number()) return at->get<double>();
  }
  return missing;
}

/// The records; null, and a problem, where the answer is a message or no answer of theirs.
const Json* records_of(const Json& answer, const std::string& file, Problems& problems) {
  auto refuse = [&](std::string value, std::string rule, std::string hint = "") {
    problems.add({.file = file, .value = std::move(value), .rule = std::move(rule), .hint = std::move(hint)});
    return nullptr;
  };
  if (!answer.is_object()) return refuse("", "must be an object with data");
  for (const char* name : {"error", "message", "errorObject"}) {
    const std::string message = code(answer, {name});
    if (!message.empty())
      return refuse(message.substr(0, 200), "the service answered with an error", "ask again; the file holds no data");
  }
  if (answer.contains("statusCode")) return refuse(code(answer, {"statusCode"}), "the service answered with an error");
  for (const char* name : {"data", "dataset"}) {
    const auto at = answer.find(name);
    if (at == answer.end()) continue;
    if (!at->is_array()) return refuse(name, "must be a list of records");
    if (at->empty()) return refuse("", "the answer holds no records", "ask for other partners, products or periods");
    return &*at;
  }
  return refuse("", "must have a list \"data\" (or, before 2023, \"dataset\")");
}

}  // namespace

bool knows_comtrade_json(const FileHead& head) {
  const std::size_t at = head.start.find_first_not_of(" \t\r\n");
  if (at == std::string::npos || head.start[at] != '{') return false;
  auto holds = [&](const char* text) { return head.start.find(text) != std::string::npos; };
  return (holds("\"data\"") || holds("\"dataset\"") || holds("\"statusCode\"") || holds("\"elapsedTime\"")) &&
         (holds("\"reporterCode\"") || holds("\"rtCode\"") || holds("\"statusCode\"") || holds("\"error\""));
}

Publication read_comtrade_json(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const auto text = tables::read_text(file, problems);
  if (!text) return {};
  const Json answer = Json::parse(*text, nullptr, false);
  if (answer.is_discarded()) {
    problems.add({.file = file.string(), .rule = "must be JSON", .hint = "the answer may be cut off"});
    return {};
  }
  const Json* records = records_of(answer, file.string(), problems);
  if (records == nullptr) return {};
  ComtradeRows rows;
  tables::TableProblems faults(problems);
  std::size_t place = 0;
  for (const Json& record : *records) {
    ++place;
    std::string fault = record.is_object() ? "" : "must be an object";
    if (fault.empty()) {
      const std::string reporter = code(record, {"reporterCode", "rtCode"}), partner = code(record, {"partnerCode", "ptCode"}),
                        reporter_iso = code(record, {"reporterISO", "rt3ISO"}),
                        partner_iso = code(record, {"partnerISO", "pt3ISO"}), flow = code(record, {"flowCode", "rgCode"}),
                        product = code(record, {"cmdCode"}), classification = code(record, {"classificationCode", "pfCode"}),
                        period = code(record, {"period"}), partner2 = code(record, {"partner2Code", "ptCode2"}),
                        customs = code(record, {"customsCode", "cstCode"}), transport = code(record, {"motCode"}),
                        supply = code(record, {"mosCode"}),
                        unit = code(record, {"qtyUnitAbbr", "qtDesc", "qtyUnitCode", "qtCode"});
      rows.add({.reporter = reporter,
                .partner = partner,
                .reporter_iso = reporter_iso,
                .partner_iso = partner_iso,
                .flow = flow,
                .product = product,
                .classification = classification,
                .period = period,
                .partner2 = partner2,
                .customs = customs,
                .transport = transport,
                .mode_of_supply = supply,
                .value = number(record, {"primaryValue", "TradeValue"}, NAN),
                .cif = number(record, {"cifvalue", "CIFValue"}, 0),
                .fob = number(record, {"fobvalue", "FOBValue"}, 0),
                .net_weight = number(record, {"netWgt", "NetWeight"}, 0),
                .quantity = number(record, {"qty", "TradeQuantity"}, 0),
                .quantity_unit = unit,
                .row = static_cast<std::int64_t>(place)},
               fault);
    }
    if (!fault.empty()) faults.found.add({.file = file.string(), .field = fmt::format("data[{}]", place - 1), .rule = fault});
  }
  return rows.finish({.source = "un-comtrade",
                      .title = "UN Comtrade",
                      .vintage = vintage_of(file, options),
                      .licence = "UN Comtrade: reuse by its terms, passing on restricted"});
}

}  // namespace entrepot::sources
