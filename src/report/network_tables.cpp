#include "report/network_tables.hpp"

#include <algorithm>

#include "report/detect_words.hpp"
#include "report/number_text.hpp"

namespace entrepot {
namespace {

TableCell chance_cell(double p) { return {chance_text(p), plain_number(p)}; }
TableCell count_cell(std::size_t count) { return {count_text(count), std::to_string(count)}; }
TableCell part_cell(double part) { return {fixed_text(part, 2), plain_number(part)}; }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
  return text;
}

/// Words that no column has room for are cut.
std::string with_short_words(const std::string& text) {
  constexpr std::size_t longest = 24;  // letters
  std::string shown;
  std::size_t letters = 0;
  for (const char c : text) {
    const bool starts = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    letters = c == ' ' ? 0 : letters + starts;
    if (letters <= longest) shown += c;
    if (letters == longest + 1 && starts) shown += "…";
  }
  return shown;
}

/// The first few, with how many more there are; or all.
TableCell list_cell(const std::vector<std::string>& words, bool whole) {
  constexpr std::size_t first = 3;
  if (whole) return text_cell(joined(words));
  std::string text = joined({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(first, words.size()))});
  if (words.size() > first) text += " and " + count_text(words.size() - first) + " more";
  return text_cell(with_short_words(text));
}

std::vector<std::string> names(const NetworkStudy& study, const NetworkCommunity& community, bool stopped) {
  std::vector<std::string> list;
  for (const std::size_t member : community.members)
    if (study.consignees[member].stopped.empty() != stopped) list.push_back(study.consignees[member].name);
  return list;
}

TableCell money_cell(double value) { return {significant_text(value, 3), plain_number(value)}; }

}  // namespace

DataTable network_pairs_table(const NetworkStudy& study, bool passing_alone, std::size_t most) {
  DataTable table;
  table.id = passing_alone ? "passing-pairs" : "pairs";
  table.caption = passing_alone ? "Links that pass: similarities, not accusations"
                                : "Pairs with p at most 5 %, whether they pass or not: similarities, not accusations";
  table.columns = {{"Stopped", false},
                   {"Came after", false},
                   {"First shipment", false},
                   {"Score"},
                   {"Shippers"},
                   {"Address"},
                   {"Products"},
                   {"p"},
                   {"q"},
                   {"Passes", false}};
  for (const NetworkLink& link : study.links) {
    if (table.rows.size() == most) break;
    if (passing_alone && !link.passes) continue;
    const NetworkConsignee &stopped = study.consignees[link.stopped], &newcomer = study.consignees[link.newcomer];
    table.rows.push_back({text_cell(with_short_words(stopped.name)), text_cell(with_short_words(newcomer.name)),
                          text_cell(newcomer.first), part_cell(link.parts.score()), part_cell(link.parts.shippers),
                          part_cell(link.parts.address), part_cell(link.parts.products), chance_cell(link.p), chance_cell(link.q),
                          text_cell(link.passes ? "yes" : "no")});
  }
  return table;
}

DataTable network_links_table(const NetworkStudy& study) {
  DataTable table = network_pairs_table(study, false, study.links.size());
  table.id = "links";
  for (const char* more : {"q any dependence", "Stopped on", "Shared shippers", "Shared address", "Notice"})
    table.columns.push_back({more, false});
  for (std::size_t l = 0; l < study.links.size(); ++l) {
    const NetworkLink& link = study.links[l];
    std::vector<TableCell>& row = table.rows[l];
    row[0] = text_cell(study.consignees[link.stopped].name);
    row[1] = text_cell(study.consignees[link.newcomer].name);
    for (const TableCell& more :
         {chance_cell(link.q_any_dependence), text_cell(study.consignees[link.stopped].stopped),
          list_cell(link.shared_shippers, true), text_cell(link.shared_address), text_cell("a similarity, not an accusation")})
      row.push_back(more);
  }
  return table;
}

DataTable network_communities_table(const NetworkStudy& study, bool whole, std::size_t most) {
  DataTable table;
  table.id = "communities";
  table.caption = "Communities: consignees joined by links that pass";
  table.columns = {{"Community", false},        {"Stopped", false},           {"Came after", false},
                   {"Shippers of both", false}, {"Addresses of both", false}, {"Links"}};
  for (std::size_t c = 0; c < std::min(most, study.communities.size()); ++c) {
    const NetworkCommunity& community = study.communities[c];
    table.rows.push_back({count_cell(c + 1), list_cell(names(study, community, true), whole),
                          list_cell(names(study, community, false), whole), list_cell(community.shippers, whole),
                          list_cell(community.addresses, whole), count_cell(community.links.size())});
  }
  return table;
}

DataTable network_members_table(const NetworkStudy& study) {
  DataTable table;
  table.id = "members";
  table.caption = "Members of communities" + (study.currency.empty() ? "" : ": values in " + study.currency);
  table.columns = {{"Community", false},
                   {"Consignee", false},
                   {"Stopped on", false},
                   {"First shipment", false},
                   {"Last shipment", false},
                   {"Shipments"},
                   {"Shippers"},
                   {"Products"},
                   {"Value"},
                   {"Notice", false}};
  for (std::size_t c = 0; c < study.communities.size(); ++c)
    for (const std::size_t member : study.communities[c].members) {
      const NetworkConsignee& one = study.consignees[member];
      table.rows.push_back({count_cell(c + 1), text_cell(one.name), text_cell(one.stopped), text_cell(one.first),
                            text_cell(one.last), count_cell(one.shipments), count_cell(one.shippers), count_cell(one.products),
                            money_cell(one.value), text_cell("a similarity, not an accusation")});
    }
  return table;
}

DataTable network_left_out_table(const NetworkStudy& study) {
  DataTable table;
  table.id = "left-out";
  table.caption = "Stopped consignees that were not examined";
  table.columns = {{"Consignee", false}, {"Why", false}};
  for (const NetworkLeftOut& one : study.left_out) table.rows.push_back({text_cell(one.name), text_cell(one.reason)});
  return table;
}

}  // namespace entrepot
