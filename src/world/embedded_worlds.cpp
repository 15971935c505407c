// The Worlds shipped with the program: data/worlds/MANIFEST.toml lists them with the checksums of their files.

#include <fstream>
#include <sstream>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "tables/toml_text.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;

struct ManifestEntry {
  std::string name, file, sha256, content_id;
};

fs::path manifest_path() { return data_folder() / "worlds" / "MANIFEST.toml"; }

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || !fs::is_regular_file(path))
    throw InputError({.file = path.string(), .rule = "there is no such file, or it cannot be read"});
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

ManifestEntry entry_of(const toml::table& table, const std::string& file, Problems& problems) {
  const auto text = [&](const char* key) {
    const auto value = table[key].value<std::string>();
    if (!value)
      problems.add({.file = file, .line = tables::line_of(table.source()), .field = key, .rule = "must be there, as text"});
    return value.value_or("");
  };
  return {text("name"), text("file"), text("sha256"), text("content_id")};
}

std::vector<ManifestEntry> read_manifest() {
  const fs::path path = manifest_path();
  const toml::table manifest = tables::parse_toml_text(bytes_of(path), path.string());
  Problems problems;
  std::vector<ManifestEntry> entries;
  if (const toml::array* worlds = manifest["world"].as_array())
    for (const toml::node& node : *worlds)
      if (const toml::table* table = node.as_table()) entries.push_back(entry_of(*table, path.string(), problems));
  if (entries.empty()) problems.add({.file = path.string(), .field = "world", .rule = "must list at least one [[world]]"});
  problems.throw_if_any();
  return entries;
}

void require_checksum(const fs::path& file, const std::string& wanted, const std::string& found, const char* what) {
  if (found == wanted) return;
  throw InputError({.file = file.string(),
                    .rule = fmt::format("wrong checksum: MANIFEST.toml says {} {}, this has {}", what, wanted, found),
                    .hint = "install the data again"});
}

}  // namespace

std::vector<std::string> embedded_worlds() {
  std::vector<std::string> names;
  for (const ManifestEntry& entry : read_manifest()) names.push_back(entry.name);
  return names;
}

World load_embedded_world(const std::string& name) {
  std::vector<std::string> names;
  for (const ManifestEntry& entry : read_manifest()) {
    names.push_back(entry.name);
    if (entry.name != name) continue;
    const fs::path file = manifest_path().parent_path() / entry.file;
    require_checksum(file, entry.sha256, sha256_hex(bytes_of(file)), "SHA-256");
    World world = load_world(file);
    require_checksum(file, entry.content_id, world.id, "content id");
    return world;
  }
  std::string list;
  for (const std::string& known : names) list += (list.empty() ? "" : ", ") + known;
  const std::string guess = did_you_mean(name, names);
  throw InputError({.field = "world",
                    .value = name,
                    .rule = "there is no World of this name",
                    .hint = guess.empty() ? "shipped: " + list : guess + " (shipped: " + list + ")"});
}

}  // namespace entrepot
