// The tables of an import folder beside the accounts: elasticities, tariff layers and the repairs made before.
#pragma once

#include <filesystem>
#include <optional>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "world/import_settings.hpp"
#include "world/import_tables.hpp"

namespace entrepot {

/// elasticities.csv: sector, trade_elasticity and, for several sets, set and horizon; one set is called "published".
std::optional<Coverage> import_elasticity_sets(const std::filesystem::path& folder, const ImportSettings& settings,
                                               const ImportedFlows& flows, World& world, Problems& problems);
/// layers.csv: layer, sector, importer, exporter, rate; each layer is described in world.toml.
void import_layers(const std::filesystem::path& folder, const ImportSettings& settings, const ImportedFlows& flows, World& world,
                   Problems& problems);
/// repairs.csv: what was repaired before the World was written out. Amounts are million USD whatever the unit of the folder.
void import_repairs(const std::filesystem::path& folder, World& world, Problems& problems);

}  // namespace entrepot
