// What a user chose about the store, as the database takes it.
#pragma once

#include "entrepot/data_store.hpp"
#include "tables/database.hpp"

namespace entrepot::sources {

inline tables::DatabaseOptions database_options(const StoreChoice& store, const Control& control) {
  tables::DatabaseOptions options;
  options.wait_seconds = store.wait_seconds;
  options.on_wait = store.on_note;
  options.stop = control.stop;
  options.threads = control.threads;
  return options;
}

}  // namespace entrepot::sources
