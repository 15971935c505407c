#include "sources/concordance_library.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/core.h>

#include "sources/bec_end_use.hpp"
#include "sources/country_concordances.hpp"
#include "sources/gtap_crosswalk.hpp"
#include "sources/hs_to_icio28.hpp"
#include "sources/icio_sectors.hpp"
#include "sources/iso_countries.hpp"
#include "sources/kim_concordances.hpp"
#include "sources/sector_lists.hpp"
#include "tables/csv.hpp"

namespace entrepot::sources {
namespace {

struct NameFile {
  const char *file, *classification, *code, *name;
};
constexpr std::array<NameFile, 6> name_files = {{{"hs6_2022_desc.csv.gz", "HS2022", "code", "desc"},
                                                 {"isic3_desc.csv.gz", "ISIC3", "code", "desc"},
                                                 {"isic4_desc.csv.gz", "ISIC4", "code", "desc"},
                                                 {"bec4_desc.csv.gz", "BEC4", "code", "desc"},
                                                 {"iotr_icio_sectors.csv", "ICIO45", "icio_sector_id", "sector_name"},
                                                 {"iotr_wiot_sectors.csv", "WIOD2016", "wiot_sector_id", "wiot_sector"}}};

void read_names(ConcordanceLibrary& library, Problems& problems) {
  for (const NameFile& one : name_files) {
    if (!std::filesystem::exists(library.folder / one.file)) continue;
    const auto table = tables::read_csv(library.folder / one.file, {{.name = one.code}, {.name = one.name}}, problems);
    if (!table) continue;
    for (std::size_t row = 0; row < table->rows(); ++row)
      library.names[one.classification].emplace(table->text(one.code)[row], table->text(one.name)[row]);
  }
  for (const IcioSector& sector : icio_sectors) library.names["ICIO28"].emplace(sector.code, sector.name);
  for (const IsoCountry& country : iso_countries) library.names["ISO3"].emplace(country.iso3, country.name);
}

void take(ConcordanceLibrary& library, std::optional<Concordance> one) {
  if (one) library.list.push_back(std::move(*one));
}

/// The concordances that are no files of pairs: rules of ours on the codes that the files have.
void add_tables(ConcordanceLibrary& library, Problems& problems) {
  const std::vector<std::string> isic3 = library.codes_of("ISIC3"), isic4 = library.codes_of("ISIC4");
  if (!isic3.empty()) library.list.push_back(isic3_to_icio28(isic3));
  const bool bec = std::ranges::any_of(library.list, [](const Concordance& c) { return c.step.to == "BEC4"; });
  if (bec) library.list.push_back(bec4_to_end_use());
  if (!isic4.empty()) {
    take(library, read_icio45_sectors(library.folder, isic4, problems));
    take(library, read_wiod2016_sectors(library.folder, isic4, problems));
  }
}

/// Where a file starts from all codes of several editions, each of these editions leads into it. Editions whose list no file
/// gives take the whole of it.
void add_editions(ConcordanceLibrary& library) {
  for (const std::string merged : {"HS1992-2022", "HS1992-2017"}) {
    const std::vector<std::string> all = library.codes_of(merged);
    if (all.empty()) continue;
    for (const std::string edition : {"HS1992", "HS1996", "HS2002", "HS2007", "HS2012", "HS2017", "HS2022"}) {
      if (edition == "HS2022" && merged == "HS1992-2017") continue;
      std::vector<std::string> codes = library.codes_of(edition);
      ConcordanceStep step{.from = edition, .to = merged, .source = "the same codes", .notes = {}};
      if (codes.empty()) {
        codes = all;
        step.notes.push_back("no file lists the codes of " + edition + ": any code of any edition is taken for one");
      }
      library.editions.push_back(same_codes(std::move(step), codes));
    }
  }
}

}  // namespace

std::vector<std::string> ConcordanceLibrary::classifications() const {
  std::set<std::string> all;
  for (const auto* concordances : {&list, &editions})
    for (const Concordance& one : *concordances) all.insert({one.step.from, one.step.to});
  return {all.begin(), all.end()};
}

std::vector<std::string> ConcordanceLibrary::codes_of(std::string_view classification) const {
  std::set<std::string> all;
  for (const Concordance& one : list)
    if (one.step.from == classification)
      all.merge([&] {
        const auto codes = one.from_codes();
        return std::set<std::string>(codes.begin(), codes.end());
      }());
  return {all.begin(), all.end()};
}

std::string ConcordanceLibrary::name_of(std::string_view classification, std::string_view code) const {
  const auto list_of = names.find(classification);
  if (list_of == names.end()) return "";
  const auto at = list_of->second.find(code);
  return at == list_of->second.end() ? "" : at->second;
}

const Concordance* ConcordanceLibrary::find(std::string_view from, std::string_view to) const {
  const auto at = std::ranges::find_if(list, [&](const Concordance& c) { return c.step.from == from && c.step.to == to; });
  return at == list.end() ? nullptr : &*at;
}

ConcordanceLibrary read_concordances(const std::filesystem::path& folder, bool as_published, Problems& problems) {
  ConcordanceLibrary library{.folder = folder, .list = {}, .editions = {}, .names = {}};
  if (!std::filesystem::is_directory(folder)) {
    const bool is_file = std::filesystem::exists(folder);
    problems.add({.file = folder.string(),
                  .rule = is_file ? "this is a file; a folder with concordances is needed" : "there is no such folder",
                  .hint = "docs/concordances.md names the files"});
    return library;
  }
  const std::size_t before = problems.list().size();
  for (const KimFile& file : kim_files()) take(library, read_kim(folder, file, as_published, problems));
  take(library, read_gtap_crosswalk(folder, problems));
  take(library, read_gtap_regions(folder, problems));
  take(library, read_icio_places(folder, problems));
  take(library, read_wiod_places(folder, problems));
  const bool published = !library.list.empty();
  std::ranges::move(country_concordances(), std::back_inserter(library.list));
  add_tables(library, problems);
  add_editions(library);
  read_names(library, problems);
  if (!published && problems.list().size() == before)
    problems.add({.file = folder.string(),
                  .rule = "no file of this folder is a concordance that the program knows",
                  .hint = "docs/concordances.md names the files"});
  return library;
}

}  // namespace entrepot::sources
