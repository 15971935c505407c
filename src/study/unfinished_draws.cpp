#include "study/unfinished_draws.hpp"

#include <system_error>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;

constexpr const char* extension = ".draws";

/// The file as draws; nothing where it is damaged, which a run that was killed while writing could not leave.
std::optional<DrawsFile> draws_in(const fs::path& file) {
  try {
    return read_draws(file);
  } catch (const InputError&) {
    return std::nullopt;
  }
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  if (folder.empty() || !fs::is_directory(folder, error)) return files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (!entry.is_regular_file() || entry.path().extension() != extension) {
      throw InputError({.file = folder.string(),
                        .value = entry.path().filename().string(),
                        .rule = "is not a folder of unfinished draws, and is left as it is",
                        .hint = "choose another folder"});
    }
    files.push_back(entry.path());
  }
  return files;
}

std::string differences(const DrawsFile& file, const SweepInputs& inputs, const SweepShape& shape) {
  const std::string names = differing_inputs(file.inputs, inputs);
  if (file.shape == shape) return names;
  return names + (names.empty() ? "" : ", ") + "the shape of the sweep";
}

}  // namespace

void check_unfinished_draws(const fs::path& folder) { files_in(folder); }

UnfinishedDraws::UnfinishedDraws(fs::path folder, SweepInputs inputs, SweepShape shape,
                                 const std::function<void(const std::string&)>& on_note)
    : folder_(std::move(folder)), inputs_(std::move(inputs)), shape_(std::move(shape)) {
  if (folder_.empty()) return;
  std::string refused;
  std::size_t kept = 0;
  std::error_code error;
  for (const fs::path& file : files_in(folder_)) {
    const auto draws = draws_in(file);
    const std::string differs = draws ? differences(*draws, inputs_, shape_) : "damaged";
    if (differs.empty()) {
      ++kept;
    } else {
      refused = differs;
      fs::remove(file, error);
    }
  }
  if (on_note && !refused.empty())
    on_note(fmt::format("starts anew: the unfinished draws in {} are of other inputs ({})", folder_.string(), refused));
  if (on_note && kept > 0) on_note("goes on from the unfinished draws in " + folder_.string());
  fs::create_directories(folder_, error);
}

fs::path UnfinishedDraws::file_of(std::size_t chunk) const {
  return folder_ / fmt::format("{}{}", chunk * shape_.chunk, extension);
}

std::optional<std::vector<DrawRow>> UnfinishedDraws::read(std::size_t chunk) const {
  std::error_code error;
  if (folder_.empty() || !fs::exists(file_of(chunk), error)) return std::nullopt;
  auto draws = draws_in(file_of(chunk));
  const bool ours = draws && draws->shard == chunk + 1 && draws->shards == shape_.chunks() && draws->shape == shape_ &&
                    draws->inputs == inputs_;
  if (!ours) return std::nullopt;
  return std::move(draws->rows);
}

void UnfinishedDraws::write(std::size_t chunk, const std::vector<DrawRow>& rows) const {
  if (folder_.empty()) return;
  tables::write_text(file_of(chunk), draws_text({inputs_, shape_, chunk + 1, shape_.chunks(), rows}));
}

void UnfinishedDraws::forget() const {
  if (folder_.empty()) return;
  std::error_code ignored;
  for (const fs::path& file : files_in(folder_)) fs::remove(file, ignored);
  fs::remove(folder_, ignored);
}

}  // namespace entrepot
