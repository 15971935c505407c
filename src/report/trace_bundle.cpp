#include "report/trace_bundle.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "entrepot/errors.hpp"
#include "report/manifest.hpp"
#include "report/number_text.hpp"
#include "tables/csv_records.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

double number_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number() ? found->get<double>() : 0;
}

/// Columns that name a row, by the first column of the table.
std::vector<std::string> key_columns(const std::vector<std::string>& header) {
  if (header.size() > 5 && header[0] == "scenario" && header[1] == "variable") return {"variable", "iso3", "partner", "sector"};
  if (header[0] == "equilibrium") return {"equilibrium", "kind"};
  if (header[0] == "headline" && header.size() > 1 && header[1] == "input") return {"headline", "input"};
  return {header[0]};
}

/// "a=1&b=2" is written with commas in ids, so that a shell takes them as they are.
std::string as_id(std::string key) {
  std::ranges::replace(key, '&', ',');
  std::ranges::replace(key, ' ', '_');
  return key;
}

std::string parameters_key(const Json& run) {
  std::string key;
  if (const auto parameters = run.find("parameters"); parameters != run.end() && parameters->is_object()) {
    for (const auto& [name, value] : parameters->items()) {
      if (value.is_number()) key += fmt::format("{}{}={}", key.empty() ? "" : "&", name, plain_number(value.get<double>()));
    }
  }
  for (const char* word : {"on", "penalty"}) {
    if (const std::string value = text_at(run, word); !value.empty())
      key += fmt::format("{}{}={}", key.empty() ? "" : "&", word, value);
  }
  return key;
}

TracedState state_of(const Json& json, const std::string& name) {
  TracedState state;
  state.name = name;
  state.outcome = text_at(json, "outcome");
  state.sweeps = number_at(json, "iterations");
  if (const auto residuals = json.find("residuals"); residuals != json.end() && residuals->is_object()) {
    state.residual = number_at(*residuals, "max");
    state.kind = text_at(*residuals, "worst");
    if (const auto worst = residuals->find(state.kind); worst != residuals->end() && worst->is_object()) {
      state.country = text_at(*worst, "country");
      state.sector = text_at(*worst, "sector");
    }
  }
  return state;
}

/// Of the ledger's own tables the ids are in trace.json; the page's downloads repeat rows that have ids.
bool has_ids_of_its_own(const std::string& file) {
  constexpr std::array others{"claims.csv", "numbers.csv", "equilibria.csv"};
  return file.ends_with(".csv") && std::ranges::count(others, file) == 0;
}

}  // namespace

const std::string& TracedRow::at(const std::string& column) const {
  static const std::string nothing;
  const auto found = std::ranges::find(fields, column, [](const auto& field) { return field.first; });
  return found == fields.end() ? nothing : found->second;
}

TraceBundle::TraceBundle(fs::path folder) : folder_(std::move(folder)) {
  const auto refuse = [&](const std::string& rule) {
    throw InputError({.file = folder_.string(), .rule = rule, .hint = "give a folder that --out of run or claims has written"});
  };
  std::error_code error;
  if (!fs::exists(folder_, error)) refuse("there is no such folder");
  if (!fs::is_directory(folder_, error)) refuse("this is a file, not the folder of a result");
  const auto text = content("manifest.json");
  if (!text) refuse("holds no manifest.json, so it is not a result bundle");
  manifest_ = parse_manifest(*text);
  if (!manifest_.is_object() || text_at(manifest_, "bundle") != bundle_mark) refuse("holds a manifest.json that is none of ours");
  if (const auto trace = content("trace.json")) ledger_ = parse_manifest(*trace);
  const auto files = manifest_.find("files");
  if (files == manifest_.end() || !files->is_object()) return;
  for (const auto& [file, entry] : files->items()) {
    if (fs::path(file).filename() == file && has_ids_of_its_own(file)) read_table(file);
  }
}

std::optional<std::string> TraceBundle::content(const std::string& file) const {
  if (fs::path(file).filename() != file || !fs::is_regular_file(folder_ / file)) return std::nullopt;
  Problems problems;
  return tables::read_text(folder_ / file, problems);
}

std::string TraceBundle::hash_of(const std::string& file) const {
  const auto bytes = content(file);
  return bytes ? sha256_hex(*bytes) : "";
}

std::string TraceBundle::stated_hash(const std::string& file) const {
  const auto files = manifest_.find("files");
  if (files == manifest_.end() || !files->is_object()) return "";
  const auto entry = files->find(file);
  return entry == files->end() || !entry->is_object() ? "" : text_at(*entry, "sha256");
}

