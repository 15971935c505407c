// Draws on disk: a chunk, a shard or a whole sweep, with what they were computed from. All digits are kept.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// What draws depend on: name for people, value or hash. No tabs or line ends inside.
using SweepInputs = std::vector<std::pair<std::string, std::string>>;

/// Which rows there are. Matrix 0 is A, 1 is B, 2 + i is A with input i from B; without drivers there is A alone.
struct SweepShape {
  std::size_t draws = 0;  ///< rows of a matrix
  std::size_t matrices = 1;
  std::size_t chunk = 1;               ///< draws that are finished together
  std::vector<std::string> headlines;  ///< ids
  std::size_t chunks() const { return (draws + chunk - 1) / chunk; }
  friend bool operator==(const SweepShape&, const SweepShape&) = default;
};

/// One evaluation; values are NaN where there is no answer.
struct DrawRow {
  std::size_t draw = 0, matrix = 0;
  bool truncated = false;
  Outcome outcome = Outcome::converged;
  std::string reason;
  std::vector<double> values;  ///< by headline
};

/// Shard k of n holds every n-th chunk, from chunk k - 1 on; where n is the number of chunks it is one chunk.
struct DrawsFile {
  SweepInputs inputs;
  SweepShape shape;
  std::size_t shard = 1, shards = 1;
  std::vector<DrawRow> rows;  ///< by draw, then by matrix
};

std::string draws_text(const DrawsFile& file);
/// `name` stands for the file in messages. Errors: InputError (not ours, damaged, rows of another shard).
DrawsFile parse_draws(const std::string& text, const std::string& name);
DrawsFile read_draws(const std::filesystem::path& file);

/// Names of what is not the same in both, each once, joined by commas; empty if nothing is.
std::string differing_inputs(const SweepInputs& one, const SweepInputs& other);

}  // namespace entrepot
