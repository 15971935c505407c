// Dates of spreadsheets: days since the end of 1899, told from numbers by the format in which the cell is shown.
#pragma once

#include <string>
#include <string_view>

namespace entrepot::tables {

/// True when the format shows a day, a month or a year: "dd.mm.yyyy", not "0.00", nor "[h]:mm" and "mm:ss", which are spans of
/// time. Source: ECMA-376, part 1, 18.8.31; quoted text, escapes and what stands in brackets are no part of the pattern.
bool shows_date(std::string_view format);

/// The same for the formats that have a number only (ECMA-376, part 1, 18.8.30, East Asian ones included).
bool shows_date(unsigned built_in_format);

/// "2023-04-30", with "T12:30:00" behind it where the day has a time; empty outside 1900-01-01 to 9999-12-31. In the calendar
/// that begins in 1900 day 60 is 1900-02-29, which never was: it is empty. Seconds are rounded.
std::string sheet_date(double serial, bool from_1904);

}  // namespace entrepot::tables
