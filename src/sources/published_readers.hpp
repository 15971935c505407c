// The readers that the registry lists: one function a source, each in the file of its name, which says what the source's codes,
// units, valuation and traps are. `knows_...` decides by the head of a file alone.
#pragma once

#include <initializer_list>
#include <string_view>

#include "sources/registry.hpp"

namespace entrepot::sources {

#define ENTREPOT_PUBLISHED_READER(name)    \
  bool knows_##name(const FileHead& head); \
  Publication read_##name(const std::filesystem::path& file, const ReadOptions& options, Problems& problems)

ENTREPOT_PUBLISHED_READER(cepii_baci);
ENTREPOT_PUBLISHED_READER(baci_pair_totals);
ENTREPOT_PUBLISHED_READER(comtrade_csv);
ENTREPOT_PUBLISHED_READER(comtrade_json);
ENTREPOT_PUBLISHED_READER(eurostat_comext);
ENTREPOT_PUBLISHED_READER(comext_extract);
ENTREPOT_PUBLISHED_READER(comext_partner_totals);
ENTREPOT_PUBLISHED_READER(national_imports);
ENTREPOT_PUBLISHED_READER(imf_imts);
ENTREPOT_PUBLISHED_READER(icio_wide);
ENTREPOT_PUBLISHED_READER(icio_flows);
ENTREPOT_PUBLISHED_READER(wiod_blocks);
ENTREPOT_PUBLISHED_READER(wiod_wide);
ENTREPOT_PUBLISHED_READER(russian_customs_csv);
ENTREPOT_PUBLISHED_READER(russian_customs_xlsx);
ENTREPOT_PUBLISHED_READER(cited_facts);
ENTREPOT_PUBLISHED_READER(market_series);
ENTREPOT_PUBLISHED_READER(sanctions_lists);
ENTREPOT_PUBLISHED_READER(described_csv);

#undef ENTREPOT_PUBLISHED_READER

/// True where the header has all of these columns.
bool has_columns(const FileHead& head, std::initializer_list<std::string_view> names);

}  // namespace entrepot::sources
