// Shards of one sweep put together.
#include <algorithm>
#include <iterator>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/uncertainty.hpp"
#include "study/draws_file.hpp"

namespace entrepot {
namespace {

std::string shard_text(const DrawsFile& file) { return fmt::format("{} of {}", file.shard, file.shards); }

/// Every shard of one sweep, each once.
void check_shards(const std::vector<std::filesystem::path>& names, const std::vector<DrawsFile>& files, Problems& problems) {
  const DrawsFile& first = files.front();
  std::vector<std::string> holder(first.shards);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const DrawsFile& file = files[i];
    const std::string name = names[i].string();
    std::string differs = differing_inputs(file.inputs, first.inputs);
    if (differs.empty() && file.shape != first.shape) differs = "the shape of the sweep";
    if (!differs.empty()) {
      problems.add({.file = name, .value = differs, .rule = "is of another sweep than " + names.front().string()});
    } else if (file.shards != first.shards) {
      problems.add(
          {.file = name,
           .value = shard_text(file),
           .rule = fmt::format("is of a sweep cut differently than {} ({})", names.front().string(), shard_text(first))});
    } else if (std::string& held = holder[file.shard - 1]; !held.empty()) {
      problems.add({.file = name, .value = shard_text(file), .rule = "is the same shard as " + held});
    } else {
      held = name;
    }
  }
  for (std::size_t shard = 1; shard <= holder.size(); ++shard) {
    constexpr std::size_t listed = 20;
    if (!holder[shard - 1].empty() || problems.list().size() >= listed) continue;
    problems.add({.field = "shard", .value = fmt::format("{} of {}", shard, first.shards), .rule = "is missing"});
  }
}

}  // namespace

std::string merge_draws(const std::vector<std::filesystem::path>& names) {
  Problems problems;
  std::vector<DrawsFile> files;
  for (const std::filesystem::path& name : names) {
    try {
      files.push_back(read_draws(name));
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) problems.add(problem);
    }
  }
  problems.throw_if_any();
  if (files.empty()) throw InputError(Problem{.field = "shards", .rule = "none is given"});
  check_shards(names, files, problems);
  problems.throw_if_any();
  DrawsFile whole{files.front().inputs, files.front().shape, 1, 1, {}};
  for (DrawsFile& file : files) std::ranges::move(file.rows, std::back_inserter(whole.rows));
  std::ranges::sort(whole.rows, {}, [](const DrawRow& row) { return std::pair(row.draw, row.matrix); });
  return draws_text(whole);
}

}  // namespace entrepot
