#include "sources/classifications.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace entrepot::sources {
namespace {

struct Edition {
  std::string_view name;
  int first_year;
  std::string_view number;  ///< as in UN Comtrade's H5 and R's HS5
};

/// The edition of 1988 is that of UN Comtrade's H0, which it calls 1988/92.
constexpr std::array<Edition, 7> editions = {{{"HS1992", 1988, "0"},
                                              {"HS1996", 1996, "1"},
                                              {"HS2002", 2002, "2"},
                                              {"HS2007", 2007, "3"},
                                              {"HS2012", 2012, "4"},
                                              {"HS2017", 2017, "5"},
                                              {"HS2022", 2022, "6"}}};
constexpr int last_year = 2027;  // the edition of 2028 is not published here

struct Shape {
  std::string_view classification;  ///< or what its name begins with
  std::size_t digits;
  std::string_view rule;
};
constexpr std::array<Shape, 8> shapes = {{{"HS", 6, "6 digits"},
                                          {"CN", 8, "8 digits"},
                                          {"ISIC", 4, "4 digits"},
                                          {"BEC4", 3, "3 digits"},
                                          {"NAICS2017", 6, "6 digits"},
                                          {"SITC2", 4, "4 digits"},
                                          {"NAICS", 0, "6 digits, the last of them perhaps X"},
                                          {"GTAP10-REGION", 0, "3 letters"}}};

bool digits_only(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

const Shape* shape_of(std::string_view classification) {
  const auto found =
      std::ranges::find_if(shapes, [&](const Shape& shape) { return classification.starts_with(shape.classification); });
  return found == shapes.end() ? nullptr : &*found;
}

}  // namespace

std::string_view code_rule(std::string_view classification) {
  const Shape* shape = shape_of(classification);
  return shape == nullptr ? "" : shape->rule;
}

bool is_code_of(std::string_view classification, std::string_view code) {
  const Shape* shape = shape_of(classification);
  if (shape == nullptr) return !code.empty();
  if (shape->digits > 0) return code.size() == shape->digits && digits_only(code);
  if (shape->classification == "NAICS")
    return code.size() == 6 && code[0] != 'X' && digits_only(code.substr(0, code.find('X'))) &&
           (code.find('X') == std::string_view::npos || code.find_first_not_of('X', code.find('X')) == std::string_view::npos);
  return code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<std::string> hs_edition_of_year(int year) {
  std::optional<std::string> found;
  for (const Edition& edition : editions)
    if (year >= edition.first_year && year <= last_year) found = edition.name;
  return found;
}

std::optional<int> year_of_cn(std::string_view classification) {
  if (classification.size() != 6 || !classification.starts_with("CN") || !digits_only(classification.substr(2)))
    return std::nullopt;
  int year = 0;
  std::from_chars(classification.data() + 2, classification.data() + 6, year);
  return year >= 1988 && year <= 2099 ? std::optional(year) : std::nullopt;
}

std::string hs_edition_by_alias(std::string_view name) {
  const std::string_view number = name.starts_with("HS") ? name.substr(2) : name.starts_with("H") ? name.substr(1) : "";
  for (const Edition& edition : editions)
    if (!number.empty() && (number == edition.number || number == edition.name.substr(4))) return std::string(edition.name);
  return number == "1988" || number == "88" ? "HS1992" : "";
}

}  // namespace entrepot::sources
