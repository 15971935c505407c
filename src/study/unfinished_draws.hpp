// Chunks of a sweep that are finished, kept in a folder until all are: one file of draws each.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "study/draws_file.hpp"

namespace entrepot {

/// Holds the folder anything but chunks of draws? Errors: InputError.
void check_unfinished_draws(const std::filesystem::path& folder);

class UnfinishedDraws {
 public:
  /// Takes up chunks in `folder` that were computed from the same inputs in the same shape; others it refuses, says what differs,
  /// and takes away. An empty path keeps nothing. Errors: InputError (not writable, or holds what is not ours).
  UnfinishedDraws(std::filesystem::path folder, SweepInputs inputs, SweepShape shape,
                  const std::function<void(const std::string&)>& on_note);

  /// The rows of that chunk; nothing if it is not there or damaged.
  std::optional<std::vector<DrawRow>> read(std::size_t chunk) const;
  void write(std::size_t chunk, const std::vector<DrawRow>& rows) const;
  /// Takes the folder away with all chunks.
  void forget() const;

 private:
  std::filesystem::path file_of(std::size_t chunk) const;

  std::filesystem::path folder_;
  SweepInputs inputs_;
  SweepShape shape_;
};

}  // namespace entrepot
