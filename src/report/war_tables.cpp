#include "report/war_tables.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/war_words.hpp"
#include "tables/csv_writer.hpp"

namespace entrepot {
namespace {

constexpr std::size_t listed_instruments = 60;

const std::string& code(const WarStudy& study, Country n) { return study.world->countries[static_cast<std::size_t>(n.value)]; }

std::string kind_word(TaxKind kind) { return kind == TaxKind::tariff ? "tariff" : "export_tax"; }

std::string partners_word(const WarStudy& study, const TaxInstrument& instrument) {
  for (const TaxPlayer& player : study.result.game.players) {
    if (player.members == instrument.partners) return player.name;
  }
  if (instrument.partners.size() == 1) return code(study, instrument.partners.front());
  return "all";
}

std::string sectors_word(const WarStudy& study, const TaxInstrument& instrument) {
  if (instrument.sectors.size() == 1) return study.world->sectors[static_cast<std::size_t>(instrument.sectors.front().value)];
  return "all";
}

double trade_of(const WarStudy& study, const TaxInstrument& instrument) {
  double trade = 0;
  for (const auto& [j, n, i] : instrument.flows) trade += study.world->flow(j, n, i);
  return trade;
}

TableCell cell(double value, int decimals, bool sign = false) {
  return std::isfinite(value) ? number_cell(value, decimals, sign) : TableCell{"", ""};
}

std::string stem(const WarStudy& study) {
  const std::string name = study.scenario.file.stem().string();
  return name.empty() ? "war" : name;
}

}  // namespace

LongTable regimes_table(const WarStudy& study) {
  LongTable table{"regimes.csv", {}};
  const WarResult& r = study.result;
  for (const WarRegime* regime : r.regimes()) {
    if (regime->outcome != Outcome::converged) continue;
    const std::string key = stem(study) + "?regime=" + regime->name;
    for (std::size_t p = 0; p < r.game.players.size(); ++p) {
      const std::string& name = r.game.players[p].name;
      const auto add = [&](const char* variable, const char* unit, double value, double baseline) {
        if (std::isfinite(value)) table.rows.push_back({key, variable, unit, name, "", "", value, baseline});
      };
      add("mean_tariff", "percent", regime->mean_tariff_pct[p], r.peace.mean_tariff_pct[p]);
      add("mean_export_tax", "percent", regime->mean_export_tax_pct[p], r.peace.mean_export_tax_pct[p]);
      add("gain", "percent of benchmark income", regime->gain_pct[p], 0);
    }
    for (const Country n : all<Country>(study.world->country_count()))
      table.rows.push_back({key, "real_income", "index", code(study, n), "", "", 100 + regime->real_income(n), 100});
  }
  return table;
}

std::string chosen_rates_csv(const WarStudy& study) {
  tables::CsvWriter writer({"regime", "player", "tax", "partners", "sectors", "rate_pct", "trade_million_usd"});
  const WarResult& r = study.result;
  for (const WarRegime* regime : r.regimes()) {
    if (regime->outcome != Outcome::converged) continue;
    for (std::size_t p = 0; p < regime->rates.size(); ++p) {
      const TaxPlayer& player = r.game.players[p];
      for (std::size_t k = 0; k < regime->rates[p].size(); ++k) {
        const TaxInstrument& instrument = player.instruments[k];
        writer.text(regime->name).text(player.name).text(kind_word(instrument.kind));
        writer.text(partners_word(study, instrument)).text(sectors_word(study, instrument));
        writer.number(100 * regime->rates[p][k]).number(trade_of(study, instrument));
        writer.end_row();
      }
    }
  }
  return writer.content();
}

DataTable regimes_numbers(const WarStudy& study) {
  const WarResult& r = study.result;
  DataTable table;
  table.id = "regimes-by-player";
  table.caption = fmt::format("Mean {} (percent, weighted by benchmark trade) and change of real income from peace (percent)",
                              rate_noun(study));
  table.columns = {{"Player", false},
                   {"Regime", false},
                   {capitalised(rate_noun(study)) + ", %", true},
                   {"Real income, %", true},
                   {"Aim, % of income", true}};
  for (std::size_t p = 0; p < r.game.players.size(); ++p) {
    for (const WarRegime* regime : r.regimes()) {
      const bool other_alone = regime->name.starts_with("alone:") && regime != &r.alone[p];
      if (other_alone) continue;
      table.rows.push_back({text_cell(player_label(study, p)), text_cell(regime_label(study, *regime)),
                            cell(mean_rates(study, *regime)[p], 2), cell(regime->real_income_pct[p], 3, true),
                            cell(regime->gain_pct[p], 3, true)});
    }
  }
  return table;
}

DataTable deviations_numbers(const WarStudy& study) {
  const WarResult& r = study.result;
  DataTable table;
  table.id = "deviations";
  table.caption = "What each player could gain by leaving the point of war alone";
  table.columns = {{"Player", false},
                   {"Rates", true},
                   {"Largest gain, % of income", true},
                   {"Equilibria tried", true},
                   {"Of these without", true}};
  for (std::size_t p = 0; p < r.nash.scans.size(); ++p) {
    const DeviationScan& scan = r.nash.scans[p];
    table.rows.push_back(
        {text_cell(player_label(study, p)),
         {count_text(r.game.players[p].instruments.size()), std::to_string(r.game.players[p].instruments.size())},
         {residual_text(scan.gain_pct), plain_number(scan.gain_pct)},
         {count_text(static_cast<std::size_t>(scan.points)), std::to_string(scan.points)},
         {count_text(static_cast<std::size_t>(scan.failed)), std::to_string(scan.failed)}});
  }
  return table;
}

DataTable bystanders_numbers(const WarStudy& study) {
  DataTable table;
  table.id = "bystanders";
  table.caption = "Economies that are no players: change of real income from peace, percent";
  table.columns = {{"Economy", false}, {"War, %", true}, {"Cooperation, %", true}};
  for (const Country n : bystanders(study))
    table.rows.push_back({text_cell(country_label(*study.world, n)), cell(study.result.war.real_income(n), 3, true),
                          cell(study.result.cooperation.real_income(n), 3, true)});
  return table;
}

DataTable chosen_rates_numbers(const WarStudy& study) {
  struct Row {
    std::size_t player, instrument;
    double trade;
  };
  const WarResult& r = study.result;
  std::vector<Row> rows;
  for (std::size_t p = 0; p < r.war.rates.size(); ++p) {
    for (std::size_t k = 0; k < r.war.rates[p].size(); ++k)
      rows.push_back({p, k, trade_of(study, r.game.players[p].instruments[k])});
  }
  std::ranges::stable_sort(rows, std::greater<>{}, &Row::trade);
  if (rows.size() > listed_instruments) rows.resize(listed_instruments);
  DataTable table;
  table.id = "chosen-rates";
  table.caption = "Rates in war, the instruments with most trade first";
  table.columns = {{"Player", false}, {"Tax", false},    {"Partner", false},
                   {"Sector", false}, {"Rate, %", true}, {"Trade, bn USD", true}};
  for (const Row& row : rows) {
    const TaxInstrument& instrument = r.game.players[row.player].instruments[row.instrument];
    table.rows.push_back({text_cell(player_label(study, row.player)),
                          text_cell(instrument.kind == TaxKind::tariff ? "tariff" : "export tax"),
                          text_cell(partners_word(study, instrument)), text_cell(sectors_word(study, instrument)),
                          cell(100 * r.war.rates[row.player][row.instrument], 2), cell(row.trade / 1000, 1)});
  }
  return table;
}

}  // namespace entrepot
