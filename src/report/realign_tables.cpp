#include "report/realign_tables.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/realign_words.hpp"

namespace entrepot {
namespace {

const std::string& stick_of(const RealignStudy& study, const RealignCase& c) { return study.result.sticks[c.stick].id; }
const std::string& offer_of(const RealignStudy& study, const RealignCase& c) { return study.result.offers[c.offer].id; }

TableCell money(double million_usd) {
  if (std::isnan(million_usd)) return {"", ""};
  return {fixed_text(million_usd / 1000, 2), plain_number(million_usd / 1000)};
}
/// Words where there is no number, in the download too.
TableCell threshold_money(const Threshold& t) {
  return t.reach == Reach::found ? TableCell{money_cell(t), plain_number(t.value / 1000)} : text_cell(money_cell(t));
}
TableCell threshold_pressure(const Threshold& t) {
  return t.reach == Reach::found ? TableCell{pressure_cell(t), plain_number(t.value)} : text_cell(pressure_cell(t));
}

std::string header_name(const RealignStudy& study, Country n) { return capitalised(country_label(*study.world, n)); }

}  // namespace

DataTable realign_transfers_table(const RealignStudy& study) {
  const RealignResult& r = study.result;
  DataTable table;
  table.id = "transfers";
  table.caption = fmt::format("Money with which {} would split, bn USD a year, by pressure; below zero it would pay",
                              country_in_text(*study.world, r.target));
  table.columns.push_back({"Pressure over today’s", false});
  for (const RealignCase& c : r.cases) table.columns.push_back({stick_of(study, c) + ", " + offer_of(study, c), true});
  for (std::size_t p = 0; p < r.pressure.size(); ++p) {
    std::vector<TableCell> row{
        {pressure_text(r.pressure[p]), r.pressure[p] == embargo ? "embargo" : plain_number(r.pressure[p])}};
    for (const RealignCase& c : r.cases) row.push_back(threshold_money(c.transfer[p]));
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable realign_needs_table(const RealignStudy& study) {
  DataTable table;
  table.id = "needs";
  table.caption = "What it would take from today’s point: money at today’s pressure, or pressure without money";
  table.columns = {{"Offer and stick", false},
                   {"Money at today’s pressure, bn USD a year", true},
                   {"Money under an embargo, bn USD a year", true},
                   {"Pressure without money, times today’s", true}};
  for (const RealignCase& c : study.result.cases)
    table.rows.push_back({text_cell(case_label(study, c)), threshold_money(c.transfer.front()),
                          threshold_money(c.transfer.back()), threshold_pressure(c.pressure)});
  return table;
}

DataTable realign_stakes_table(const RealignStudy& study) {
  const RealignResult& r = study.result;
  DataTable table;
  table.id = "stakes";
  table.caption =
      "What a split without a transfer would be worth at today’s pressure, bn USD a year, and who would win the auction";
  table.columns = {{"Offer and stick", false},
                   {"Gain of those who offer", true},
                   {fmt::format("Gain of the payer, {}", country_label(*study.world, r.payer)), true},
                   {header_name(study, r.target) + "’s loss", true},
                   {header_name(study, r.rival) + "’s loss", true},
                   {"Security worth needed beyond the rival’s", true},
                   {"Winner", false},
                   {"Winner pays", true}};
  for (const RealignCase& c : r.cases) {
    const RealignMoney& m = c.money.front();
    std::vector<TableCell> row{text_cell(case_label(study, c))};
    row.insert(row.end(), {money(m.bidders_gain), money(m.payer_gain), money(m.target_loss), money(m.rival_loss),
                           money(c.bid.needed_difference)});
    row.push_back(text_cell(std::isnan(c.bid.surplus) ? ""
                            : c.bid.splits            ? "those who offer"
                                                      : country_label(*study.world, r.rival)));
    row.push_back(money(c.bid.payment));
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable realign_doubts_table(const RealignStudy& study) {
  const RealignResult& r = study.result;
  DataTable table;
  table.id = "doubts";
  table.caption = "Money needed at today’s pressure, bn USD a year, if the target doubts that the offer is kept";
  table.columns.push_back({"Probability that nothing is kept, %", true});
  for (const RealignCase& c : r.cases) table.columns.push_back({stick_of(study, c) + ", " + offer_of(study, c), true});
  for (std::size_t d = 0; d < r.cases.front().doubts.size(); ++d) {
    std::vector<TableCell> row{number_cell(100 * r.cases.front().doubts[d].doubt, 0)};
    for (const RealignCase& c : r.cases) row.push_back(threshold_money(c.doubts[d].transfer));
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable realign_brackets_table(const RealignStudy& study) {
  DataTable table;
  table.id = "brackets";
  table.caption =
      "Proof of the money needed today: what splitting is worth more than staying at both ends of a bracket, 100 x log points";
  table.columns = {
      {"Offer and stick", false},  {"Money, bn USD", true}, {"Lower end, bn USD", true},         {"Margin there", true},
      {"Upper end, bn USD", true}, {"Margin there", true},  {"Margin at the money needed", true}};
  const auto margin = [](double value) {
    return std::isnan(value) ? TableCell{"", ""} : TableCell{signed_text(value), plain_number(value)};
  };
  for (const RealignCase& c : study.result.cases) {
    const Threshold& t = c.transfer.front();
    std::vector<TableCell> row{text_cell(case_label(study, c))};
    row.insert(row.end(), {threshold_money(t),
                           money(t.low),
                           margin(t.margin_low),
                           money(t.high),
                           margin(t.margin_high),
                           {std::isnan(t.residual) ? "" : residual_text(t.residual), plain_number(t.residual)}});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace entrepot
