// facts.toml into facts, identities and groups of rates. All that is wrong is said at once.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "entrepot/facts.hpp"
#include "tables/text_file.hpp"
#include "tables/toml_fields.hpp"

namespace entrepot {
namespace {

using Fields = tables::TomlFields;

constexpr std::size_t most_entries = 1000;  // of a kind: pairs of facts are compared with one another

struct Reader {
  FactFile& read;
  Problems& problems;

  void facts(Fields& document);
  void identities(Fields& document);
  void derived(Fields& document);
  void rates(Fields& document);
  const Fact* fact(const std::string& id) const {
    const auto found = std::ranges::find(read.facts, id, &Fact::id);
    return found == read.facts.end() ? nullptr : &*found;
  }
  std::string nearest(const std::string& id) const {
    std::vector<std::string> ids;
    for (const Fact& one : read.facts) ids.push_back(one.id);
    return did_you_mean(id, ids);
  }
  std::string measures(const Expression& expression, bool mix_bases, long line, const std::string& field) {
    return unit_of_expression(expression, [&](const std::string& name) { return fact(name)->unit.measures; }, mix_bases, problems,
                              {.file = read.file, .line = line, .field = field});
  }
  void complain(long line, std::string field, std::string value, std::string rule, std::string hint = "") {
    problems.add({read.file, line, std::move(field), std::move(value), std::move(rule), std::move(hint)});
  }
};

bool is_upper_code(const std::string& text, std::size_t length) {
  return text.size() == length && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_id(const std::string& id) {
  return !id.empty() && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  }) && ((id[0] >= 'a' && id[0] <= 'z') || (id[0] >= 'A' && id[0] <= 'Z'));
}

double money_scale(const std::string& unit) {
  static const std::array<std::pair<const char*, double>, 5> scales{
      {{"", 1}, {"thousand", 1e3}, {"m", 1e6}, {"bn", 1e9}, {"tn", 1e12}}};
  for (const auto& [name, scale] : scales) {
    if (unit == name) return scale;
  }
  return 0;
}

/// Percentages are pure numbers; an amount with a currency is money; anything else is a unit of its own.
std::optional<FactUnit> unit_of(const std::string& text, const std::string& currency, PriceBasis price_basis) {
  if (text == "percent" || text == "percentage points") return FactUnit{text, 0.01, ""};
  if (currency.empty()) return FactUnit{text, 1, text};
  const double scale = money_scale(text);
  if (scale == 0) return std::nullopt;
  const std::string basis = to_string(price_basis);
  return FactUnit{text, scale, basis.empty() ? currency : currency + " " + basis};
}

template <class Choice>
std::optional<Choice> choice(Fields& fields, const char* key, const std::string& text, const std::vector<Choice>& choices,
                             Problems& problems, const std::string& file, const std::string& field) {
  std::vector<std::string> names;
  for (const Choice one : choices) {
    if (text == to_string(one)) return one;
    names.emplace_back(to_string(one));
  }
  std::string list;
  for (const std::string& name : names)
    if (!name.empty()) list += (list.empty() ? "\"" : ", \"") + name + "\"";
  problems.add({file, fields.line(), field + key, text, "must be one of " + list, did_you_mean(text, names)});
  return std::nullopt;
}

/// Must stand there, and is empty for a pure number.
std::string unit_text(Fields& fields) {
  fields.find("unit", true);
  return fields.text("unit");
}

void read_value(Fields& fields, Fact& fact, Reader& reader, const std::string& prefix) {
  fact.text = fields.text("value", true);
  if (const auto printed = parse_printed(fact.text))
    fact.printed = *printed;
  else if (!fact.text.empty())
    reader.complain(
        fields.line(), prefix + "value", fact.text, "must be a number as printed, e.g. \"-7.5\"",
        fact.text.find(',') == std::string::npos ? "" : "use a point as the decimal sign and spaces between thousands");
  const auto positive = [&](const char* key) {
    const std::optional<double> half = fields.number(key);
    if (half && *half < 0) reader.complain(fields.line(), prefix + key, fmt::format("{}", *half), "must not be negative");
    return half && *half >= 0 ? half : std::nullopt;
  };
  if (const auto half = positive("half_unit")) fact.printed = with_half_unit(fact.printed, *half);
  fact.coarser_half_unit = positive("coarser_half_unit");
}

void read_parties(Fields& fields, Fact& fact, Reader& reader, const std::string& prefix) {
  fact.reporter = fields.text("reporter");
  fact.partner = fields.text("partner");
  for (const auto& [key, code] : {std::pair{"reporter", &fact.reporter}, std::pair{"partner", &fact.partner}}) {
    if (!code->empty() && !is_upper_code(*code, 3))
      reader.complain(fields.line(), prefix + key, *code, "must be a code of three capital letters (ISO 3166-1 alpha-3)");
  }
  if (!fact.reporter.empty() && fact.reporter == fact.partner)
    reader.complain(fields.line(), prefix + "partner", fact.partner, "must not be the reporter: which flow is meant?",
                    "\"imports from X\" in a text on the statistics of X are imports by the partner, or from it");
  const std::string flow = fields.text("flow");
  const std::vector<FactFlow> flows{FactFlow::none, FactFlow::exports, FactFlow::imports, FactFlow::total, FactFlow::balance};
  fact.flow = choice(fields, "flow", flow, flows, reader.problems, reader.read.file, prefix).value_or(FactFlow::none);
  if (fact.flow != FactFlow::none && (fact.reporter.empty() || fact.partner.empty()))
    reader.complain(fields.line(), prefix + "flow", flow, "needs a reporter and a partner");
}

Fact read_fact(Fields& fields, Reader& reader, const std::string& prefix) {
  Fact fact;
  fact.line = fields.line();
  fact.id = fields.text("id", true);
  if (!fact.id.empty() && !is_id(fact.id))
    reader.complain(fact.line, prefix + "id", fact.id, "must start with a letter and hold letters, digits, _ and . alone");
  fact.words = fields.text("words");
  read_value(fields, fact, reader, prefix);
  read_parties(fields, fact, reader, prefix);
  fact.currency = fields.text("currency");
  if (!fact.currency.empty() && !is_upper_code(fact.currency, 3))
    reader.complain(fact.line, prefix + "currency", fact.currency, "must be a code of three capital letters (ISO 4217)");
  const std::string basis = fields.text("price_basis");
  if (const auto named = price_basis_named(basis))
    fact.price_basis = *named;
  else
    reader.complain(fact.line, prefix + "price_basis", basis, "must be \"fob\", \"cif\" or \"mixed\"");
  const std::string unit = unit_text(fields);
  if (const auto known = unit_of(unit, fact.currency, fact.price_basis))
    fact.unit = *known;
  else
    reader.complain(fact.line, prefix + "unit", unit,
                    "of an amount with a currency must be \"thousand\", \"m\", \"bn\" or \"tn\"");
  if (const std::string measure = fields.text("measure"); !measure.empty()) fact.measure = measure;
  if (const std::string product = fields.text("product"); !product.empty()) fact.product = product;
  if (const std::string period = fields.text("period"); !period.empty()) {
    fact.period = parse_period(period);
    if (!fact.period)
      reader.complain(fact.line, prefix + "period", period,
                      "must be a year, a month or months since: \"2025\", \"2025-04\", \"2025-01..04\"");
  }
  fact.statistics = fields.text("statistics");
  if (fact.statistics.empty()) fact.statistics = fact.reporter;
  fact.source = fields.text("source", true);
  fact.address = fields.text("address");
  if (const std::string status = fields.text("status"); !status.empty()) fact.status = status;
  if (fact.status != "published" && fact.status != "press" && fact.status != "estimate")
    reader.complain(fact.line, prefix + "status", fact.status, "must be \"published\", \"press\" or \"estimate\"");
  fields.refuse_unknown_keys("a fact");
  return fact;
}

void Reader::facts(Fields& document) {
  const auto list = document.tables("fact");
  if (list.empty()) complain(1, "fact", "", "must be given at least once: [[fact]]");
  std::set<std::string> ids;
  for (std::size_t i = 0; i < std::min(list.size(), most_entries); ++i) {
    const std::string prefix = fmt::format("fact[{}].", i + 1);
    Fields fields(*list[i], prefix, read.file, problems);
    Fact one = read_fact(fields, *this, prefix);
    if (!ids.insert(one.id).second) complain(one.line, prefix + "id", one.id, "stands twice");
    read.facts.push_back(std::move(one));
  }
  if (list.size() > most_entries)
    complain(1, "fact", fmt::format("{}", list.size()), fmt::format("must be at most {}", most_entries));
}

/// Nothing where the text is not an expression over facts of the file.
std::optional<Expression> read_expression(const std::string& text, Fields& fields, const std::string& field, Reader& reader) {
  if (text.empty()) return std::nullopt;
  try {
    Expression expression = parse_expression(text, reader.read.file, fields.line(), field);
    bool known = true;
    for (const std::string& name : expression.names) {
      if (reader.fact(name) != nullptr) continue;
      reader.complain(fields.line(), field, name, "must be the id of a fact", reader.nearest(name));
      known = false;
    }
    if (known) return expression;
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) reader.problems.add(problem);
  }
  return std::nullopt;
}

