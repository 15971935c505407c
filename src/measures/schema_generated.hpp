// Made by schema/generate.py from schema/scenario.toml; do not edit.
#pragma once

#include <array>
#include <string_view>

namespace entrepot {

enum class SchemaType { text, date, boolean, integer, number, texts, numbers, pairs, table, tables, text_or_table };

/// One key of the scenario file. `allowed` and `refused` are words joined by '|'; empty = any. `elsewhere` is a word that
/// belongs to another key, with a hint that says to which.
struct SchemaKey {
  std::string_view table, name;
  SchemaType type;
  bool required;
  std::string_view allowed, refused;
  std::string_view elsewhere{}, elsewhere_hint{};
};

// clang-format off
inline constexpr std::array<SchemaKey, 102> schema_keys{{
    {"", "schema", SchemaType::text, true, "1", ""},
    {"", "title", SchemaType::text, false, "", ""},
    {"", "question", SchemaType::text, false, "", ""},
    {"", "note", SchemaType::text, false, "", ""},
    {"", "kind", SchemaType::text, false, "stylised|estimated|published", ""},
    {"", "world", SchemaType::table, true, "", ""},
    {"", "horizon", SchemaType::text, false, "short|medium|long", ""},
    {"", "elasticities", SchemaType::text_or_table, false, "", ""},
    {"", "closure", SchemaType::table, false, "", ""},
    {"", "substitution", SchemaType::table, false, "", ""},
    {"", "factors", SchemaType::table, false, "", ""},
    {"", "groups", SchemaType::table, false, "", ""},
    {"", "measure", SchemaType::tables, false, "", ""},
    {"", "bans", SchemaType::table, false, "", ""},
    {"", "compare", SchemaType::table, false, "", ""},
    {"", "horizons", SchemaType::table, false, "", ""},
    {"", "decompose", SchemaType::table, false, "", ""},
    {"", "grid", SchemaType::table, false, "", ""},
    {"", "compliance", SchemaType::table, false, "", ""},
    {"", "coalition", SchemaType::table, false, "", ""},
    {"", "frontier", SchemaType::table, false, "", ""},
    {"", "flow", SchemaType::tables, false, "", ""},
    {"", "judgement", SchemaType::tables, false, "", ""},
    {"", "dependence", SchemaType::table, false, "", ""},
    {"world", "name", SchemaType::text, false, "", ""},
    {"world", "file", SchemaType::text, false, "", ""},
    {"world", "layer", SchemaType::text, false, "", ""},
    {"elasticities", "file", SchemaType::text, true, "", ""},
    {"closure", "trade_balance", SchemaType::text, false, "fixed_world_share|zero|own_share", "", "coalition", "transfers come on top of a closure: write transfers = \"coalition\" in [closure], and [coalition] members = [\"@West\"]"},
    {"closure", "transfers", SchemaType::text, false, "none|coalition", ""},
    {"substitution", "consumption", SchemaType::number, false, "", ""},
    {"substitution", "value_added", SchemaType::number, false, "", ""},
    {"substitution", "intermediates", SchemaType::number, false, "", ""},
    {"substitution", "energy", SchemaType::number, false, "", ""},
    {"substitution", "energy_sectors", SchemaType::texts, false, "", ""},
    {"factors", "mobility", SchemaType::number, false, "", ""},
    {"groups", "*", SchemaType::texts, false, "", ""},
    {"measure", "id", SchemaType::text, true, "", ""},
    {"measure", "group", SchemaType::text, false, "", ""},
    {"measure", "kind", SchemaType::text, true, "tariff|export_tax|trade_cost|ban|productivity|quota|price_cap", "export_control|secondary_sanction|transfer"},
    {"measure", "importers", SchemaType::texts, false, "", ""},
    {"measure", "exporters", SchemaType::texts, false, "", ""},
    {"measure", "countries", SchemaType::texts, false, "", ""},
    {"measure", "sectors", SchemaType::texts, true, "", ""},
    {"measure", "change", SchemaType::table, false, "", ""},
    {"measure", "both_ways", SchemaType::boolean, false, "", ""},
    {"measure", "shared", SchemaType::boolean, false, "", ""},
    {"measure", "rent", SchemaType::text, false, "", ""},
    {"measure", "from", SchemaType::date, false, "", ""},
    {"measure", "until", SchemaType::date, false, "", ""},
    {"measure", "source", SchemaType::text, false, "", ""},
    {"measure", "retaliates", SchemaType::text, false, "", ""},
    {"measure", "note", SchemaType::text, false, "", ""},
    {"measure", "order", SchemaType::integer, false, "", ""},
    {"measure.change", "add_pp", SchemaType::number, false, "", ""},
    {"measure.change", "set_rate", SchemaType::number, false, "", ""},
    {"measure.change", "max_rate", SchemaType::number, false, "", ""},
    {"measure.change", "linear_cut", SchemaType::number, false, "", ""},
    {"measure.change", "swiss", SchemaType::number, false, "", ""},
    {"measure.change", "power_pct", SchemaType::number, false, "", ""},
    {"measure.change", "factor", SchemaType::number, false, "", ""},
    {"measure.change", "max_pct", SchemaType::number, false, "", ""},
    {"measure.change", "max_value", SchemaType::number, false, "", ""},
    {"bans", "remainder_pct", SchemaType::number, false, "", ""},
    {"compare", "baseline", SchemaType::text, true, "", ""},
    {"horizons", "compare", SchemaType::texts, true, "", ""},
    {"horizons", "countries", SchemaType::texts, true, "", ""},
    {"decompose", "by", SchemaType::text, true, "group|measure", ""},
    {"grid", "*", SchemaType::numbers, false, "", ""},
    {"compliance", "third", SchemaType::text, true, "", ""},
    {"compliance", "target", SchemaType::text, true, "", ""},
    {"compliance", "factor", SchemaType::number, true, "", ""},
    {"compliance", "political_value", SchemaType::number, false, "", ""},
    {"compliance", "compliance_cost", SchemaType::number, false, "", ""},
    {"compliance", "penalty", SchemaType::tables, true, "", ""},
    {"compliance.penalty", "id", SchemaType::text, true, "", ""},
    {"compliance.penalty", "by", SchemaType::texts, true, "", ""},
    {"compliance.penalty", "factor", SchemaType::number, true, "", ""},
    {"coalition", "members", SchemaType::texts, true, "", ""},
    {"coalition", "target", SchemaType::text, false, "", ""},
    {"coalition", "measures", SchemaType::text, false, "", ""},
    {"frontier", "coalition", SchemaType::texts, true, "", ""},
    {"frontier", "target", SchemaType::text, true, "", ""},
    {"frontier", "measures", SchemaType::text, false, "", ""},
    {"frontier", "sectors", SchemaType::texts, false, "", ""},
    {"frontier", "detail", SchemaType::text, false, "uniform|sector", ""},
    {"frontier", "instruments", SchemaType::texts, false, "tariff|export_tax", ""},
    {"frontier", "willingness_to_pay", SchemaType::numbers, false, "", ""},
    {"frontier", "max_pct", SchemaType::number, false, "", ""},
    {"flow", "id", SchemaType::text, true, "", ""},
    {"flow", "exporters", SchemaType::texts, true, "", ""},
    {"flow", "importers", SchemaType::texts, true, "", ""},
    {"flow", "sectors", SchemaType::texts, true, "", ""},
    {"flow", "instead_of", SchemaType::texts, false, "", ""},
    {"judgement", "id", SchemaType::text, true, "", ""},
    {"judgement", "claim", SchemaType::text, true, "", ""},
    {"judgement", "number", SchemaType::text, true, "", ""},
    {"judgement", "minus", SchemaType::text, false, "", ""},
    {"judgement", "above", SchemaType::number, false, "", ""},
    {"judgement", "below", SchemaType::number, false, "", ""},
    {"judgement", "reading", SchemaType::text, false, "", ""},
    {"dependence", "pairs", SchemaType::pairs, true, "", ""},
}};
// clang-format on

}  // namespace entrepot
