// The concordances of the R package "concordance" (Liao, Kim, Miyano and Zhang): HS editions, ISIC, BEC, NAICS, SITC and the
// sectors of WIOD's 2013 release. One wide CSV each, with all levels of both codes; only the most detailed level is read.
//
// Traps: HS0 ... HS6 there are editions, not digits. Between editions each newer code has one older code only: where the World
// Customs Organization's tables list several, one was chosen by the publisher, so 26 codes of HS 2017 have no newer code at all
// (86 over all editions). HS_ files merge the codes of all editions, in which one code may mean two things; they are HS1992-2022
// here, and HS1992-2017 for hs_naics, which stops there; its NAICS is older than 2017 and has codes with X. Some rows are blank;
// some codes stand without a counterpart.
#pragma once

#include <span>

#include "sources/concordance.hpp"

namespace entrepot::sources {

struct KimFile {
  std::string_view file, from, to, from_column, to_column;
};
std::span<const KimFile> kim_files();

/// One file. Nothing where it is missing or faulty (a problem then, for a faulty one).
std::optional<Concordance> read_kim(const std::filesystem::path& folder, const KimFile& file, bool as_published,
                                    Problems& problems);

/// Rows that we replace, because their two legal texts cannot be the same goods.
struct HsAmendment {
  std::string_view file, from, published, ours, reason;
};
std::span<const HsAmendment> hs_amendments();

}  // namespace entrepot::sources