std::string unit_words(const std::string& measures) { return measures.empty() ? "a pure number" : measures; }

void check_units(const Identity& identity, const std::string& prefix, Reader& reader) {
  const bool mix = !identity.mixed_bases.empty();
  const std::string left = reader.measures(identity.left, mix, identity.line, prefix + "expression");
  const std::string right = reader.measures(identity.right, mix, identity.line, prefix + "equals");
  if (left != right)
    reader.complain(identity.line, prefix + "equals", fmt::format("{} and {}", unit_words(left), unit_words(right)),
                    "both sides must be in the same unit", "percentages are pure numbers: 7.5 % is 0.075");
}

void Reader::identities(Fields& document) {
  const auto list = document.tables("identity");
  std::set<std::string> ids;
  for (std::size_t i = 0; i < std::min(list.size(), most_entries); ++i) {
    const std::string prefix = fmt::format("identity[{}].", i + 1);
    Fields fields(*list[i], prefix, read.file, problems);
    Identity one;
    one.line = fields.line();
    one.id = fields.text("id", true);
    one.words = fields.text("words");
    const auto left = read_expression(fields.text("expression", true), fields, prefix + "expression", *this);
    const auto right = read_expression(fields.text("equals", true), fields, prefix + "equals", *this);
    one.tolerance = fields.number("tolerance").value_or(0);
    one.tolerance_reason = fields.text("tolerance_reason");
    one.mixed_bases = fields.text("mixed_bases");
    if (one.tolerance < 0) complain(one.line, prefix + "tolerance", fmt::format("{}", one.tolerance), "must not be negative");
    if (one.tolerance > 0 && one.tolerance_reason.empty())
      complain(one.line, prefix + "tolerance", fmt::format("{}", one.tolerance), "needs a reason: tolerance_reason");
    if (!ids.insert(one.id).second) complain(one.line, prefix + "id", one.id, "stands twice");
    fields.refuse_unknown_keys("an identity");
    if (!left || !right) continue;
    one.left = *left;
    one.right = *right;
    check_units(one, prefix, *this);
    read.identities.push_back(std::move(one));
  }
  if (list.size() > most_entries)
    complain(1, "identity", fmt::format("{}", list.size()), fmt::format("must be at most {}", most_entries));
}

