// A file that is written beside its target and takes its place when it is whole: nothing half-written is ever seen.
#pragma once

#include <filesystem>

namespace entrepot::tables {

class FileBeside {
 public:
  /// Begins the file, empty. Errors: InputError (a folder; a folder that is missing or may not be written to).
  explicit FileBeside(std::filesystem::path target);
  ~FileBeside();  ///< what did not take the place is removed
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;

  /// To be written to: hidden in the folder of the target, under a name of this process.
  const std::filesystem::path& path() const { return beside_; }
  /// Errors: InputError (cannot be renamed).
  void take_place();
  /// The InputError of a target that cannot be written to; `why` in words.
  [[noreturn]] void refuse(const std::string& why) const;

 private:
  std::filesystem::path target_, beside_;
};

}  // namespace entrepot::tables
