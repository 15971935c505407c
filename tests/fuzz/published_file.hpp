// One published file a target: bytes under the names that readers go by, through every reader of a family.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "folder_of_files.hpp"
#include "sources/registry.hpp"
#include "support/publications.hpp"
#include "value_or_input_error.hpp"

namespace entrepot::fuzz {

/// Each file of the folder is read by each reader of the family and by the one that recognises it: a publication whose columns
/// fit together and whose rows are all accounted for comes out, or problems do.
inline void read_published(const FolderOfFiles& folder, std::initializer_list<const char*> family, const std::uint8_t* data,
                           std::size_t size) {
  folder.fill(data, size);
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    if (entry.path().extension() == ".toml") continue;
    const sources::ReadOptions options{.vintage = "2026-01-01", .description = folder.path() / "description.toml"};
    auto read_by = [&](const sources::SourceReader* reader) {
      Problems problems;
      const sources::Publication publication = reader->read(entry.path(), options, problems);
      if (problems.empty()) testing::check_shape(publication);
    };
    Problems problems;
    if (const sources::SourceReader* reader = sources::recognise(entry.path(), problems)) read_by(reader);
    for (const char* id : family) read_by(sources::find_source_reader(id));
  }
}

}  // namespace entrepot::fuzz
