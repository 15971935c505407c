# DuckDB, the embedded store, through its stable C interface. A DuckDB that the system has is used; else the pinned one that
# tools/fetch-duckdb puts below build/, shared by all presets and checked against its hashes.
set(ENTREPOT_DUCKDB_VERSION 1.4.4)
find_path(DUCKDB_INCLUDE_DIR duckdb.h NO_CACHE)
find_library(DUCKDB_LIBRARY duckdb NO_CACHE)
if(NOT DUCKDB_INCLUDE_DIR OR NOT DUCKDB_LIBRARY)
  set(duckdb_folder ${PROJECT_SOURCE_DIR}/build/duckdb-${ENTREPOT_DUCKDB_VERSION})
  execute_process(COMMAND ${PROJECT_SOURCE_DIR}/tools/fetch-duckdb ${duckdb_folder} RESULT_VARIABLE failed)
  if(NOT failed EQUAL 0)
    message(FATAL_ERROR "no DuckDB: the system has none and tools/fetch-duckdb failed (see above)")
  endif()
  set(DUCKDB_INCLUDE_DIR ${duckdb_folder})
  set(DUCKDB_LIBRARY ${duckdb_folder}/libduckdb.so)
  # The program finds the library beside itself, wherever both are moved to, and before that where it was built.
  set(CMAKE_INSTALL_RPATH "$ORIGIN/../lib")
  install(FILES ${DUCKDB_LIBRARY} DESTINATION lib)
  install(FILES ${duckdb_folder}/LICENSE DESTINATION share/doc/entrepot/duckdb)
endif()
add_library(DuckDB::DuckDB SHARED IMPORTED)
set_target_properties(DuckDB::DuckDB PROPERTIES IMPORTED_LOCATION ${DUCKDB_LIBRARY} IMPORTED_NO_SONAME ON
  INTERFACE_INCLUDE_DIRECTORIES ${DUCKDB_INCLUDE_DIR} INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${DUCKDB_INCLUDE_DIR})