void TraceBundle::read_table(const std::string& file) {
  const auto text = content(file);
  if (!text) return;
  tables::CsvRecords records(*text);
  std::vector<std::string_view> fields;
  std::deque<std::string> unquoted;
  if (!records.next(fields, unquoted)) return;
  const std::vector<std::string> header(fields.begin(), fields.end());
  const std::vector<std::string> keys = key_columns(header);
  const std::string stem = fs::path(file).stem().string();
  while (records.next(fields, unquoted)) {
    if (!records.error().empty() || fields.size() != header.size()) continue;
    TracedRow row;
    row.file = file;
    row.line = records.line();
    for (std::size_t c = 0; c < header.size(); ++c) row.fields.emplace_back(header[c], std::string(fields[c]));
    row.id = stem;
    for (const std::string& key : keys) {
      if (const std::string& value = row.at(key); !value.empty()) row.id += "." + as_id(value);
    }
    const std::string base = row.id;
    row.scenario = row.at("scenario");
    if (const std::size_t mark = row.scenario.find('?'); mark != std::string::npos)
      row.id += "@" + as_id(row.scenario.substr(mark + 1));
    if (places_.contains(row.id)) row.id += fmt::format("#{}", row.line);
    places_[row.id] = rows_.size();
    last_places_[base] = rows_.size();
    rows_.push_back(std::move(row));
    unquoted.clear();
  }
}

const TracedRow* TraceBundle::find_row(const std::string& id) const {
  if (const auto found = places_.find(id); found != places_.end()) return &rows_[found->second];
  const auto last = last_places_.find(id);
  return last == last_places_.end() ? nullptr : &rows_[last->second];
}

std::vector<std::string> TraceBundle::ids() const {
  std::vector<std::string> ids;
  if (ledger_.is_object()) {
    for (const char* part : {"tests", "numbers"}) {
      const auto list = ledger_.find(part);
      if (list == ledger_.end() || !list->is_object()) continue;
      for (const auto& [id, entry] : list->items()) ids.push_back(id);
    }
  }
  for (const TracedRow& row : rows_) ids.push_back(row.id);
  return ids;
}

std::vector<TracedState> TraceBundle::states_of(const TracedRow& row) const {
  std::vector<TracedState> own, all;
  const std::size_t mark = row.scenario.find('?');
  const std::string key = mark == std::string::npos ? "" : row.scenario.substr(mark + 1);
  if (const auto baseline = manifest_.find("baseline"); baseline != manifest_.end() && baseline->is_object())
    all.push_back(state_of(*baseline, "baseline"));
  own = all;
  for (const char* part : {"runs", "compliance"}) {
    const auto list = manifest_.find(part);
    if (list == manifest_.end() || !list->is_array()) continue;
    for (const Json& json : *list) {
      if (!json.is_object()) continue;
      const std::string state_key = parameters_key(json), word = text_at(json, "state"), given = text_at(json, "name");
      const std::string name =
          !given.empty() ? given : (word.empty() ? "run" : word) + (state_key.empty() ? "" : " " + state_key);
      all.push_back(state_of(json, name));
      if (!row.scenario.empty() && state_key == key) own.push_back(all.back());
    }
  }
  const std::size_t baselines = own.empty() || own.front().name != "baseline" ? 0 : 1;
  return own.size() > baselines ? own : all;
}

std::string formula_of(const std::string& variable) {
  struct Formula {
    const char *variable, *words;
  };
  constexpr std::array formulas{
      Formula{"real_income", "100 (I'/I) / prod_j (P'_j/P_j)^alpha_j, over the baseline: income over the price of consumption"},
      Formula{"real_wage", "100 (w'/w) / prod_j (P'_j/P_j)^alpha_j, over the baseline"},
      Formula{"wage", "100 w'/w, over the baseline"},
      Formula{"consumer_price", "100 prod_j (P'_j/P_j)^alpha_j, over the baseline"},
      Formula{"income", "I = value added + tariff revenue + deficit + transfers"},
      Formula{"tariff_revenue", "sum over partners and sectors of rate x value bought, tariff excluded"},
      Formula{"exports", "sum of X' over partners and sectors, f.o.b., domestic sales excluded"},
      Formula{"imports", "sum of X' over partners and sectors, tariff excluded"},
      Formula{"trade", "sum of X' = pi' A' / tariff factor over sectors"},
      Formula{"trade_real", "sum over sectors of X' at the exporter's baseline prices"},
      Formula{"output", "sum of sales over markets"},
      Formula{"gain_from_ignoring", "100 (ln W ignoring - ln W complying)"},
      Formula{"stake", "100 (ln W ignoring - ln W ignoring and penalised)"},
      Formula{"threshold", "(gain + political value + cost of complying) / stake"},
      Formula{"dependence", "trade of the pair over all foreign trade of the first"},
      Formula{"asymmetry", "(a on b - b on a) / (a on b + b on a)"},
      Formula{"exit_loss", "100 (ln W with the tie - ln W without it)"},
      Formula{"exit_loss_ratio", "exit loss of the first over that of the second"},
      Formula{"supplier_power", "100 sum_j weight_j x -ln(1 - share_j) / (sigma_j - 1)"},
  };
  const auto found = std::ranges::find_if(formulas, [&](const Formula& f) { return variable == f.variable; });
  return found == formulas.end() ? "" : found->words;
}

}  // namespace entrepot