void Reader::derived(Fields& document) {
  const auto list = document.tables("derived");
  for (std::size_t i = 0; i < std::min(list.size(), most_entries); ++i) {
    const std::string prefix = fmt::format("derived[{}].", i + 1);
    Fields fields(*list[i], prefix, read.file, problems);
    Derived one;
    one.line = fields.line();
    one.id = fields.text("id", true);
    one.words = fields.text("words");
    one.mixed_bases = fields.text("mixed_bases");
    const auto expression = read_expression(fields.text("expression", true), fields, prefix + "expression", *this);
    const std::string unit = unit_text(fields), currency = fields.text("currency");
    fields.refuse_unknown_keys("a derived number");
    if (!expression) continue;
    one.expression = *expression;
    const bool mix = !one.mixed_bases.empty();
    const std::string measures = this->measures(one.expression, mix, one.line, prefix + "expression");
    const auto known = unit_of(unit, currency, PriceBasis::unstated);
    if (!known || known->measures != measures.substr(0, known->measures.size()) || known->measures.empty() != measures.empty())
      complain(one.line, prefix + "unit", unit,
               fmt::format("must be a unit of what the expression gives: {}", unit_words(measures)));
    else
      one.unit = *known;
    read.derived.push_back(std::move(one));
  }
}

/// The two facts of a pair must be the same amount in two currencies; those of all pairs the same two.
void check_pair(const Fact& first, const Fact& second, const RateGroup& group, const std::string& field, Reader& reader) {
  const Fact& like = group.pairs.empty() ? first : *reader.fact(group.pairs.front().first);
  const Fact& other = group.pairs.empty() ? second : *reader.fact(group.pairs.front().second);
  if (first.currency.empty() || second.currency.empty() || first.currency == second.currency)
    reader.complain(group.line, field, first.id + ", " + second.id, "must be amounts in two currencies");
  else if (first.currency != like.currency || second.currency != other.currency)
    reader.complain(group.line, field, first.id + ", " + second.id,
                    fmt::format("must be in {} and {} as the first pair", like.currency, other.currency));
  for (const Fact* fact : {&first, &second}) {
    if (fact->interval().low <= 0) reader.complain(group.line, field, fact->id, "must be an amount above zero");
  }
}

