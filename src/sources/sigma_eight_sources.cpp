#include "sources/sigma_eight_sources.hpp"

#include "sources/icio_sectors.hpp"
#include "tables/csv.hpp"

namespace entrepot::sources {
namespace {

struct Study {
  const char *column, *name, *citation;
};
constexpr Study studies[] = {
    {"BSY", "bsy", "Bagwell, Staiger and Yurukoglu (2021)"},
    {"CP", "cp", "Caliendo and Parro (2015), as compiled for the ICIO sectors"},
    {"FGO", "fgo", "Fontagné, Guimbard and Orefice (2022), as compiled for the ICIO sectors"},
    {"GYY", "gyy", "Giri, Yi and Yilmazkuday (2021)"},
    {"IS", "is", "estimated in sample by the compilers of the ICIO folder"},
    {"LL", "ll", "Lashkaripour and Lugovskyy (2023)"},
    {"Shap", "shap", "Shapiro (2016)"},
};

}  // namespace

std::filesystem::path sigma_eight_sources_file(const std::filesystem::path& folder) { return folder / "sigma_eight_sources.csv"; }

std::vector<SectorElasticities> read_sigma_eight_sources(const std::filesystem::path& folder, Problems& problems) {
  std::vector<tables::Column> columns = {{.name = "sector"}};
  for (const Study& study : studies)
    columns.push_back(
        {.name = study.column, .type = tables::ColumnType::number, .min = 1e-6, .max = 1000, .rule = "an elasticity above 0"});
  const auto table = tables::read_csv(sigma_eight_sources_file(folder), columns, problems);
  if (!table) return {};
  const auto& sector = table->text("sector");
  bool in_order = sector.size() == icio_sectors.size();
  for (std::size_t j = 0; in_order && j < sector.size(); ++j)
    in_order = sector[j] == icio_sectors[j].code || (sector[j] == "Services (aggregate)" && icio_sectors[j].code == "SERV");
  if (!in_order) {
    problems.add({.file = table->file(),
                  .line = 0,
                  .field = "sector",
                  .value = "",
                  .rule = "must hold the 28 ICIO sectors in their order",
                  .hint = ""});
    return {};
  }
  std::vector<SectorElasticities> sets;
  for (const Study& study : studies) {
    SectorElasticities& set = sets.emplace_back();
    set.name = study.name;
    set.citation = study.citation;
    for (std::size_t j = 0; j < set.sigma.size(); ++j) set.sigma[j] = table->number(study.column)[j];
  }
  return sets;
}

}  // namespace entrepot::sources
