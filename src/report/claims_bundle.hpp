// The files of a ledger's bundle as values, before anything touches the disk.
#pragma once

#include <map>
#include <string>

#include "entrepot/claims.hpp"

namespace entrepot {

/// Content by file name, manifest.json included.
std::map<std::string, std::string> claims_files(const LedgerResult& result);
/// What a file of facts is called in the bundle, which has no folders.
std::string fact_file_name(const std::string& as_written);

}  // namespace entrepot
