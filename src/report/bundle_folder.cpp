// A bundle appears whole or not at all: written into a folder beside its place, then renamed.
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include "entrepot/errors.hpp"
#include "entrepot/report.hpp"
#include "report/bundle.hpp"
#include "report/bundle_folder.hpp"
#include "report/manifest.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& folder, const std::string& rule, const std::string& hint) {
  // As a user would write it from here, where it lies below.
  std::error_code error;
  const fs::path near = fs::proximate(folder, error);
  const bool below = !error && !near.empty() && *near.begin() != "..";
  throw InputError(Problem{(below ? near : folder).string(), 0, "--out", "", rule, hint});
}

/// Removes a path and all below it when it goes out of scope, unless kept.
class Temporary {
 public:
  explicit Temporary(fs::path path) : path_(std::move(path)) {}
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  fs::path path_;
};

/// File names that the manifest in `folder` lists, or nothing if there is no manifest of ours.
std::set<std::string> files_of_bundle(const fs::path& folder) {
  std::ifstream in(folder / "manifest.json");
  const auto manifest = parse_manifest({std::istreambuf_iterator<char>(in), {}});
  if (!manifest.is_object() || manifest.value("bundle", nlohmann::json()) != bundle_mark) return {};
  std::set<std::string> names{"manifest.json"};
  if (manifest.contains("files") && manifest["files"].is_object())
    for (const auto& [name, entry] : manifest["files"].items()) names.insert(name);
  return names;
}

/// The folder may be absent, empty, or a bundle of ours with nothing else in it but `also`.
void check_replaceable(const fs::path& folder, const std::string& also) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status)) refuse(folder, "is a file; results go into a folder", "choose another name for --out");
  std::vector<std::string> found;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    found.push_back(at->path().filename().string());
  if (error) refuse(folder, fmt::format("cannot be listed ({})", error.message()), "choose another folder");
  std::erase(found, also);
  if (found.empty()) return;
  const std::set<std::string> ours = files_of_bundle(folder);
  for (const std::string& name : found) {
    if (!ours.contains(name))
      refuse(folder, fmt::format("holds \"{}\", which is not part of a result bundle, and is left as it is", name),
             "choose a new or empty folder, or one that holds an earlier result");
  }
}

/// Missing parents are made; the first one made is remembered so that a failure can take them away again.
fs::path make_parents(const fs::path& parent) {
  fs::path first_made;
  for (fs::path at = parent; !at.empty() && !fs::exists(at); at = at.parent_path()) {
    first_made = at;
    if (at == at.parent_path()) break;
  }
  std::error_code error;
  fs::create_directories(parent, error);
  if (error || !fs::is_directory(parent)) {
    if (!first_made.empty()) fs::remove_all(first_made, error);
    refuse(parent, fmt::format("cannot be made ({})", error ? error.message() : "a file is in the way"),
           "choose another folder for --out");
  }
  return first_made;
}

fs::path make_working_folder(const fs::path& target) {
  const fs::path path = target.parent_path() / fmt::format(".{}.writing-{}", target.filename().string(), ::getpid());
  std::error_code error;
  fs::remove_all(path, error);
  if (!fs::create_directory(path, error) || error)
    refuse(target, fmt::format("is not writable ({})", error.message()), "choose a folder that you may write to");
  return path;
}

void write_file(const fs::path& file, const std::string& content, const fs::path& target) {
  std::ofstream out(file, std::ios::binary);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  if (!out)
    refuse(target, fmt::format("could not take {} ({} bytes)", file.filename().string(), content.size()), "is the disk full?");
}

/// The new bundle takes the place of the old one, which is removed only afterwards.
void move_into_place(const fs::path& fresh, const fs::path& target) {
  std::error_code error;
  if (fs::exists(target)) {
    const fs::path aside = fresh.string() + "-replaces";
    fs::rename(target, aside, error);
    if (error) refuse(target, fmt::format("cannot be replaced ({})", error.message()), "choose another folder");
    fs::rename(fresh, target, error);
    if (error) {
      std::error_code back;
      fs::rename(aside, target, back);
    } else {
      Temporary removed(aside);
    }
  } else {
    fs::rename(fresh, target, error);
  }
  if (error) refuse(target, fmt::format("cannot be written ({})", error.message()), "choose another folder");
}

/// Absolute, without a trailing slash, symbolic links followed: "run/article/" and "run/article" are one place.
fs::path resolved(const fs::path& folder) {
  if (folder.empty()) refuse(folder, "is empty", "give a folder, e.g. --out run/article");
  std::error_code error;
  fs::path path = fs::weakly_canonical(fs::absolute(folder, error), error);
  if (error) refuse(folder, fmt::format("cannot be reached ({})", error.message()), "choose another folder");
  if (!path.has_filename()) path = path.parent_path();
  return path;
}

}  // namespace

void check_result_folder(const fs::path& folder, const std::string& also) {
  const fs::path target = resolved(folder);
  check_replaceable(target, also);
  Temporary parents(make_parents(target.parent_path()));
  Temporary working(make_working_folder(target));
}

void write_result_folder(const std::map<std::string, std::string>& files, const fs::path& folder, const std::string& also) {
  const fs::path target = resolved(folder);
  check_replaceable(target, also);
  Temporary parents(make_parents(target.parent_path()));
  Temporary working(make_working_folder(target));
  for (const auto& [name, content] : files) write_file(working.path() / name, content, target);
  move_into_place(working.path(), target);
  working.keep();
  parents.keep();
}

void check_bundle_folder(const fs::path& folder, bool draws) {
  check_result_folder(folder, draws ? unfinished_folder("").string() : "");
}

void write_bundle(const Study& study, const fs::path& folder) {
  write_result_folder(bundle_files(study), folder, study.uncertainty ? unfinished_folder("").string() : "");
}

}  // namespace entrepot
