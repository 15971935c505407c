// The way from one classification to another: the cheapest chain of concordances, backwards where need be (Dijkstra 1959 on a
// graph of some thirty nodes).
#include <algorithm>
#include <cctype>
#include <limits>
#include <unordered_set>

#include <fmt/core.h>

#include "sources/classifications.hpp"
#include "sources/concordance_library.hpp"
#include "sources/country_concordances.hpp"
#include "tables/csv.hpp"
#include "tables/text_file.hpp"

namespace entrepot::sources {
namespace {

// What a step costs: a reversal must guess how to split what was merged, the more the more codes stand under one.
constexpr int same_codes_cost = 1, forward_cost = 10, splitting_cost = 12, backward_cost = 20;

int backward_cost_of(const Concordance& concordance) {
  std::unordered_set<std::string_view> into;
  for (const ConcordanceEntry& entry : concordance.entries) into.insert(entry.to);
  return backward_cost + backward_cost * static_cast<int>(concordance.entries.size() / std::max<std::size_t>(into.size(), 1));
}

struct Leg {
  const Concordance* concordance;
  bool reversed;
};

struct Reached {
  int cost = std::numeric_limits<int>::max();
  std::vector<Leg> legs;
  bool done = false;
};

void relax(std::map<std::string, Reached>& reached, const std::string& at, const std::string& next, int cost, Leg leg) {
  const Reached& here = reached.at(at);
  Reached& there = reached[next];
  if (there.done || here.cost + cost >= there.cost) return;
  there.cost = here.cost + cost;
  there.legs = here.legs;
  there.legs.push_back(leg);
}

/// The cheapest way to `to`, with those to all classifications that are nearer; to every one that can be reached where there is
/// none. Ties go to the way found first in the order of the catalogue.
std::map<std::string, Reached> ways(const ConcordanceLibrary& library, const std::string& from, const std::string& to) {
  std::map<std::string, Reached> reached;
  reached[from].cost = 0;
  while (true) {
    const std::string* at = nullptr;
    for (const auto& [name, one] : reached)
      if (!one.done && (at == nullptr || one.cost < reached.at(*at).cost)) at = &name;
    if (at == nullptr || *at == to) return reached;
    reached.at(*at).done = true;
    for (const Concordance& one : library.editions)
      if (one.step.from == *at) relax(reached, *at, one.step.to, same_codes_cost, {&one, false});
    for (const Concordance& one : library.list) {
      const int cost = one.step.rule == WeightRule::single ? forward_cost : splitting_cost;
      if (one.step.from == *at) relax(reached, *at, one.step.to, cost, {&one, false});
      if (one.step.to == *at) relax(reached, *at, one.step.from, backward_cost_of(one), {&one, true});
    }
  }
}

bool known(const ConcordanceLibrary& library, const std::string& name) {
  return std::ranges::binary_search(library.classifications(), name) || year_of_cn(name);
}

bool check_classification(const ConcordanceLibrary& library, const std::string& field, const std::string& name,
                          Problems& problems) {
  if (known(library, name)) return true;
  std::string upper = name;
  std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const std::vector<std::string> all = library.classifications();
  std::string hint = hs_edition_by_alias(upper);
  hint = hint.empty() ? did_you_mean(upper, all) : fmt::format("did you mean {}? An edition is named by its year", hint);
  if (hint.empty()) {
    for (const std::string& one : all) hint += one + ", ";
    hint += "CN2022 ...";
  }
  problems.add({.file = library.folder.string(),
                .field = field,
                .value = name,
                .rule = "no concordance of the folder has this classification",
                .hint = hint});
  return false;
}

/// Legs of one stretch; a problem where there is none.
std::vector<Leg> stretch(const ConcordanceLibrary& library, const std::string& from, const std::string& to, Problems& problems) {
  const auto reached = ways(library, from, to);
  const auto at = reached.find(to);
  if (at != reached.end()) return at->second.legs;
  std::string others;
  for (const auto& [name, one] : reached)
    if (name != from) others += (others.empty() ? "" : ", ") + name;
  problems.add({.file = library.folder.string(),
                .field = "to",
                .value = to,
                .rule = fmt::format("no concordance leads there from {}", from),
                .hint = "from there one reaches " + others});
  return {};
}

/// A CN edition into its HS edition: the first six digits, where the HS has them.
std::optional<Concordance> cn_step(const ConcordanceLibrary& library, const std::string& cn, std::span<const std::string> codes,
                                   Problems& problems) {
  const auto edition = hs_edition_of_year(year_of_cn(cn).value_or(0));
  const std::vector<std::string> hs = edition ? library.codes_of(*edition) : std::vector<std::string>{};
  if (hs.empty()) {
    problems.add({.file = library.folder.string(),
                  .field = "from",
                  .value = cn,
                  .rule = "the folder must list the codes of the HS of that year",
                  .hint = edition.value_or("")});
    return std::nullopt;
  }
  std::vector<CodePair> pairs;
  for (const std::string& code : codes) {
    if (!is_code_of("CN", code)) continue;
    const std::string six = code.substr(0, 6);
    pairs.emplace_back(code, std::ranges::binary_search(hs, six) ? six : "");
  }
  return make_concordance({.from = cn, .to = *edition, .source = "the first six digits", .notes = {}}, std::move(pairs));
}

/// Rows of the user's own file take the place of all rows of the codes they name.
void replace_by_own(Concordance& all, const std::filesystem::path& file, Problems& problems) {
  const std::size_t before = problems.list().size();
  const auto table = tables::read_csv(
      file, {{.name = "from"}, {.name = "to"}, {.name = "weight", .type = tables::ColumnType::number, .min = 1e-9, .max = 1}},
      problems);
  if (!table) return;
  std::vector<ConcordanceEntry> rows;
  for (std::size_t row = 0; row < table->rows(); ++row)
    rows.push_back({.from = std::string(table->text("from")[row]),
                    .to = std::string(table->text("to")[row]),
                    .weight = table->number("weight")[row]});
  std::ranges::sort(rows, {}, [](const ConcordanceEntry& e) { return std::tie(e.from, e.to); });
  const auto twice =
      std::ranges::adjacent_find(rows, [](const auto& a, const auto& b) { return a.from == b.from && a.to == b.to; });
  if (twice != rows.end())
    problems.add({.file = file.string(),
                  .field = "from",
                  .value = twice->from,
                  .rule = fmt::format("the pair with {} stands twice", twice->to)});
  ConcordanceStep step{.from = all.step.from, .to = all.step.to, .source = file.string(), .notes = {}};
  Concordance own = make_weighted(std::move(step), std::move(rows), problems);
  if (problems.list().size() > before) return;
  const auto replaced = own.from_codes();
  std::erase_if(all.entries, [&](const auto& e) { return std::ranges::binary_search(replaced, e.from); });
  std::erase_if(all.without, [&](const auto& w) { return std::ranges::binary_search(replaced, w.code); });
  all.entries.insert(all.entries.end(), own.entries.begin(), own.entries.end());
  std::ranges::sort(all.entries, {}, [](const ConcordanceEntry& e) { return std::tie(e.from, e.to); });
  all.step.rule = WeightRule::given;
  all.step.notes.push_back(fmt::format("{} codes as {} has them", replaced.size(), file.string()));
}

/// All steps as concordances of their own, weights of the user's put on those that end in the classification they are of.
std::optional<std::vector<Concordance>> steps_of(const ConcordanceLibrary& library, const Route& route,
                                                 std::span<const std::string> codes, Problems& problems) {
  std::vector<Concordance> steps;
  std::string from = route.from;
  if (year_of_cn(from)) {
    auto first = cn_step(library, from, codes, problems);
    if (!first) return std::nullopt;
    from = first->step.to;
    steps.push_back(std::move(*first));
  }
  const std::size_t before = problems.list().size();
  std::vector<Leg> legs = stretch(library, from, route.via.empty() ? route.to : route.via, problems);
  if (!route.via.empty()) {
    const auto more = stretch(library, route.via, route.to, problems);
    legs.insert(legs.end(), more.begin(), more.end());
  }
  if (problems.list().size() > before) return std::nullopt;
  for (const Leg& leg : legs) {
    if (leg.reversed) {
      const auto codes_here = library.codes_of(leg.concordance->step.to);
      steps.push_back(reverse(*leg.concordance, codes_here));
    } else {
      const bool any_spelling = leg.concordance->step.from == "COUNTRY";
      steps.push_back(any_spelling ? any_spelling_to_iso3(codes) : *leg.concordance);
    }
  }
  if (steps.empty())
    steps.push_back(same_codes({.from = from, .to = from, .source = "the same codes", .notes = {}}, library.codes_of(from)));
  return steps;
}

bool needs_weights(const Concordance& concordance) { return concordance.step.rule != WeightRule::single; }

}  // namespace

std::optional<Way> find_way(const ConcordanceLibrary& library, const Route& route, std::span<const std::string> codes,
                            Problems& problems) {
  bool understood = check_classification(library, "from", route.from, problems);
  understood = check_classification(library, "to", route.to, problems) && understood;
  if (!route.via.empty()) understood = check_classification(library, "via", route.via, problems) && understood;
  const bool own_there = route.own.empty() || tables::is_readable_file(route.own, problems);
  const bool weights_there = route.weights.file.empty() || tables::is_readable_file(route.weights.file, problems);
  if (!understood || !own_there || !weights_there) return std::nullopt;
  auto steps = steps_of(library, route, codes, problems);
  if (!steps) return std::nullopt;

  const std::string of = route.weights.of.empty() ? route.to : route.weights.of;
  std::optional<AmountFile> amounts;
  if (!route.weights.file.empty()) {
    amounts = read_amounts(route.weights, of, problems);
    if (!amounts) return std::nullopt;
  }
  bool used = false;
  Way way;
  for (Concordance& step : *steps) {
    if (amounts && of != route.to && step.step.to == of && needs_weights(step)) {
      step = weighted_by_trade(std::move(step), amounts->amounts, route.weights.floor);
      used = true;
    }
    way.steps.push_back(step.step);
    way.concordance = way.steps.size() == 1 ? step : compose(way.concordance, step);
  }
  way.concordance.step.notes.clear();
  if (amounts && of == route.to && needs_weights(way.concordance)) {
    way.concordance = weighted_by_trade(std::move(way.concordance), amounts->amounts, route.weights.floor);
    used = true;
  }
  if (amounts && !used)
    problems.add({.file = route.weights.file.string(),
                  .field = "weights",
                  .value = of,
                  .rule = "nothing on this way is split into codes of this classification",
                  .hint = "leave the weights out"});
  if (route.same_number) way.concordance = with_same_number(std::move(way.concordance));
  if (route.largest) way.concordance = with_largest(std::move(way.concordance));
  if (!route.own.empty()) replace_by_own(way.concordance, route.own, problems);
  way.notes = way.concordance.step.notes;
  if (amounts) way.notes.insert(way.notes.end(), amounts->notes.begin(), amounts->notes.end());
  return way;
}

}  // namespace entrepot::sources
