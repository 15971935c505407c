// Cuts that are solved already, kept in a folder until all are: one CSV by chunk, written beside and renamed, and a list of
// what they were computed from. All digits are kept, so that a run that was interrupted ends with the same bytes.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "entrepot/power.hpp"

namespace entrepot {

/// What results depend on: name for people, value or hash. One line each; no tabs or line ends inside.
using CutInputs = std::vector<std::pair<std::string, std::string>>;

/// Empties such a folder, whatever its inputs. Errors: InputError (holds what is not ours).
void forget_unfinished_cuts(const std::filesystem::path& folder);

class UnfinishedCuts {
 public:
  /// Takes up what lies in `folder` if it was computed from the same inputs, else empties it; says which. An empty path keeps
  /// nothing. Errors: InputError (not writable, or holds what is not ours).
  UnfinishedCuts(std::filesystem::path folder, const CutInputs& inputs, const std::function<void(const std::string&)>& on_note);

  /// Fills the ties from the chunk of that name; false if it is not there or not whole.
  bool read(const std::string& chunk, const WorldPower& power, std::span<CutTie* const> ties) const;
  void write(const std::string& chunk, const WorldPower& power, std::span<CutTie* const> ties) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace entrepot
