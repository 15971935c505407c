#include "study/unfinished_cuts.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "tables/csv.hpp"
#include "tables/csv_writer.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;

constexpr const char* inputs_file = "inputs.txt";
constexpr const char* title = "cuts of an unfinished entrepot power";  // first line: this is how we know our own

std::string text_of(const CutInputs& inputs) {
  std::string text = std::string(title) + "\n";
  for (const auto& [name, value] : inputs) text += name + "\t" + value + "\n";
  return text;
}

CutInputs inputs_of(const std::string& text) {
  CutInputs inputs;
  for (std::size_t at = text.find('\n') + 1; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size()), tab = text.find('\t', at);
    if (tab < end) inputs.emplace_back(text.substr(at, tab - at), text.substr(tab + 1, end - tab - 1));
    at = end + 1;
  }
  return inputs;
}

/// Names of what is not the same in both, each once.
std::string differences(const CutInputs& old, const CutInputs& now) {
  std::vector<std::string> names;
  for (const auto& [one, other] : {std::pair(&old, &now), std::pair(&now, &old)}) {
    for (const auto& entry : *one) {
      const bool same = std::ranges::find(*other, entry) != other->end();
      if (!same && std::ranges::find(names, entry.first) == names.end()) names.push_back(entry.first);
    }
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

const std::vector<tables::Column> columns{
    {.name = "a"},
    {.name = "b"},
    {.name = "iso3"},
    {.name = "loss", .may_be_empty = true},
    {.name = "outcome"},
    {.name = "sweeps", .type = tables::ColumnType::integer, .min = 0, .max = std::numeric_limits<int>::max()},
    {.name = "residual", .may_be_empty = true},
    {.name = "residual_kind", .may_be_empty = true},
    {.name = "residual_country", .may_be_empty = true},
    {.name = "residual_sector", .may_be_empty = true},
    {.name = "reason", .may_be_empty = true},
    {.name = "suggestion", .may_be_empty = true},
    {.name = "country", .may_be_empty = true},
    {.name = "sector", .may_be_empty = true},
};

std::vector<Country> members_of(const WorldPower& power, const CutTie& tie) {
  std::vector<Country> members = power.sides[tie.a].members;
  const std::vector<Country>& others = power.sides[tie.b].members;
  members.insert(members.end(), others.begin(), others.end());
  return members;
}

/// The writer leaves a NaN empty and writes infinities as CSV readers know them.
std::optional<double> number_of(std::string_view text) {
  if (text.empty()) return std::numeric_limits<double>::quiet_NaN();
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<Outcome> outcome_of(std::string_view text) {
  for (const Outcome outcome :
       {Outcome::converged, Outcome::iteration_limit, Outcome::time_limit, Outcome::stalled, Outcome::infeasible}) {
    if (text == to_string(outcome)) return outcome;
  }
  return std::nullopt;
}

/// Row `row` onwards into the tie; false if they are of something else.
bool read_tie(const tables::Table& table, std::size_t row, const WorldPower& power, CutTie& tie) {
  const auto text = [&](const char* name, std::size_t at) { return std::string(table.text(name)[at]); };
  const auto outcome = outcome_of(table.text("outcome")[row]);
  const auto residual = number_of(table.text("residual")[row]);
  if (!outcome || !residual) return false;
  tie.outcome = *outcome;
  tie.sweeps = static_cast<int>(table.integer("sweeps")[row]);
  tie.residual_kind = text("residual_kind", row);
  tie.residual = {*residual, text("residual_country", row), text("residual_sector", row)};
  tie.diagnosis = {text("reason", row), text("suggestion", row), text("country", row), text("sector", row)};
  tie.member_losses.clear();
  for (const Country member : members_of(power, tie)) {
    const bool ours = row < table.rows() && text("a", row) == power.sides[tie.a].name &&
                      text("b", row) == power.sides[tie.b].name &&
                      text("iso3", row) == power.world->countries[static_cast<std::size_t>(member.value)];
    const auto loss = ours ? number_of(table.text("loss")[row]) : std::nullopt;
    if (!loss) return false;
    tie.member_losses.push_back(*loss);
    ++row;
  }
  return true;
}

/// Nothing where the folder is not there or empty. Errors: InputError (not ours).
std::optional<std::string> kept_inputs(const fs::path& folder) {
  std::error_code error;
  if (folder.empty() || !fs::exists(folder, error) || fs::is_empty(folder, error)) return std::nullopt;
  Problems ignored;
  auto text = tables::read_text(folder / inputs_file, ignored);
  if (text && text->starts_with(title)) return text;
  throw InputError(Problem{.file = folder.string(),
                           .rule = "is not a folder of unfinished cuts, and is left as it is",
                           .hint = "choose another folder"});
}

}  // namespace

void forget_unfinished_cuts(const fs::path& folder) {
  std::error_code ignored;
  if (kept_inputs(folder)) fs::remove_all(folder, ignored);
}

UnfinishedCuts::UnfinishedCuts(fs::path folder, const CutInputs& inputs, const std::function<void(const std::string&)>& on_note)
    : folder_(std::move(folder)) {
  if (folder_.empty()) return;
  const auto note = [&](const std::string& text) {
    if (on_note) on_note(text);
  };
  if (const auto text = kept_inputs(folder_)) {
    const std::string changed = differences(inputs_of(*text), inputs);
    if (changed.empty()) {
      note("goes on from the unfinished run in " + folder_.string());
      return;
    }
    note(fmt::format("starts anew: the unfinished run in {} was of other inputs ({})", folder_.string(), changed));
    forget_unfinished_cuts(folder_);
  }
  std::error_code error;
  fs::create_directories(folder_, error);
  tables::write_text(folder_ / inputs_file, text_of(inputs));
}

bool UnfinishedCuts::read(const std::string& chunk, const WorldPower& power, std::span<CutTie* const> ties) const {
  const fs::path file = folder_ / (chunk + ".csv");
  if (folder_.empty() || !fs::exists(file)) return false;
  Problems problems;
  const auto table = tables::read_csv(file, columns, problems, {.refuse_unknown_columns = true});
  if (!table) return false;
  std::vector<CutTie> found;
  std::size_t row = 0;
  for (const CutTie* tie : ties) {
    found.push_back(*tie);
    if (row >= table->rows() || !read_tie(*table, row, power, found.back())) return false;
    row += found.back().member_losses.size();
  }
  if (row != table->rows()) return false;
  for (std::size_t i = 0; i < ties.size(); ++i) *ties[i] = std::move(found[i]);
  return true;
}

void UnfinishedCuts::write(const std::string& chunk, const WorldPower& power, std::span<CutTie* const> ties) const {
  if (folder_.empty()) return;
  std::vector<std::string> header;
  for (const tables::Column& column : columns) header.push_back(column.name);
  tables::CsvWriter writer(header);
  for (const CutTie* tie : ties) {
    const std::vector<Country> members = members_of(power, *tie);
    for (std::size_t m = 0; m < members.size(); ++m) {
      writer.text(power.sides[tie->a].name).text(power.sides[tie->b].name);
      writer.text(power.world->countries[static_cast<std::size_t>(members[m].value)]).number(tie->member_losses[m]);
      writer.text(to_string(tie->outcome)).integer(tie->sweeps).number(tie->residual.value).text(tie->residual_kind);
      writer.text(tie->residual.country).text(tie->residual.sector).text(tie->diagnosis.reason).text(tie->diagnosis.suggestion);
      writer.text(tie->diagnosis.country).text(tie->diagnosis.sector);
      writer.end_row();
    }
  }
  tables::write_text(folder_ / (chunk + ".csv"), writer.content());
}

}  // namespace entrepot
