// export_world: a World as the long CSV that import_world reads; see docs/world-files.md.
//
// Levels are written for people, shares beside them so that reading gives the same bits back. Where a World as published is
// not balanced, its accounts are scaled by country so that value added by sector adds to the country's.

#include <sstream>
#include <system_error>

#include <fmt/core.h>
#include <unistd.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "tables/csv_writer.hpp"
#include "tables/text_file.hpp"
#include "tables/toml_text.hpp"
#include "world/totals.hpp"
#include "world/validate.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;
using tables::CsvWriter;

class Exporter {
 public:
  Exporter(const World& world, fs::path folder)
      : world_(world),
        folder_(std::move(folder)),
        output_(gross_output(world.flow)),
        revenue_(tariff_revenue(world.flow, world.tariff)) {}

  void write() const {
    countries();
    sectors();
    flows();
    accounts();
    if (!world_.elasticity_sets.empty()) elasticities();
    layers();
    if (!world_.repairs.empty()) repairs();
    description();
  }

 private:
  const std::string& country(Country n) const { return world_.countries[static_cast<std::size_t>(n.value)]; }
  const std::string& sector(Sector j) const { return world_.sectors[static_cast<std::size_t>(j.value)]; }
  auto every_country() const { return all<Country>(world_.country_count()); }
  auto every_sector() const { return all<Sector>(world_.sector_count()); }

  void countries() const {
    CsvWriter csv({"country", "name", "value_added", "deficit"});
    for (Country n : every_country()) {
      csv.text(country(n)).text(world_.country_names[static_cast<std::size_t>(n.value)]);
      csv.number(world_.value_added(n)).number(world_.deficit(n)).end_row();
    }
    csv.save(folder_ / "countries.csv");
  }

  void sectors() const {
    CsvWriter csv({"sector", "name", "goods"});
    for (Sector j : every_sector()) {
      const auto at = static_cast<std::size_t>(j.value);
      csv.text(sector(j)).text(world_.sector_names[at]).integer(world_.goods[at] ? 1 : 0).end_row();
    }
    csv.save(folder_ / "sectors.csv");
  }

  void flows() const {
    CsvWriter csv({"sector", "importer", "exporter", "value", "tariff"});
    for (Sector j : every_sector())
      for (Country n : every_country())
        for (Country i : every_country()) {
          const double value = world_.flow(j, n, i), rate = world_.tariff(j, n, i);
          if (value != 0 || rate != 0) csv.text(sector(j)).text(country(n)).text(country(i)).number(value).number(rate).end_row();
        }
    csv.save(folder_ / "flows.csv");
  }

  /// 1 in a balanced World: value added of the country over what its sectors' output and shares give.
  double scale(Country n) const {
    double from_flows = 0;
    for (Sector j : every_sector()) from_flows += world_.value_added_share(j, n) * output_(j, n);
    return from_flows > 0 ? world_.value_added(n) / from_flows : 0;
  }

  void accounts() const {
    CsvWriter intermediate({"country", "input", "sector", "value", "share"}),
        value_added({"country", "sector", "value", "share"}), final({"country", "sector", "value", "share"});
    for (Country n : every_country()) {
      const double income = world_.value_added(n) + revenue_(n) + world_.deficit(n), country_scale = scale(n);
      for (Sector k : every_sector()) {
        const double share = world_.value_added_share(k, n), output = country_scale * output_(k, n);
        value_added.text(country(n)).text(sector(k)).number(share * output).number(share).end_row();
        const double final_share = world_.final_share(k, n);
        if (final_share != 0) final.text(country(n)).text(sector(k)).number(final_share * income).number(final_share).end_row();
        for (Sector j : every_sector()) {
          const double input = world_.input_share(n, j, k);
          if (input == 0) continue;
          intermediate.text(country(n)).text(sector(j)).text(sector(k));
          intermediate.number(input * (1 - share) * output).number(input).end_row();
        }
      }
    }
    if (intermediate.rows() > 0) intermediate.save(folder_ / "intermediate.csv");
    value_added.save(folder_ / "value_added.csv");
    final.save(folder_ / "final.csv");
  }

