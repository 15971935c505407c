#include "sources/gtap_crosswalk.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "sources/classifications.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

/// The 65 sectors of version 10, in its order.
constexpr std::array<std::string_view, 65> sectors = {
    "PDR", "WHT", "GRO", "V_F", "OSD", "C_B", "PFB", "OCR", "CTL", "OAP", "RMK", "WOL", "FRS", "FSH", "COA", "OIL", "GAS",
    "OXT", "CMT", "OMT", "VOL", "MIL", "PCR", "SGR", "OFD", "B_T", "TEX", "WAP", "LEA", "LUM", "PPP", "P_C", "CHM", "BPH",
    "RPP", "NMM", "I_S", "NFM", "FMP", "ELE", "EEQ", "OME", "MVH", "OTN", "OMF", "ELY", "GDT", "WTR", "CNS", "TRD", "AFS",
    "OTP", "WTP", "ATP", "WHS", "CMN", "OFI", "INS", "RSA", "OBS", "ROS", "OSG", "EDU", "HHT", "DWE"};

std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

}  // namespace

std::optional<Concordance> read_gtap_crosswalk(const std::filesystem::path& folder, Problems& problems) {
  const std::filesystem::path path = folder / "hs6_gtap_crosswalk.csv.gz";
  if (!std::filesystem::exists(path)) return std::nullopt;
  const auto table = tables::read_csv(path, {{.name = "hs6_code"}, {.name = "gtap_code"}}, problems);
  if (!table) return std::nullopt;
  tables::TableProblems rows(problems);
  std::vector<CodePair> pairs;
  std::size_t small = 0;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view hs = table->text("hs6_code")[row], published = table->text("gtap_code")[row];
    const std::string gtap = upper(published);
    if (gtap != published) ++small;
    if (!is_code_of("HS2022", hs))
      rows.found.add(table->problem(row, "hs6_code", std::string(hs), "a code of HS2022 has 6 digits"));
    if (std::ranges::find(sectors, gtap) == sectors.end())
      rows.found.add(table->problem(row, "gtap_code", std::string(published), "must be a sector of GTAP 10",
                                    tables::guess_if_listed(rows.found, gtap, {sectors.begin(), sectors.end()})));
    pairs.emplace_back(hs, gtap);
  }
  if (!rows.found.empty()) return std::nullopt;
  ConcordanceStep step{.from = "HS2022", .to = "GTAP10", .source = path.filename().string(), .notes = {}};
  if (small > 0) step.notes.push_back(fmt::format("{} sector codes in small letters read as capitals", small));
  return make_concordance(std::move(step), std::move(pairs));
}

std::optional<Concordance> read_gtap_regions(const std::filesystem::path& folder, Problems& problems) {
  const std::filesystem::path path = folder / "concordance_iso3_GTAP10.csv";
  if (!std::filesystem::exists(path)) return std::nullopt;
  const auto table = tables::read_csv(path, {{.name = "comtrade_code"}, {.name = "gtap_code"}}, problems);
  if (!table) return std::nullopt;
  tables::TableProblems rows(problems);
  std::vector<CodePair> pairs;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view country = table->text("comtrade_code")[row], region = table->text("gtap_code")[row];
    for (const auto& [column, code] : {std::pair("comtrade_code", country), std::pair("gtap_code", region)})
      if (!is_code_of("GTAP10-REGION", code)) rows.found.add(table->problem(row, column, std::string(code), "3 capital letters"));
    pairs.emplace_back(country, region);
  }
  if (!rows.found.empty()) return std::nullopt;
  return make_concordance({.from = "ISO3", .to = "GTAP10-REGION", .source = path.filename().string(), .notes = {}},
                          std::move(pairs));
}

}  // namespace entrepot::sources
