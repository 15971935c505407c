// world.toml: what an import folder says about itself.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "world/money_unit.hpp"

namespace entrepot {

struct ImportSettings {
  std::string file;  ///< for messages
  std::string name, kind = "published", active_layer;
  int year = 0;
  MoneyUnit unit;
  bool purchases_include_tariffs = true;  ///< intermediate.csv and final.csv at purchasers' values
  std::optional<std::vector<std::string>> goods;
  std::map<std::string, double> deficits;  ///< by country, in the unit of the file; empty where not given
  std::vector<Source> sources;
  std::vector<TariffLayer> layers;  ///< without cells
  std::vector<ElasticitySet> sets;  ///< name, horizon and source only
};

/// Nothing comes back when a problem was added: unknown or missing keys, wrong types, unknown units.
std::optional<ImportSettings> read_import_settings(const std::filesystem::path& file, Problems& problems);

}  // namespace entrepot
