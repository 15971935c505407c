#include "sources/hs_concordance.hpp"

#include "sources/icio_sectors.hpp"
#include "tables/csv.hpp"

namespace entrepot::sources {
namespace {

struct Rule {
  std::string_view prefix;  ///< of the ISIC Rev. 3 class
  std::string_view icio;
};

/// The longest prefix decides.
constexpr Rule rules[] = {
    {"01", "A01"},      {"02", "A02"},    {"05", "A03"},    {"10", "B05"},    {"11", "B06"},      {"12", "B07"},
    {"13", "B07"},      {"14", "B08"},    {"15", "C10T12"}, {"16", "C10T12"}, {"17", "C13T15"},   {"18", "C13T15"},
    {"19", "C13T15"},   {"20", "C16"},    {"21", "C17_18"}, {"22", "C17_18"}, {"23", "C19"},      {"2330", "C20"},
    {"24", "C20"},      {"2423", "C21"},  {"25", "C22"},    {"26", "C23"},    {"271", "C24A"},    {"272", "C24B"},
    {"2731", "C24A"},   {"2732", "C24B"}, {"28", "C25"},    {"29", "C28"},    {"2927", "C25"},    {"2930", "C27"},
    {"30", "C26"},      {"31", "C27"},    {"32", "C26"},    {"33", "C26"},    {"3311", "C31T33"}, {"34", "C29"},
    {"35", "C302T309"}, {"351", "C301"},  {"36", "C31T33"},
};

const char* edition_column(HsEdition edition) { return edition == HsEdition::hs2017 ? "HS5_6d" : "HS6_6d"; }

}  // namespace

std::optional<std::size_t> icio_sector_of_isic3(std::string_view isic3) {
  const Rule* best = nullptr;
  for (const Rule& rule : rules)
    if (isic3.starts_with(rule.prefix) && (best == nullptr || rule.prefix.size() > best->prefix.size())) best = &rule;
  return best != nullptr && isic3.size() == 4 ? icio_sector_position(best->icio) : std::nullopt;
}

std::optional<std::size_t> HsConcordance::icio_sector(const std::string& hs6) const {
  const auto at = isic3_of.find(hs6);
  return at == isic3_of.end() ? std::nullopt : icio_sector_of_isic3(at->second);
}

std::filesystem::path hs_concordance_file(const std::filesystem::path& folder, HsEdition edition) {
  return folder / (edition == HsEdition::hs2017 ? "hs5_isic3.csv.gz" : "hs6_isic3.csv.gz");
}

HsConcordance read_hs_concordance(const std::filesystem::path& folder, HsEdition edition, Problems& problems) {
  HsConcordance concordance;
  const auto table = tables::read_csv(hs_concordance_file(folder, edition),
                                      {{.name = edition_column(edition)}, {.name = "ISIC3_4d", .may_be_empty = true}}, problems);
  if (!table) return concordance;
  const auto &hs = table->text(edition_column(edition)), &isic = table->text("ISIC3_4d");
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (!concordance.isic3_of.emplace(hs[row], isic[row]).second)
      problems.add(table->problem(row, edition_column(edition), std::string(hs[row]), "this code stands twice in the file"));
  }
  return concordance;
}

}  // namespace entrepot::sources
