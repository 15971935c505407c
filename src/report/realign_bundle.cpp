// The bundle of `entrepot realign`: what was asked, how it came out, tables, page.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/bundle_folder.hpp"
#include "report/json_values.hpp"
#include "report/question_manifest.hpp"
#include "report/realign_json.hpp"
#include "report/realign_tables.hpp"
#include "report/realign_words.hpp"
#include "report/study_doubt.hpp"
#include "tables/csv_writer.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;
using tables::CsvWriter;

constexpr double million_by_bn = 1000;

CsvWriter& pressure_field(CsvWriter& writer, double pressure) {
  return pressure == embargo ? writer.text("embargo") : writer.number(pressure);
}

std::string transfers_csv(const RealignStudy& study) {
  const RealignResult& r = study.result;
  CsvWriter writer({"stick", "offer", "pressure", "reach", "transfer_bn_usd", "bracket_low_bn_usd", "bracket_high_bn_usd",
                    "margin_low_pct", "margin_high_pct", "residual_pct"});
  for (const RealignCase& c : r.cases) {
    for (std::size_t p = 0; p < r.pressure.size(); ++p) {
      const Threshold& t = c.transfer[p];
      writer.text(r.sticks[c.stick].id).text(r.offers[c.offer].id);
      pressure_field(writer, r.pressure[p]).text(reach_word(t.reach));
      for (const double value : {t.value, t.low, t.high}) writer.number(value / million_by_bn);
      for (const double value : {t.margin_low, t.margin_high, t.residual}) writer.number(value);
      writer.end_row();
    }
  }
  return writer.content();
}

std::string map_csv(const RealignStudy& study) {
  const RealignResult& r = study.result;
  CsvWriter writer({"stick", "offer", "pressure", "transfer_bn_usd", "margin_pct", "splits"});
  for (const RealignCase& c : r.cases) {
    for (std::size_t p = 0; p < r.pressure.size(); ++p) {
      for (std::size_t t = 0; t < r.transfers.size(); ++t) {
        const double margin = r.margin(c, p, t);
        writer.text(r.sticks[c.stick].id).text(r.offers[c.offer].id);
        pressure_field(writer, r.pressure[p]).number(r.transfers[t] / million_by_bn).number(margin);
        writer.text(margin >= 0 ? "yes" : margin < 0 ? "no" : "").end_row();
      }
    }
  }
  return writer.content();
}

std::string stakes_csv(const RealignStudy& study) {
  const RealignResult& r = study.result;
  CsvWriter writer(
      {"stick", "offer", "pressure", "bidders_gain_bn_usd", "payer_gain_bn_usd", "target_loss_bn_usd", "rival_loss_bn_usd"});
  for (const RealignCase& c : r.cases) {
    for (std::size_t p = 0; p < r.pressure.size(); ++p) {
      const RealignMoney& m = c.money[p];
      writer.text(r.sticks[c.stick].id).text(r.offers[c.offer].id);
      pressure_field(writer, r.pressure[p]);
      for (const double value : {m.bidders_gain, m.payer_gain, m.target_loss, m.rival_loss}) writer.number(value / million_by_bn);
      writer.end_row();
    }
  }
  return writer.content();
}

std::string states_csv(const RealignStudy& study) {
  CsvWriter writer({"state", "outcome", "residual", "iso3", "log_real_income"});
  const World& world = *study.world;
  for (const RealignState* state : realign_states(study.result)) {
    for (const Country n : all<Country>(world.country_count())) {
      writer.text(state->name).text(to_string(state->outcome)).number(state->residual.value);
      writer.text(world.countries[static_cast<std::size_t>(n.value)]).number(state->log_real_income(n));
      writer.end_row();
    }
  }
  return writer.content();
}

std::string manifest_of(const RealignStudy& study, const std::map<std::string, std::string>& files) {
  return question_manifest(study, "realign", study.params, realign_runs_json(study), files).dump(2) + "\n";
}

}  // namespace

std::map<std::string, std::string> realign_files(const RealignStudy& study) {
  std::map<std::string, std::string> files;
  if (!study.scenario.text.empty()) files["scenario.toml"] = study.scenario.text;
  files["transfers.csv"] = transfers_csv(study);
  files["map.csv"] = map_csv(study);
  files["stakes.csv"] = stakes_csv(study);
  files["doubts.csv"] = table_csv(realign_doubts_table(study));
  files["states.csv"] = states_csv(study);
  files["report.html"] = realign_html(study);
  if (study.uncertainty) {
    for (auto& [name, content] : doubt_files(*study.uncertainty)) files[name] = std::move(content);
  }
  files["manifest.json"] = manifest_of(study, files);
  return files;
}

void write_realign_bundle(const RealignStudy& study, const std::filesystem::path& folder) {
  write_result_folder(realign_files(study), folder, study.uncertainty ? unfinished_folder("").string() : "");
}

}  // namespace entrepot
