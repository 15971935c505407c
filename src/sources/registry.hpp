// Every published file that we can read: which source a file is of, and who reads it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"
#include "sources/publication.hpp"

namespace entrepot::sources {

/// What a source is recognised by: the first line as fields and the first bytes (unpacked, at most 4096).
struct FileHead {
  std::filesystem::path path;
  std::string name;                 ///< of the file, without folders
  std::vector<std::string> header;  ///< fields of the first line, quotes taken off; empty where the file is no text
  std::string start;                ///< without a byte-order mark
};

struct ReadOptions {
  std::string vintage;                ///< as the user names it; empty = as the file says, else the date of the file
  std::filesystem::path description;  ///< of the source "described" alone: the TOML file that describes a CSV
};

/// `read` adds to the problems whatever is wrong with the file; the publication is useful only where it added none.
struct SourceReader {
  std::string id, title;
  bool (*recognises)(const FileHead&);
  Publication (*read)(const std::filesystem::path&, const ReadOptions&, Problems&);
  int version = 1;  ///< to be raised when the same file is read differently: the store then takes it anew
};

/// In alphabetical order of their ids.
const std::vector<SourceReader>& source_readers();

/// By its id; null where there is none.
const SourceReader* find_source_reader(const std::string& id);

/// The one source that knows this file; null, and a problem that lists the sources to choose from, where none or several do.
const SourceReader* recognise(const std::filesystem::path& file, Problems& problems);

/// The start of a file, plain or gzip. A problem where it cannot be read.
FileHead read_head(const std::filesystem::path& file, Problems& problems);

}  // namespace entrepot::sources
