// What ReadStat's own parser finds in a Stata file. Whoever includes this links ReadStat.
#pragma once

#include <gtest/gtest.h>
#include <readstat.h>

#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace entrepot::testing {

struct StataFile {
  std::string label;
  long rows = 0;
  std::vector<std::string> names, labels, notes;
  std::map<std::pair<int, int>, std::string> texts;  ///< by row and variable, from 0
  std::map<std::pair<int, int>, double> numbers;     ///< NaN is missing
};

inline StataFile parsed_stata(const std::filesystem::path& file) {
  StataFile found;
  const std::unique_ptr<readstat_parser_t, void (*)(readstat_parser_t*)> parser(readstat_parser_init(), readstat_parser_free);
  readstat_set_metadata_handler(parser.get(), [](readstat_metadata_t* metadata, void* to) {
    static_cast<StataFile*>(to)->label = readstat_get_file_label(metadata);
    static_cast<StataFile*>(to)->rows = readstat_get_row_count(metadata);
    return static_cast<int>(READSTAT_HANDLER_OK);
  });
  readstat_set_variable_handler(parser.get(), [](int, readstat_variable_t* variable, const char*, void* to) {
    const char* label = readstat_variable_get_label(variable);
    static_cast<StataFile*>(to)->names.emplace_back(readstat_variable_get_name(variable));
    static_cast<StataFile*>(to)->labels.emplace_back(label != nullptr ? label : "");
    return static_cast<int>(READSTAT_HANDLER_OK);
  });
  readstat_set_note_handler(parser.get(), [](int, const char* note, void* to) {
    static_cast<StataFile*>(to)->notes.emplace_back(note);
    return static_cast<int>(READSTAT_HANDLER_OK);
  });
  readstat_set_value_handler(parser.get(), [](int row, readstat_variable_t* variable, readstat_value_t value, void* to) {
    const std::pair at(row, readstat_variable_get_index(variable));
    if (readstat_value_type(value) == READSTAT_TYPE_STRING) {
      static_cast<StataFile*>(to)->texts[at] = readstat_string_value(value);
    } else {
      static_cast<StataFile*>(to)->numbers[at] =
          readstat_value_is_system_missing(value) ? std::numeric_limits<double>::quiet_NaN() : readstat_double_value(value);
    }
    return static_cast<int>(READSTAT_HANDLER_OK);
  });
  EXPECT_EQ(readstat_parse_dta(parser.get(), file.c_str(), &found), READSTAT_OK);
  return found;
}

}  // namespace entrepot::testing
