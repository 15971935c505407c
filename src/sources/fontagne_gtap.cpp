#include "sources/fontagne_gtap.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "sources/icio_sectors.hpp"
#include "tables/csv.hpp"

namespace entrepot::sources {
namespace {

struct Mapping {
  std::string_view icio;
  std::vector<std::string_view> gtap;
};

const std::vector<Mapping>& mappings() {
  static const std::vector<Mapping> table = {
      {"A01", {"pdr", "wht", "v_f", "osd", "c_b", "pfb", "ocr", "ctl", "oap", "wol"}},
      {"A02", {"frs"}},
      {"A03", {"fsh"}},
      {"B05", {"oxt"}},
      {"B06", {"oil"}},
      {"B07", {"oxt"}},
      {"B08", {"oxt"}},
      {"B09", {"oxt"}},
      {"C10T12", {"cmt", "omt", "vol", "mil", "pcr", "sgr", "ofd", "b_t"}},
      {"C13T15", {"tex", "wap", "lea"}},
      {"C16", {"lum"}},
      {"C17_18", {"ppp"}},
      {"C19", {"p_c"}},
      {"C20", {"chm"}},
      {"C21", {"bph"}},
      {"C22", {"rpp"}},
      {"C23", {"nmm"}},
      {"C24A", {"i_s"}},
      {"C24B", {"nfm"}},
      {"C25", {"fmp"}},
      {"C26", {"ele"}},
      {"C27", {"eeq"}},
      {"C28", {"ome"}},
      {"C29", {"mvh"}},
      {"C301", {"otn"}},
      {"C302T309", {"otn"}},
      {"C31T33", {"omf"}},
  };
  return table;
}

}  // namespace

std::vector<std::string_view> gtap_sectors_of(std::string_view icio_code) {
  for (const Mapping& mapping : mappings())
    if (mapping.icio == icio_code) return mapping.gtap;
  return {};
}

std::filesystem::path fontagne_gtap_file(const std::filesystem::path& folder) {
  return folder / "fontagne_guimbard_orefice_gtap.csv";
}

std::array<double, 28> read_fontagne_gtap(const std::filesystem::path& folder, Problems& problems) {
  std::array<double, 28> elasticity{};
  const auto table = tables::read_csv(
      fontagne_gtap_file(folder),
      {{.name = "gtap_sector"},
       {.name = "epsilon_GTAP", .type = tables::ColumnType::number, .min = -1000, .max = 0, .may_be_empty = true}},
      problems);
  if (!table) return elasticity;
  for (std::size_t j = 0; j < icio_sectors.size(); ++j) {
    double sum = 0;
    const auto sectors = gtap_sectors_of(icio_sectors[j].code);
    for (const std::string_view gtap : sectors) {
      const auto at = std::ranges::find(table->text("gtap_sector"), gtap);
      const double epsilon =
          at == table->text("gtap_sector").end()
              ? NAN
              : table->number("epsilon_GTAP")[static_cast<std::size_t>(at - table->text("gtap_sector").begin())];
      if (!(epsilon < 0)) {
        problems.add({.file = table->file(),
                      .line = 0,
                      .field = "gtap_sector",
                      .value = std::string(gtap),
                      .rule = fmt::format("an estimate below 0 is needed for ICIO sector {}", icio_sectors[j].code),
                      .hint = ""});
      }
      sum -= epsilon;
    }
    elasticity[j] = sectors.empty() ? services_trade_elasticity : sum / static_cast<double>(sectors.size());
  }
  return elasticity;
}

}  // namespace entrepot::sources
