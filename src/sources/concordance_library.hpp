// All concordances of a folder, and the way from one classification to another through them.
#pragma once

#include <map>

#include "sources/concordance.hpp"

namespace entrepot::sources {

struct ConcordanceLibrary {
  std::filesystem::path folder;
  std::vector<Concordance> list;      ///< published files and tables of ours, in the order of the catalogue
  std::vector<Concordance> editions;  ///< each edition of the HS into the tables that merge editions: the same codes
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> names;  ///< classification, code, name

  /// Sorted; CN editions are not listed.
  std::vector<std::string> classifications() const;
  /// All codes that the published files know, sorted; empty where none starts from this classification.
  std::vector<std::string> codes_of(std::string_view classification) const;
  std::string name_of(std::string_view classification, std::string_view code) const;
  const Concordance* find(std::string_view from, std::string_view to) const;
};

/// What is in the folder, by the file names of their publishers; a folder without any is a problem. `as_published`: without our
/// amendments.
ConcordanceLibrary read_concordances(const std::filesystem::path& folder, bool as_published, Problems& problems);

/// A whole way: the steps for the record, and one concordance that does all of it.
struct Way {
  std::vector<ConcordanceStep> steps;
  Concordance concordance;
  std::vector<std::string> notes;
};

/// The way with the least reversals, then the fewest steps. `codes`: those that will be asked for (a CN edition is known by its
/// codes alone). Errors: problems for unknown classifications, no way, faulty weights or own files.
std::optional<Way> find_way(const ConcordanceLibrary& library, const Route& route, std::span<const std::string> codes,
                            Problems& problems);

/// Amounts by code from a CSV; rows of one code are added, and codes that lost their leading zero get it back (a note).
struct AmountFile {
  CodeAmounts amounts;
  std::vector<std::string> notes;
};
std::optional<AmountFile> read_amounts(const WeightTable& table, std::string_view classification, Problems& problems);

}  // namespace entrepot::sources