void Reader::rates(Fields& document) {
  const auto list = document.tables("exchange_rate");
  for (std::size_t i = 0; i < std::min(list.size(), most_entries); ++i) {
    const std::string prefix = fmt::format("exchange_rate[{}].", i + 1);
    Fields fields(*list[i], prefix, read.file, problems);
    RateGroup group;
    group.line = fields.line();
    group.id = fields.text("id", true);
    group.words = fields.text("words");
    const auto first = fields.texts("first"), second = fields.texts("second");
    fields.refuse_unknown_keys("a group of exchange rates");
    if (!first || !second || first->empty() || first->size() != second->size()) {
      complain(group.line, prefix + "first", "", "first and second must be lists of fact ids, equally long");
      continue;
    }
    for (std::size_t k = 0; k < first->size(); ++k) {
      bool known = true;
      for (const std::string* id : {&(*first)[k], &(*second)[k]}) {
        if (fact(*id) != nullptr) continue;
        complain(group.line, prefix + "first", *id, "must be the id of a fact", nearest(*id));
        known = false;
      }
      if (!known) continue;
      check_pair(*fact((*first)[k]), *fact((*second)[k]), group, prefix + "first", *this);
      group.pairs.emplace_back((*first)[k], (*second)[k]);
    }
    read.rates.push_back(std::move(group));
  }
}

}  // namespace

const char* to_string(FactFlow flow) {
  switch (flow) {
    case FactFlow::none:
      return "";
    case FactFlow::exports:
      return "export";
    case FactFlow::imports:
      return "import";
    case FactFlow::total:
      return "total";
    case FactFlow::balance:
      return "balance";
  }
  return "";
}

Interval Fact::interval() const {
  const Interval own = printed.interval();
  return {own.low * unit.scale, own.value * unit.scale, own.high * unit.scale};
}

FactFile parse_facts(const std::string& text, const std::string& file) {
  FactFile read;
  read.file = file;
  read.sha256 = sha256_hex(text);
  const toml::table table = tables::parse_toml_text(text, file);
  Problems problems;
  Fields document(table, "", read.file, problems);
  if (const std::string schema = document.text("schema", true); !schema.empty() && schema != "1")
    document.complain("schema", "must be \"1\"");
  read.title = document.text("title");
  read.note = document.text("note");
  Reader reader{read, problems};
  reader.facts(document);
  reader.identities(document);
  reader.derived(document);
  reader.rates(document);
  document.refuse_unknown_keys("a file of facts");
  problems.throw_if_any();
  return read;
}

FactFile read_facts(const std::filesystem::path& file) {
  Problems problems;
  const std::optional<std::string> text = tables::read_text(file, problems);
  problems.throw_if_any();
  return parse_facts(*text, file.string());
}

}  // namespace entrepot
