// Published totals and products as the recipe describes their files: codes checked, units and valuation made one.

#include <fstream>
#include <set>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/world_update.hpp"
#include "tables/csv.hpp"
#include "tables/file_beside.hpp"
#include "tables/table_problems.hpp"
#include "tables/text_file.hpp"
#include "world/money_unit.hpp"

namespace entrepot {
namespace {

using tables::Column;
using tables::ColumnType;

std::string file_sha256(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return sha256_hex(std::string(std::istreambuf_iterator<char>(in), {}));
}

Column text_column(const std::string& name) { return {.name = name}; }
Column amount_column(const std::string& name) {
  return {.name = name, .type = ColumnType::number, .min = 0, .max = 1e18, .rule = "must be an amount from 0 to 1e18"};
}
Column year_column(const std::string& name) {
  return {.name = name, .type = ColumnType::integer, .min = 0, .max = 9999, .rule = "must be a year from 0 to 9999"};
}

/// Codes that nothing is known of, each once, with the value behind it: nothing is dropped in silence.
class UnknownCodes {
 public:
  void add(const std::string& code, double value, long line) {
    Entry& entry = entries_[code];
    if (entry.rows++ == 0) entry.line = line;
    entry.value += value;
  }
  void report(const std::string& file, const std::set<std::string>& known, Problems& problems) const {
    const std::vector<std::string> choices(known.begin(), known.end());
    for (const auto& [code, entry] : entries_)
      problems.add(
          {.file = file,
           .line = entry.line,
           .field = "code",
           .value = code,
           .rule = fmt::format("is no economy that is known here: {} row(s), {:.6g} million USD", entry.rows, entry.value),
           .hint = code.empty() ? "" : "a group belongs in `groups`, a member of the rest in `rest_members` of the recipe"});
  }

 private:
  struct Entry {
    std::size_t rows = 0;
    double value = 0;
    long line = 0;
  };
  std::map<std::string, Entry> entries_;
};

std::map<int, std::map<std::string, double>> read_product(const UpdateRecipe& recipe, const std::filesystem::path& file,
                                                          Problems& problems) {
  std::vector<Column> columns{text_column(recipe.product_economy), amount_column(recipe.product_value)};
  if (!recipe.product_year_column.empty()) columns.push_back(year_column(recipe.product_year_column));
  std::map<int, std::map<std::string, double>> product;
  const auto table = tables::read_csv(file, columns, problems);
  if (!table) return product;
  const MoneyUnit unit = *money_unit(recipe.product_unit);
  tables::TableProblems listed(problems);
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string code(table->text(recipe.product_economy)[row]);
    const int year = recipe.product_year_column.empty() ? recipe.product_year
                                                        : static_cast<int>(table->integer(recipe.product_year_column)[row]);
    const double value = unit.to_million(table->number(recipe.product_value)[row]);
    if (!product[year].emplace(code, value).second)
      listed.found.add(table->problem(row, recipe.product_economy, code, fmt::format("stands twice for {}", year)));
  }
  return product;
}

/// One file of totals; `known` are the codes that an economy may have.
class TotalsReader {
 public:
  TotalsReader(const TotalsLayout& layout, const std::set<std::string>& known, int year)
      : layout_(layout), known_(known), year_(year) {}

  std::map<int, std::map<PairOfCodes, double>> read(const std::filesystem::path& file, Problems& problems) {
    std::vector<Column> columns{amount_column(layout_.value)};
    for (const std::string& name : {layout_.exporter, layout_.importer, layout_.partner, layout_.flow})
      if (!name.empty()) columns.push_back(text_column(name));
    if (!layout_.year_column.empty()) columns.push_back(year_column(layout_.year_column));
    const auto table = tables::read_csv(file, columns, problems);
    if (table) {
      tables::TableProblems listed(problems);
      for (std::size_t row = 0; row < table->rows(); ++row) add_row(*table, row, listed.found);
    }
    unknown_.report(file.string(), known_, problems);
    return std::move(totals_);
  }
  double groups_left_out() const { return groups_left_out_; }

 private:
  struct Row {
    std::string exporter, importer;
    double value = 0;  ///< million USD, f.o.b.
  };

  std::optional<Row> pair_of(const tables::Table& table, std::size_t row, Problems& problems) const {
    const double value = money_unit(layout_.unit)->to_million(table.number(layout_.value)[row]);
    if (layout_.reporter.empty())
      return Row{std::string(table.text(layout_.exporter)[row]), std::string(table.text(layout_.importer)[row]), value};
    const std::string partner(table.text(layout_.partner)[row]), flow(table.text(layout_.flow)[row]);
    if (flow == layout_.exports_word) return Row{layout_.reporter, partner, value};
    if (flow == layout_.imports_word) return Row{partner, layout_.reporter, value / layout_.imports_cif_fob};
    problems.add(
        table.problem(row, layout_.flow, flow,
                      fmt::format("must be \"{}\" (imports) or \"{}\" (exports)", layout_.imports_word, layout_.exports_word)));
    return std::nullopt;
  }

