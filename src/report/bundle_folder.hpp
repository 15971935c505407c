// A folder of results that appears whole or not at all.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace entrepot {

/// Could write_result_folder write there? Leaves nothing behind. Errors: InputError (folder not writable, or holds files that are
/// neither a bundle of ours nor the entry `also`).
void check_result_folder(const std::filesystem::path& folder, const std::string& also = "");

/// Content by file name, manifest.json included: it lists the files by which a bundle of ours is known. What was there, `also`
/// included, goes when the new folder is complete. Errors: InputError.
void write_result_folder(const std::map<std::string, std::string>& files, const std::filesystem::path& folder,
                         const std::string& also = "");

}  // namespace entrepot
