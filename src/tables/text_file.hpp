// A text file, plain or gzip, read whole.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "entrepot/errors.hpp"

namespace entrepot::tables {

/// True when the path leads to a file with at least one byte; else a problem is added.
bool is_readable_file(const std::filesystem::path& file, Problems& problems);

/// Content of `file` without a UTF-8 byte-order mark; gzip is recognised by its content, not by its name.
/// Nothing comes back, and a problem is added, when the file is missing, a directory, unreadable, empty (0 bytes), a
/// damaged or truncated gzip, not UTF-8 text (UTF-16, Latin-1, zero bytes), larger than 4 GiB unpacked, or
/// larger than 64 MiB and 250 times its packed size.
std::optional<std::string> read_text(const std::filesystem::path& file, Problems& problems);

/// Written beside the target and renamed over it, so that nothing half-written is ever seen.
/// Errors: InputError when the folder cannot be written to.
void write_text(const std::filesystem::path& file, const std::string& text);

}  // namespace entrepot::tables
