// Names of classifications and what their codes look like.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entrepot::sources {

/// A code of `classification` as published, in words for a message ("6 digits"); empty where anything not empty is a code.
std::string_view code_rule(std::string_view classification);
bool is_code_of(std::string_view classification, std::string_view code);

/// The edition of the Harmonized System in force in a year from 1988 ("HS2017" in 2021): editions change on 1 January.
std::optional<std::string> hs_edition_of_year(int year);

/// Of "CN2021" and the like, 1988 to 2099; nothing for other names. The Combined Nomenclature is the HS with two digits more.
std::optional<int> year_of_cn(std::string_view classification);

/// What other programs and publishers call an edition of the HS: "H5", "HS5" and "HS17" are HS2017. Empty for other names.
std::string hs_edition_by_alias(std::string_view name);

}  // namespace entrepot::sources
