#include "sources/hs_to_icio28.hpp"

#include <algorithm>
#include <cassert>

#include "sources/icio_sectors.hpp"
#include "sources/kim_concordances.hpp"

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

const KimFile& file_of(std::string_view edition) {
  const auto files = kim_files();
  const auto at = std::ranges::find_if(files, [&](const KimFile& file) { return file.from == edition && file.to == "ISIC3"; });
  assert(at != files.end() && "an edition with an ISIC Rev. 3 file of its own");
  return *at;
}

}  // namespace

std::optional<std::size_t> icio_sector_of_isic3(std::string_view isic3) {
  const Rule* best = nullptr;
  for (const Rule& rule : rules)
    if (isic3.starts_with(rule.prefix) && (best == nullptr || rule.prefix.size() > best->prefix.size())) best = &rule;
  return best != nullptr && isic3.size() == 4 ? icio_sector_position(best->icio) : std::nullopt;
}

Concordance isic3_to_icio28(std::span<const std::string> isic3_classes) {
  std::vector<CodePair> pairs;
  for (const std::string& one : isic3_classes) {
    const auto sector = icio_sector_of_isic3(one);
    pairs.emplace_back(one, sector ? std::string(icio_sectors[*sector].code) : "");
  }
  return make_concordance({.from = "ISIC3", .to = "ICIO28", .source = "table of the shipped Worlds", .notes = {}},
                          std::move(pairs));
}

std::filesystem::path hs_isic3_file(const std::filesystem::path& folder, std::string_view edition) {
  return folder / file_of(edition).file;
}

Concordance read_hs_to_icio28(const std::filesystem::path& folder, std::string_view edition, Problems& problems) {
  const std::filesystem::path path = hs_isic3_file(folder, edition);
  if (!std::filesystem::exists(path)) problems.add({.file = path.string(), .rule = "the file does not exist"});
  const auto isic3 = read_kim(folder, file_of(edition), false, problems);
  if (!isic3) return {.step = {.from = std::string(edition), .to = "ICIO28", .notes = {}}, .entries = {}, .without = {}};
  const auto& entries = isic3->entries;
  for (std::size_t i = 1; i < entries.size(); ++i)
    if (entries[i].from == entries[i - 1].from)
      problems.add({.file = path.string(),
                    .field = std::string(file_of(edition).from_column),
                    .value = entries[i].from,
                    .rule = "this code stands under two classes"});
  return compose(*isic3, isic3_to_icio28(isic3->to_codes()));
}

std::optional<std::size_t> icio28_sector(const Concordance& hs_to_icio28, std::string_view hs6) {
  const auto found = hs_to_icio28.counterparts(hs6);
  return found.size() == 1 ? icio_sector_position(found[0].to) : std::nullopt;
}

}  // namespace entrepot::sources
