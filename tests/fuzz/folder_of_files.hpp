// Bytes of the fuzzer as a folder of files. A line "=== flows.csv" begins a file, the lines up to the next one are what it holds:
// so a seed is a text that people can read and write.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "support/temporary_folder.hpp"

namespace entrepot::fuzz {

class FolderOfFiles {
 public:
  /// Files of other names are not written: the fuzzer is to try contents, not names.
  explicit FolderOfFiles(std::vector<std::string_view> names) : names_(std::move(names)) {}

  const std::filesystem::path& path() const { return folder_.path(); }

  /// Empties the folder and fills it anew.
  void fill(const std::uint8_t* data, std::size_t size) const {
    for (const auto& entry : std::filesystem::directory_iterator(path())) std::filesystem::remove_all(entry.path());
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    while (rest.starts_with(mark)) {
      const std::size_t name_end = std::min(rest.find('\n'), rest.size());
      const std::string_view name = rest.substr(mark.size(), name_end - mark.size());
      rest.remove_prefix(std::min(name_end + 1, rest.size()));
      const std::size_t end = rest.starts_with(mark) ? 0 : std::min(rest.find(next_mark), rest.size() - 1) + 1;
      if (std::ranges::count(names_, name) > 0) write(name, rest.substr(0, std::min(end, rest.size())));
      rest.remove_prefix(std::min(end, rest.size()));
    }
  }

 private:
  static constexpr std::string_view mark = "=== ", next_mark = "\n=== ";

  void write(std::string_view name, std::string_view content) const {
    std::filesystem::create_directories((path() / name).parent_path());
    folder_.write(std::string(name), std::string(content));
  }

  testing::TemporaryFolder folder_;
  std::vector<std::string_view> names_;
};

}  // namespace entrepot::fuzz
