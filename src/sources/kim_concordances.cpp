#include "sources/kim_concordances.hpp"

#include <array>

#include <fmt/core.h>

#include "sources/classifications.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

constexpr std::array<KimFile, 20> files = {{
    {"hs6_hs5.csv.gz", "HS2022", "HS2017", "HS6_6d", "HS5_6d"},
    {"hs5_hs4.csv.gz", "HS2017", "HS2012", "HS5_6d", "HS4_6d"},
    {"hs4_hs3.csv.gz", "HS2012", "HS2007", "HS4_6d", "HS3_6d"},
    {"hs3_hs2.csv.gz", "HS2007", "HS2002", "HS3_6d", "HS2_6d"},
    {"hs5_hs0.csv.gz", "HS2017", "HS1992", "HS5_6d", "HS0_6d"},
    {"hs6_isic3.csv.gz", "HS2022", "ISIC3", "HS6_6d", "ISIC3_4d"},
    {"hs5_isic3.csv.gz", "HS2017", "ISIC3", "HS5_6d", "ISIC3_4d"},
    {"hs4_isic3.csv.gz", "HS2012", "ISIC3", "HS4_6d", "ISIC3_4d"},
    {"hs_isic3.csv.gz", "HS1992-2022", "ISIC3", "HS_6d", "ISIC3_4d"},
    {"hs_isic4.csv.gz", "HS1992-2022", "ISIC4", "HS_6d", "ISIC4_4d"},
    {"hs6_bec4.csv.gz", "HS2022", "BEC4", "HS6_6d", "BEC4_3d"},
    {"hs5_bec4.csv.gz", "HS2017", "BEC4", "HS5_6d", "BEC4_3d"},
    {"hs_bec4.csv.gz", "HS1992-2022", "BEC4", "HS_6d", "BEC4_3d"},
    {"hs_naics.csv.gz", "HS1992-2017", "NAICS", "HS_6d", "NAICS_6d"},
    {"isic4_isic3.csv.gz", "ISIC4", "ISIC3", "ISIC4_4d", "ISIC3_4d"},
    {"isic4_isic31.csv.gz", "ISIC4", "ISIC3.1", "ISIC4_4d", "ISIC3.1_4d"},
    {"naics2017_isic4.csv.gz", "NAICS2017", "ISIC4", "NAICS2017_6d", "ISIC4_4d"},
    {"sitc2_rauch.csv.gz", "SITC2", "RAUCH-CONSERVATIVE", "SITC2", "CON"},
    {"sitc2_rauch.csv.gz", "SITC2", "RAUCH-LIBERAL", "SITC2", "LIB"},
    {"wiod_2013.csv.gz", "ISIC3", "WIOD2013", "ISIC3_4d", "WIOT2013_c"},
}};

/// HS 2017 8541.50 is "other semiconductor devices" and became 8541.51 and 8541.59 under that same text; 8517.12 is telephones.
constexpr std::array<HsAmendment, 2> amendments = {
    {{"hs6_hs5.csv.gz", "854151", "851712", "854150",
      "semiconductor-based transducers were other semiconductor devices, not telephones"},
     {"hs6_hs5.csv.gz", "854159", "851712", "854150", "other semiconductor devices were the same before, not telephones"}}};

/// Puts our code in the place of the published one; says so in the notes of the step.
void amend(const KimFile& file, std::vector<CodePair>& pairs, std::vector<std::string>& notes) {
  for (const HsAmendment& one : amendments) {
    for (CodePair& pair : pairs) {
      if (file.file != one.file || pair.first != one.from || pair.second != one.published) continue;
      pair.second = one.ours;
      notes.push_back(fmt::format("{} goes to {}, not to {} as published: {}", one.from, one.ours, one.published, one.reason));
    }
  }
}

}  // namespace

std::span<const KimFile> kim_files() { return files; }
std::span<const HsAmendment> hs_amendments() { return amendments; }

std::optional<Concordance> read_kim(const std::filesystem::path& folder, const KimFile& file, bool as_published,
                                    Problems& problems) {
  const std::filesystem::path path = folder / file.file;
  if (!std::filesystem::exists(path)) return std::nullopt;
  const std::string from_column(file.from_column), to_column(file.to_column);
  const auto table =
      tables::read_csv(path, {{.name = from_column, .may_be_empty = true}, {.name = to_column, .may_be_empty = true}}, problems);
  if (!table) return std::nullopt;

  ConcordanceStep step{.from = std::string(file.from), .to = std::string(file.to), .source = std::string(file.file), .notes = {}};
  tables::TableProblems rows(problems);
  std::vector<CodePair> pairs;
  std::size_t blank = 0;
  const auto refuse = [&](std::size_t row, const std::string& column, std::string_view code, std::string_view classification) {
    rows.found.add(table->problem(row, column, std::string(code),
                                  fmt::format("a code of {} has {}", classification, code_rule(classification))));
  };
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view from = table->text(from_column)[row], to = table->text(to_column)[row];
    if (from.empty() && to.empty()) {
      ++blank;
      continue;
    }
    if (!is_code_of(file.from, from)) refuse(row, from_column, from, file.from);
    if (!to.empty() && !is_code_of(file.to, to)) refuse(row, to_column, to, file.to);
    pairs.emplace_back(from, to);
  }
  if (!rows.found.empty()) return std::nullopt;
  if (blank > 0) step.notes.push_back(fmt::format("{} blank row{}", blank, blank == 1 ? "" : "s"));
  if (!as_published) amend(file, pairs, step.notes);
  return make_concordance(std::move(step), std::move(pairs));
}

}  // namespace entrepot::sources