  void elasticities() const {
    CsvWriter csv({"set", "horizon", "sector", "trade_elasticity"});
    for (const ElasticitySet& set : world_.elasticity_sets)
      for (Sector j : every_sector()) csv.text(set.name).text(set.horizon).text(sector(j)).number(set.sigma(j) - 1).end_row();
    csv.save(folder_ / "elasticities.csv");
  }

  void layers() const {
    CsvWriter csv({"layer", "sector", "importer", "exporter", "rate"});
    for (const TariffLayer& layer : world_.layers)
      for (const TariffCell& cell : layer.cells)
        csv.text(layer.name)
            .text(sector(cell.sector))
            .text(country(cell.importer))
            .text(country(cell.exporter))
            .number(cell.rate)
            .end_row();
    if (csv.rows() > 0) csv.save(folder_ / "layers.csv");
  }

  void repairs() const {
    CsvWriter csv({"rule", "text", "sector", "importer", "exporter", "before", "after", "moved", "unit"});
    for (const Repair& repair : world_.repairs) {
      csv.text(repair.rule).text(repair.text).text(repair.sector).text(repair.importer).text(repair.exporter);
      csv.number(repair.before).number(repair.after).number(repair.moved).text(repair.unit).end_row();
    }
    csv.save(folder_ / "repairs.csv");
  }

  void description() const {
    toml::table table{{"name", world_.name},
                      {"year", world_.year},
                      {"kind", world_.kind},
                      {"unit", world_.unit},
                      {"purchases_include_tariffs", true}};
    if (!world_.active_layer.empty()) table.insert("active_layer", world_.active_layer);
    const auto list = [&](const char* key, auto records, auto&& fields) {
      toml::array array;
      for (const auto& record : records) array.push_back(fields(record));
      if (!array.empty()) table.insert(key, std::move(array));
    };
    list("source", world_.sources, [](const Source& source) {
      return toml::table{{"title", source.title},       {"publisher", source.publisher}, {"licence", source.licence},
                         {"citation", source.citation}, {"kind", source.kind},           {"sha256", source.sha256}};
    });
    list("layer", world_.layers, [](const TariffLayer& layer) {
      return toml::table{{"name", layer.name}, {"text", layer.text}, {"source", layer.source}, {"first_year", layer.first_year}};
    });
    list("elasticity_set", world_.elasticity_sets, [](const ElasticitySet& set) {
      return toml::table{{"name", set.name}, {"horizon", set.horizon}, {"source", set.source}};
    });
    std::ostringstream text;
    text << table << '\n';
    tables::write_text(folder_ / "world.toml", text.str());
  }

  const World& world_;
  fs::path folder_;
  SectorByCountry output_;
  ByCountry revenue_;
};

}  // namespace

void export_world(const World& world, const fs::path& folder) {
  Problems problems;
  check_world(world, "World " + world.name, problems);
  problems.throw_if_any();
  const fs::path target = folder.filename().empty() ? folder.parent_path() : folder;  // a slash at the end
  if (fs::exists(target))
    throw InputError({.file = target.string(), .rule = "is there already", .hint = "name a new folder, or remove it"});
  fs::path beside = target;
  beside.replace_filename(fmt::format(".{}.{}.part", target.filename().string(), getpid()));
  std::error_code failed;
  fs::create_directory(beside, failed);
  if (failed)
    throw InputError({.file = target.string(),
                      .rule = "cannot be written: " + failed.message(),
                      .hint = "is its parent folder there, and may you write to it?"});
  try {
    Exporter(world, beside).write();
  } catch (...) {
    fs::remove_all(beside, failed);
    throw;
  }
  fs::rename(beside, target, failed);
  if (failed) {
    const std::string why = failed.message();
    fs::remove_all(beside, failed);
    throw InputError({.file = target.string(), .rule = "cannot be written: " + why});
  }
}

}  // namespace entrepot
