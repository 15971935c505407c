// Files into the store: recognised, hashed and read before the store is locked, so that others wait for the writing alone.
#include <chrono>
#include <thread>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "entrepot/data_store.hpp"
#include "sources/registry.hpp"
#include "sources/store.hpp"
#include "sources/store_options.hpp"

namespace entrepot {
namespace {

using namespace sources;

struct Chosen {
  const ImportRequest* request;
  const SourceReader* reader;
  StoredFile file;
  ImportKey key;
};

const SourceReader* reader_of(const ImportRequest& request, Problems& problems) {
  if (request.source.empty() && !request.description.empty()) return find_source_reader("described");
  if (request.source.empty()) return recognise(request.file, problems);
  if (const SourceReader* reader = find_source_reader(request.source)) return reader;
  std::vector<std::string> ids;
  std::string list;
  for (const SourceReader& reader : source_readers()) {
    ids.push_back(reader.id);
    list += (list.empty() ? "" : ", ") + reader.id;
  }
  const std::string near = did_you_mean(request.source, ids);
  problems.add({.file = request.file.string(),
                .line = 0,
                .field = "--source",
                .value = request.source,
                .rule = "must be a source that can be read",
                .hint = near.empty() ? "there are: " + list : near});
  return nullptr;
}

/// What changes the reading beside the file itself: part of the id.
std::string options_json(const ImportRequest& request) {
  nlohmann::ordered_json options = nlohmann::ordered_json::object();
  if (!request.vintage.empty()) options["vintage"] = request.vintage;
  if (!request.description.empty()) options["description"] = hash_file(request.description).sha256;
  return options.dump();
}

std::vector<Chosen> choose(const std::vector<ImportRequest>& requests) {
  Problems problems;
  std::vector<Chosen> chosen;
  for (const ImportRequest& request : requests) {
    try {
      StoredFile file = hash_file(request.file);
      const SourceReader* reader = reader_of(request, problems);
      if (reader == nullptr) continue;
      ImportKey key{file.sha256, reader->id, reader->version, options_json(request)};
      chosen.push_back({&request, reader, std::move(file), std::move(key)});
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) problems.add(problem);
    }
  }
  problems.throw_if_any();
  return chosen;
}

bool is_there(const std::string& id, const StoreChoice& store, const Control& control) {
  std::error_code error;
  if (!std::filesystem::exists(store.file, error)) return false;
  tables::Database database = open_store(store.file, database_options(store, control));
  return has_import(database, id);
}

/// Says again and again what goes on while `work` is done, so that a line of progress comes in time and stays.
template <class Work>
void told(const Control& control, const Progress& progress, const Work& work) {
  if (!control.on_progress) return work();
  const std::jthread teller([&](const std::stop_token& done) {
    for (int tick = 0; !done.stop_requested(); ++tick) {
      if (tick % 10 == 0) control.on_progress(progress);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  work();
}

/// Reads the file; a file that changes meanwhile would be stored under the hash of another content.
Publication read(const Chosen& chosen, Problems& problems) {
  const ReadOptions options{chosen.request->vintage, chosen.request->description};
  Publication publication = chosen.reader->read(chosen.file.path, options, problems);
  if (problems.empty() && hash_file(chosen.file.path).sha256 != chosen.file.sha256) {
    problems.add({.file = chosen.file.path.string(),
                  .line = 0,
                  .field = "",
                  .value = "",
                  .rule = "the file changed while it was read",
                  .hint = "try again when it is whole"});
  }
  return publication;
}

void import_one(const Chosen& chosen, const StoreChoice& store, const Control& control, ImportOutcome& outcome,
                Progress progress) {
  const std::string name = chosen.file.path.filename().string(), id = import_id(chosen.key);
  ImportedFile imported;
  imported.was_there = is_there(id, store, control);
  if (!imported.was_there) {
    Problems problems;
    Publication publication;
    progress.stage = "reading " + name;
    told(control, progress, [&] { publication = read(chosen, problems); });
    if (!problems.empty()) {
      for (const Problem& problem : problems.list()) outcome.refused.add(problem);
      return;
    }
    tables::Database database = open_store_to_write(store.file, database_options(store, control));
    imported.was_there = has_import(database, id);  // another process may have been faster
    if (!imported.was_there) {
      ImportAccount account;
      progress.stage = "storing " + name;
      told(control, progress, [&] { account = store_publication(database, publication, chosen.file, chosen.key); });
      imported.superseded_rows = account.superseded_rows;
      for (Overlap& overlap : account.overlaps)
        imported.overlaps.push_back({std::move(overlap.other), overlap.rows, overlap.value});
    }
  }
  imported.record = find_import(id, store, control);
  outcome.imported.push_back(std::move(imported));
}

}  // namespace

ImportOutcome import_files(const std::vector<ImportRequest>& requests, const StoreChoice& store, const Control& control) {
  try {
    const std::vector<Chosen> chosen = choose(requests);
    ImportOutcome outcome;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (control.stop.stop_requested()) throw DataInterrupted();
      import_one(chosen[i], store, control, outcome, {"", i + 1, chosen.size()});
    }
    return outcome;
  } catch (const tables::DatabaseInterrupted&) {
    throw DataInterrupted();
  }
}

}  // namespace entrepot
