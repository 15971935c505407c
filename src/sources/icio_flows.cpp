// OECD ICIO as gross bilateral flows by sector (sector, importer, exporter, value, tariff), a year a file: intermediate and final
// deliveries in one, domestic sales on the diagonal. Values: million current USD at basic prices. Licence: CC BY 4.0, cite OECD.
// Traps: services are one sector written in words; the year stands in the file's name alone; tariffs beside the flows are another
// publication's and are not taken.
#include <charconv>

#include <fmt/format.h>

#include "sources/input_output_rows.hpp"
#include "sources/published_readers.hpp"
#include "tables/plain_csv.hpp"

namespace entrepot::sources {

bool knows_icio_flows(const FileHead& head) { return has_columns(head, {"sector", "importer", "exporter", "value", "tariff"}); }

Publication read_icio_flows(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const std::string name = file.filename().string();
  int year = 0;
  if (const std::size_t at = name.find_first_of("0123456789"); at != std::string::npos)
    std::from_chars(name.data() + at, name.data() + name.size(), year);
  if (year < 1990 || year > 2100)
    problems.add({.file = file.string(), .rule = "the name of the file must hold its year, as in icio_2022.csv"});
  const auto table = tables::read_plain_csv(
      file,
      {{.name = "sector"}, {.name = "importer"}, {.name = "exporter"}, {.name = "value", .type = tables::PlainType::number}},
      problems);
  if (!table || year < 1990 || year > 2100) return {};
  const auto& sector = std::get<tables::CodeColumn>(table->list[0].values);
  const auto& importer = std::get<tables::CodeColumn>(table->list[1].values);
  const auto& exporter = std::get<tables::CodeColumn>(table->list[2].values);
  const auto& value = std::get<std::vector<double>>(table->list[3].values);
  InputOutputRows rows(year, 1e6);
  for (std::size_t r = 0; r < table->rows; ++r) {
    const std::string& code = sector.codes[sector.index[r]];
    rows.at(static_cast<std::int64_t>(r) + 2);
    rows.add(exporter.codes[exporter.index[r]], code == "Services (aggregate)" ? "SERV" : code, importer.codes[importer.index[r]],
             "ALL", value[r]);
  }
  return rows.finish({.source = "oecd-icio-flows",
                      .title = fmt::format("OECD ICIO, flows by sector, {}", year),
                      .vintage = vintage_of(file, options),
                      .licence = "CC BY 4.0, cite OECD",
                      .classification = "ICIO28"});
}

}  // namespace entrepot::sources