  bool is_group(const std::string& code) const {
    return std::find(layout_.groups.begin(), layout_.groups.end(), code) != layout_.groups.end();
  }

  void add_row(const tables::Table& table, std::size_t row, Problems& problems) {
    const auto pair = pair_of(table, row, problems);
    if (!pair) return;
    const int year = layout_.year_column.empty() ? layout_.year : static_cast<int>(table.integer(layout_.year_column)[row]);
    if (is_group(pair->exporter) || is_group(pair->importer)) {
      if (year == year_) groups_left_out_ += pair->value;
      return;
    }
    bool codes_known = true;
    for (const std::string& code : {pair->exporter, pair->importer}) {
      if (known_.contains(code)) continue;
      unknown_.add(code, pair->value, table.line(row));
      codes_known = false;
    }
    if (!codes_known) return;
    if (pair->exporter == pair->importer) {
      if (pair->value > 0)
        problems.add(table.problem(row, "exporter, importer", pair->exporter, "an economy does not trade with itself here"));
      return;
    }
    if (!totals_[year].emplace(PairOfCodes(pair->exporter, pair->importer), pair->value).second)
      problems.add(table.problem(row, "exporter, importer", pair->exporter + ", " + pair->importer,
                                 fmt::format("stands twice for {}", year)));
  }

  const TotalsLayout& layout_;
  const std::set<std::string>& known_;
  int year_;
  UnknownCodes unknown_;
  std::map<int, std::map<PairOfCodes, double>> totals_;
  double groups_left_out_ = 0;
};

template <class ByYear>
void require_year(const ByYear& figures, int year, const std::filesystem::path& file, const char* what, Problems& problems) {
  const auto found = figures.find(year);
  if (found != figures.end() && !found->second.empty()) return;
  std::string years;
  for (const auto& [known, values] : figures) years += (years.empty() ? "" : ", ") + std::to_string(known);
  problems.add({.file = file.string(),
                .field = what,
                .value = std::to_string(year),
                .rule = "has no figures for this year",
                .hint = years.empty() ? "" : "it has " + years});
}

std::set<std::string> known_codes(const UpdateRecipe& recipe, const PublishedFigures& figures, const World& base) {
  std::set<std::string> known(base.countries.begin(), base.countries.end());
  known.insert(recipe.rest_members.begin(), recipe.rest_members.end());
  for (const SplitEconomy& one : recipe.split) known.insert(one.code);
  for (const auto& [year, values] : figures.product)
    for (const auto& [code, value] : values) known.insert(code);
  return known;
}

}  // namespace

void check_update_files(const UpdateFiles& files, const std::filesystem::path& out) {
  Problems problems;
  try {
    const tables::FileBeside begun(out);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) problems.add(problem);
  }
  for (const std::filesystem::path& file : {files.totals, files.product, files.second})
    if (!file.empty()) tables::is_readable_file(file, problems);
  problems.throw_if_any();
}

PublishedFigures read_published_figures(const UpdateRecipe& recipe, const UpdateFiles& files, const World& base) {
  Problems problems;
  PublishedFigures figures;
  figures.product = read_product(recipe, files.product, problems);
  const std::set<std::string> known = known_codes(recipe, figures, base);
  TotalsReader first(recipe.totals, known, recipe.year);
  figures.totals = first.read(files.totals, problems);
  figures.groups_left_out = first.groups_left_out();
  if (recipe.second && files.second.empty())
    problems.add({.file = recipe.file,
                  .field = "second",
                  .rule = "describes a second source, but no file of it was given",
                  .hint = "--second FILE"});
  if (!recipe.second && !files.second.empty())
    problems.add({.file = files.second.string(), .rule = "was given, but the recipe has no [second] that describes it"});
  if (recipe.second && !files.second.empty()) {
    TotalsReader second(*recipe.second, known, recipe.year);
    figures.second = second.read(files.second, problems);
    figures.groups_left_out += second.groups_left_out();
  }
  problems.throw_if_any();
  require_year(figures.totals, recipe.year, files.totals, "totals", problems);
  require_year(figures.product, recipe.year, files.product, "product", problems);
  if (recipe.method == UpdateMethod::growth) require_year(figures.totals, base.year, files.totals, "totals", problems);
  if (recipe.product_method == UpdateMethod::growth) require_year(figures.product, base.year, files.product, "product", problems);
  if (recipe.second && !files.second.empty()) require_year(figures.second, recipe.year, files.second, "second", problems);
  problems.throw_if_any();
  figures.totals_sha256 = file_sha256(files.totals);
  figures.product_sha256 = file_sha256(files.product);
  if (!files.second.empty()) figures.second_sha256 = file_sha256(files.second);
  return figures;
}

}  // namespace entrepot
