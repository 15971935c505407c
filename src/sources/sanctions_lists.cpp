// Counts of listed persons and vessels as series. By country and month (Country, Date, levels, additions, removals, change;
// OFAC): series listed, listed_additions, listed_removals. Lists of vessels, one line a vessel, become counts: imo, ofac, uk, eu
// (True or False): how many each authority lists; imo, designation_date, programs, vessel_type: vessels listed by programme;
// gur_id, imo, flag, vessel_type: vessels by flag. A list without a date in its name is dated by its vintage. Traps: a vessel
// under several programmes counts in each; flags change; the designation dates of lists of vessels are unreliable and are not
// read; names of countries are those of the list.
#include <map>

#include "sources/published_readers.hpp"
#include "sources/series_rows.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

bool by_country(const FileHead& head) { return has_columns(head, {"Country", "Date", "levels", "additions", "removals"}); }
bool by_authority(const FileHead& head) { return has_columns(head, {"imo", "ofac", "uk", "eu"}); }
bool by_programme(const FileHead& head) { return has_columns(head, {"imo", "programs", "vessel_type"}); }
bool by_flag(const FileHead& head) { return has_columns(head, {"gur_id", "imo", "flag"}); }

void read_by_country(const FileHead& head, SeriesRows& rows, Problems& problems) {
  using tables::ColumnType;
  const auto table = tables::read_csv(head.path,
                                      {{.name = "Country"},
                                       {.name = "Date"},
                                       {.name = "levels", .type = ColumnType::number, .min = 0},
                                       {.name = "additions", .type = ColumnType::number, .min = 0},
                                       {.name = "removals", .type = ColumnType::number}},
                                      problems);
  tables::TableProblems faults(problems);
  for (std::size_t r = 0; table && r < table->rows(); ++r) {
    Day day;
    if (!parse_day(table->text("Date")[r], day))
      faults.found.add(table->problem(r, "Date", std::string(table->text("Date")[r]), "must be a date (2022-04-30)"));
    day.day = 0;
    const std::string_view country = table->text("Country")[r];
    const Place place = place_named(country);
    rows.unknown().note("place", country, place, table->number("levels")[r]);
    const std::string_view code = stored_code(country, place);
    rows.at(table->line(r));
    rows.add("listed", code, day, table->number("levels")[r], "entries");
    rows.add("listed_additions", code, day, table->number("additions")[r], "entries");
    rows.add("listed_removals", code, day, table->number("removals")[r], "entries");
  }
}

/// Splits at '; ' and ',' as programmes are listed.
std::vector<std::string> listed_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(";,|", at), text.size());
    std::string_view word = text.substr(at, end - at);
    while (word.starts_with(' ')) word.remove_prefix(1);
    while (word.ends_with(' ')) word.remove_suffix(1);
    if (!word.empty()) words.emplace_back(word);
    at = end + 1;
  }
  return words;
}

using Counts = std::map<std::pair<std::string, std::string>, double>;  // series, place

void count_by_authority(const FileHead& head, Counts& counts, Problems& problems) {
  const auto table = tables::read_csv(head.path, {{.name = "imo"}, {.name = "ofac"}, {.name = "uk"}, {.name = "eu"}}, problems);
  tables::TableProblems faults(problems);
  for (std::size_t r = 0; table && r < table->rows(); ++r) {
    ++counts[{"vessels_listed", ""}];
    for (const char* authority : {"ofac", "uk", "eu"}) {
      const std::string_view listed = table->text(authority)[r];
      if (listed == "True") ++counts[{std::string("vessels_listed/") + authority, ""}];
      if (listed != "True" && listed != "False")
        faults.found.add(table->problem(r, authority, std::string(listed), "must be True or False"));
    }
  }
}

void count_by_programme(const FileHead& head, Counts& counts, Problems& problems) {
  const auto table = tables::read_csv(head.path, {{.name = "imo"}, {.name = "programs", .may_be_empty = true}}, problems);
  for (std::size_t r = 0; table && r < table->rows(); ++r) {
    ++counts[{"vessels_listed", ""}];
    for (const std::string& programme : listed_words(table->text("programs")[r])) ++counts[{"vessels_listed/" + programme, ""}];
  }
}

void count_by_flag(const FileHead& head, Counts& counts, SeriesRows& rows, Problems& problems) {
  const auto table =
      tables::read_csv(head.path, {{.name = "gur_id", .may_be_empty = true}, {.name = "flag", .may_be_empty = true}}, problems);
  for (std::size_t r = 0; table && r < table->rows(); ++r) {
    const std::string_view flag = table->text("flag")[r];
    ++counts[{"vessels_listed", ""}];
    if (flag.empty()) continue;
    const Place place = place_named(flag);
    rows.unknown().note("flag", flag, place, 1);
    ++counts[{"vessels_listed/flag", std::string(stored_code(flag, place))}];
  }
}

/// "2026-03-22" in the file's name, else the vintage.
Day date_of(const FileHead& head, const std::string& vintage) {
  Day day;
  for (std::size_t at = 0; at + 10 <= head.name.size(); ++at)
    if (parse_day(std::string_view(head.name).substr(at, 10), day) && day.day > 0) return day;
  return parse_day(vintage, day) ? day : Day{};
}

}  // namespace

bool knows_sanctions_lists(const FileHead& head) {
  return by_country(head) || by_authority(head) || by_programme(head) || by_flag(head);
}

Publication read_sanctions_lists(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const FileHead head = read_head(file, problems);
  SeriesRows rows;
  Counts counts;
  if (by_authority(head))
    count_by_authority(head, counts, problems);
  else if (by_programme(head))
    count_by_programme(head, counts, problems);
  else if (by_flag(head))
    count_by_flag(head, counts, rows, problems);
  else
    read_by_country(head, rows, problems);
  const std::string vintage = vintage_of(file, options);
  for (const auto& [of, count] : counts) rows.add(of.first, of.second, date_of(head, vintage), count, "vessels");
  return rows.finish({.source = "sanctions-lists",
                      .title = file.stem().string(),
                      .vintage = vintage,
                      .licence = "public lists; compilations MIT"});
}

}  // namespace entrepot::sources
