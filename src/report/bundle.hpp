// The files of a bundle as values, before anything touches the disk.
#pragma once

#include <map>
#include <string>

#include "entrepot/study.hpp"

namespace entrepot {

/// Content by file name, manifest.json included. Without an equilibrium: manifest, residuals and scenario alone.
/// Errors: InputError (the scenario's file cannot be read again).
std::map<std::string, std::string> bundle_files(const Study& study);

/// Every equilibrium of the study, every kind of residual: equilibrium, outcome, kind, value, country, sector.
std::string residuals_csv(const Study& study);

}  // namespace entrepot
