// Any bytes as the published tables beside WIOD, one file of each: numbers in their ranges come out, or problems do.
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "folder_of_files.hpp"
#include "sources/china_tariffs_2019.hpp"
#include "sources/fontagne_gtap.hpp"
#include "sources/hs_to_icio28.hpp"
#include "sources/oecd_icio.hpp"
#include "sources/sigma_eight_sources.hpp"
#include "sources/us_imports_2024.hpp"
#include "value_or_input_error.hpp"

namespace {

using namespace entrepot;
namespace fs = std::filesystem;

/// What `read` gives, where no problem was found and the file is there at all.
template <class Read, class Check>
void read_if_there(const fs::path& file, const Read& read, const Check& check) {
  if (!fs::exists(file)) return;
  Problems problems;
  const auto value = read(problems);
  if (problems.empty()) check(value);
}

void read_elasticities(const fs::path& folder) {
  read_if_there(
      sources::fontagne_gtap_file(folder), [&](Problems& p) { return sources::read_fontagne_gtap(folder, p); },
      [](const auto& elasticity) {
        for (const double value : elasticity) fuzz::require(value > 0 && value <= 1000);
      });
  read_if_there(
      sources::sigma_eight_sources_file(folder), [&](Problems& p) { return sources::read_sigma_eight_sources(folder, p); },
      [](const auto& sets) {
        fuzz::require(!sets.empty());
        for (const auto& set : sets)
          for (const double value : set.sigma) fuzz::require(value > 0 && value <= 1000);
      });
}

void read_customs_tables(const fs::path& folder) {
  for (const char* edition : {"HS2017", "HS2022"})
    read_if_there(
        sources::hs_isic3_file(folder, edition), [&](Problems& p) { return sources::read_hs_to_icio28(folder, edition, p); },
        [](const sources::Concordance& concordance) {
          for (const auto& entry : concordance.entries)
            fuzz::require(entry.weight == 1 && sources::icio28_sector(concordance, entry.from).value_or(28) < 28);
        });
  read_if_there(
      sources::us_imports_2024_file(folder), [&](Problems& p) { return sources::read_us_imports_2024(folder, "5700", p); },
      [](const auto& codes) {
        fuzz::require(!codes.empty());
        for (const auto& code : codes) fuzz::require(code.value >= 0 && code.duty >= 0);
      });
  double unrated = 0;
  read_if_there(
      sources::china_tariff_files(folder)[0],
      [&](Problems& p) { return sources::read_china_tariffs(folder, "2019-06-01", unrated, p); },
      [&](const auto& codes) {
        fuzz::require(unrated >= 0);
        for (const auto& code : codes) fuzz::require(code.rate >= 0 && code.rate <= 10 && code.imports >= 0);
      });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::FolderOfFiles folder({"icio_2022.csv.gz", "sigma_eight_sources.csv", "fontagne_guimbard_orefice_gtap.csv",
                                           "hs5_isic3.csv.gz", "hs6_isic3.csv.gz", "waugh/us_imports_2024_hs6_by_country.csv.gz",
                                           "china_tariff_on_us_hs6_by_wave_2018_2019.csv.gz",
                                           "china_imports_from_us_2017_hs6.csv"});
  folder.fill(data, size);
  read_elasticities(folder.path());
  read_customs_tables(folder.path());
  // no small file holds all its cells, so that this one is always refused
  read_if_there(
      sources::icio_file(folder.path(), 2022), [](Problems& p) { return sources::read_oecd_icio(folder.path(), 2022, p); },
      [](const sources::IcioYear& icio) { fuzz::require(icio.flow.size() == 28 * 81 * 81); });
  return 0;
}
