// One flow counted twice: by the country it leaves and by the country it enters. What freight, coverage and rerouting do to the
// two.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/trade_records.hpp"

namespace entrepot {

/// How much imports c.i.f. exceed exports f.o.b. for freight and insurance alone.
struct FreightMargin {
  std::optional<double> stated;  ///< a fraction, e.g. 0.06; otherwise the median of the data is taken
  int before_year = 0;           ///< the median over years before this one; 0 = over all years
};

struct MirrorQuery {
  std::string exporter, importer;  ///< empty: all
  std::string product;             ///< empty: every product by itself
  std::optional<int> year;         ///< empty: all years
  FreightMargin margin;
};

enum class MirrorCover { both, exporter_only, importer_only };
const char* to_string(MirrorCover cover);

struct MirrorRow {
  std::string exporter, importer, product;
  int year = 0;
  double exports = 0, imports = 0;  ///< as each counts them; NaN where it is missing
  double exports_at_importer = 0;   ///< exports with the margin: to be compared with imports
  double gap = 0;                   ///< ln(imports / exports_at_importer); NaN where one is missing or zero
  double asymmetry = 0;             ///< (imports - exports_at_importer) / (imports + exports_at_importer), in [-1, 1]
  double margin = 0;                ///< taken for this route
  MirrorCover cover = MirrorCover::both;
};

struct MirrorComparison {
  MirrorQuery query;
  std::string exporters_name, importers_name, currency;
  std::vector<MirrorRow> rows;  ///< by exporter, importer, product, year
  double margin_median = 0;     ///< over all routes; what routes without data of their own are given
  std::size_t routes_with_margin = 0;
  std::size_t both = 0, exporter_only = 0, importer_only = 0;
  double exports_covered = 0, imports_covered = 0;  ///< values of the pairs that both count
  double exports_total = 0, imports_total = 0;
  double asymmetry = 0;  ///< sum of absolute differences over the sum of both, over pairs that both count; 0 = agreement
  std::vector<std::string> notes;
};

/// `exports` are rows with flow "export" of `exporters`; `imports` those with flow "import" of `importers` (which may be the same
/// records). Years are summed from months where there are no rows of whole years. Values of one currency. A margin by route
/// (exporter, importer, product) is the median over years of imports / exports - 1; rows of which the reporter's price basis says
/// fob for imports take no margin. Errors: InputError (nothing to compare; two currencies).
MirrorComparison compare_mirrors(const TradeRecords& exporters, const TradeRecords& importers, const MirrorQuery& query);

}  // namespace entrepot
