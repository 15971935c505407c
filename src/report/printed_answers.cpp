// `entrepot accounts months` and `entrepot accounts price-volume`.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entrepot/accounts_report.hpp"
#include "report/account_answers.hpp"
#include "report/facts_words.hpp"
#include "report/json_values.hpp"
#include "report/number_text.hpp"
#include "report/table_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

TableCell interval_cell(const Interval& interval, int decimals) {
  return {interval_text(interval, decimals), plain_number(interval.low) + " to " + plain_number(interval.high)};
}

/// One digit more than the width of the interval calls for.
int decimals_for(const Interval& interval) {
  const double width = interval.high - interval.low;
  if (!(width > 0) || !std::isfinite(width)) return 3;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(width))), 0, 6);
}

DataTable months_table(const MonthsTable& months) {
  DataTable table;
  table.id = "months";
  table.caption = "Months by difference of sums since January";
  table.columns = {{"series", false},   {"months", false},     {"value", true},          {"a year before", true},
                   {"growth, %", true}, {"interval, %", true}, {"base revised by", true}};
  for (const auto& [name, list] : months.series) {
    for (const MonthByDifference& month : list) {
      const TableCell none{"", ""};
      table.rows.push_back(
          {text_cell(name), text_cell(to_string(month.period)), interval_cell(month.value, decimals_for(month.value)),
           month.has_base ? interval_cell(month.base, decimals_for(month.base)) : none,
           month.has_base ? percent_cell(month.growth.value) : none, month.has_base ? percent_interval_cell(month.growth) : none,
           month.has_revision ? interval_cell(month.revision, decimals_for(month.revision)) : none});
    }
  }
  return table;
}

std::string months_json(const MonthsTable& months) {
  Json json = {{"file", months.name}, {"unit", "values as in the file; growth is a fraction"}, {"series", Json::object()}};
  for (const auto& [name, list] : months.series) {
    Json rows = Json::array();
    for (const MonthByDifference& month : list) {
      Json row = {{"period", to_string(month.period)}, {"value", interval_json(month.value)}};
      row["base"] = month.has_base ? interval_json(month.base) : Json(nullptr);
      row["growth"] = month.has_base ? interval_json(month.growth) : Json(nullptr);
      row["base_revision"] = month.has_revision ? interval_json(month.revision) : Json(nullptr);
      rows.push_back(std::move(row));
    }
    json["series"][name] = std::move(rows);
  }
  return json.dump(2) + "\n";
}

struct NamedSplit {
  const char* name;
  const PriceVolumeSplit& split;
};

std::vector<NamedSplit> splits_of(const PriceVolumeTable& table) {
  return {{"Bennet", table.bennet}, {"LMDI", table.lmdi}, {"Laspeyres", table.laspeyres}};
}

DataTable splits_table(const PriceVolumeTable& table) {
  DataTable shown;
  shown.id = "price-volume";
  shown.caption = "The change of value taken apart";
  shown.columns = {{"method", false},       {"change", true},
                   {"volume", true},        {"price", true},
                   {"both together", true}, {"volume, % of change", true},
                   {"total volume", true},  {"mix", true}};
  for (const auto& [name, split] : splits_of(table)) {
    const auto known = [](double value) { return std::isfinite(value) ? number_cell(value, 3, true) : TableCell{"", ""}; };
    shown.rows.push_back({text_cell(name), known(split.change), known(split.volume), known(split.price), known(split.cross),
                          percent_cell(split.change == 0 ? NAN : split.volume / split.change), known(split.total_volume),
                          known(split.mix)});
  }
  return shown;
}

Json split_json(const PriceVolumeSplit& split) {
  return {{"change", number_json(split.change)}, {"volume", number_json(split.volume)},
          {"price", number_json(split.price)},   {"total_volume", number_json(split.total_volume)},
          {"mix", number_json(split.mix)},       {"cross", number_json(split.cross)}};
}

std::string price_volume_json(const PriceVolumeTable& table) {
  Json json = {{"file", table.name}, {"goods", table.flows.size()}, {"unit", "as in the file; shares are fractions"}};
  json["bennet"] = split_json(table.bennet);
  json["lmdi"] = split_json(table.lmdi);
  json["laspeyres"] = split_json(table.laspeyres);
  const PriceVolumeIndices& indices = table.indices;
  json["indices"] = {{"value", number_json(indices.value)},
                     {"price",
                      {{"laspeyres", number_json(indices.price_laspeyres)},
                       {"paasche", number_json(indices.price_paasche)},
                       {"fisher", number_json(indices.price_fisher)}}},
                     {"volume",
                      {{"laspeyres", number_json(indices.volume_laspeyres)},
                       {"paasche", number_json(indices.volume_paasche)},
                       {"fisher", number_json(indices.volume_fisher)}}}};
  if (table.benchmark)
    json["price_effect"] = {{"benchmark", number_json(table.benchmark->benchmark)},
                            {"discount", number_json(table.benchmark->discount)}};
  if (table.printed) {
    json["rounding"] = {{"change", interval_json(table.printed->change)},
                        {"volume", interval_json(table.printed->volume)},
                        {"price", interval_json(table.printed->price)},
                        {"volume_share", interval_json(table.printed->volume_share)}};
    if (table.printed->log_volume_share) json["rounding"]["log_volume_share"] = interval_json(*table.printed->log_volume_share);
  }
  return json.dump(2) + "\n";
}

std::string price_volume_words(const PriceVolumeTable& table) {
  std::string text = fmt::format("Fisher indices: price {}, volume {}; value {}.\n", fixed_text(table.indices.price_fisher, 4),
                                 fixed_text(table.indices.volume_fisher, 4), fixed_text(table.indices.value, 4));
  if (table.benchmark)
    text += fmt::format("Of the price effect the benchmark explains {}, the discount against it {}.\n",
                        signed_fixed_text(table.benchmark->benchmark, 3), signed_fixed_text(table.benchmark->discount, 3));
  if (!table.printed) return text + "An amount may be zero once rounding counts: no intervals.\n";
  text += fmt::format("With rounding: volume {}, price {}; volume explains {} % of the change.\n",
                      interval_text(table.printed->volume, 3), interval_text(table.printed->price, 3),
                      percent_interval_cell(table.printed->volume_share, 0).shown);
  if (table.printed->log_volume_share)
    text += fmt::format("In logarithms volume explains {} %: {} % with rounding.\n",
                        percent_cell(table.printed->log_volume_share->value, 0).shown,
                        percent_interval_cell(*table.printed->log_volume_share, 1).shown);
  return text;
}

}  // namespace

std::string months_answer(const MonthsTable& months, AnswerFormat format, bool colour) {
  if (format == AnswerFormat::json) return months_json(months);
  const DataTable table = months_table(months);
  return format == AnswerFormat::csv ? table_csv(table) : table_text(table, colour);
}

std::string price_volume_answer(const PriceVolumeTable& table, AnswerFormat format, bool colour) {
  if (format == AnswerFormat::json) return price_volume_json(table);
  const DataTable splits = splits_table(table);
  if (format == AnswerFormat::csv) return table_csv(splits);
  return table_text(splits, colour) + price_volume_words(table);
}

}  // namespace entrepot
