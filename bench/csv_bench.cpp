// Reading large plain CSV: a made-up file in the layout of CEPII BACI (t,i,j,k,v,q; one year, 4 million flows, about 120 MB, in
// the file cache) into columns in memory, by ours and by DuckDB's reader on one thread. Asserted: rows, and the sums of values
// and quantities that were written.
#include <benchmark/benchmark.h>
#include <duckdb.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>

#include <fmt/format.h>

#include "support/temporary_folder.hpp"
#include "tables/plain_csv.hpp"

namespace entrepot {
namespace {

constexpr std::size_t flows = 4'000'000;

struct MadeUpBaci {
  testing::TemporaryFolder folder;
  std::string file;
  double bytes = 0;
  std::uint64_t value_thousandths = 0, quantity_thousandths = 0;  ///< sums, exact

  explicit MadeUpBaci(bool padded) {
    std::mt19937_64 random(20230101);
    fmt::memory_buffer text;
    fmt::format_to(std::back_inserter(text), "t,i,j,k,v,q\n");
    for (std::size_t row = 0; row < flows; ++row) {
      const std::size_t exporter = 4 + row * 890 / flows, importer = 4 + row * 890 * 97 / flows % 890;
      const std::uint64_t bits = random();
      // thousandths from 1 to 2^30, most of them small: as skewed as trade
      const std::uint64_t value = 1 + (bits >> 34 >> bits % 30), quantity = 1 + (random() >> 34 >> bits / 32 % 30);
      const std::uint64_t product = 10121 + bits % 5300 * 167;
      value_thousandths += value;
      const std::string_view form = padded ? "{},{},{},{:06},{:>10}.{:03}," : "{},{},{},{:06},{}.{:03},";
      fmt::format_to(std::back_inserter(text), fmt::runtime(form), 2023, exporter, importer, product, value / 1000, value % 1000);
      if (bits / 1024 % 32 == 0) {
        fmt::format_to(std::back_inserter(text), "NA\n");
      } else {
        quantity_thousandths += quantity;
        fmt::format_to(std::back_inserter(text), "{}.{:03}\n", quantity / 1000, quantity % 1000);
      }
    }
    file = (folder.path() / "BACI_HS17_Y2023_made_up.csv").string();
    std::ofstream(file, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
    bytes = static_cast<double>(text.size());
  }
  /// Written when first asked for.
  static const MadeUpBaci& file_of(bool padded) {
    if (padded) {
      static const MadeUpBaci with_spaces(true);
      return with_spaces;
    }
    static const MadeUpBaci plain(false);
    return plain;
  }
};

/// Sums of 4 million terms in any order agree to 1e-9; a lost or misread field does not.
bool right(const MadeUpBaci& made, double rows, double value, double quantity) {
  auto near = [](double sum, std::uint64_t thousandths) {
    return std::abs(1000 * sum / static_cast<double>(thousandths) - 1) < 1e-9;
  };
  return rows == flows && near(value, made.value_thousandths) && near(quantity, made.quantity_thousandths);
}

void state_speed(benchmark::State& state, const MadeUpBaci& made) {
  state.SetBytesProcessed(static_cast<std::int64_t>(made.bytes) * state.iterations());
  state.counters["MB"] = made.bytes / 1e6;
}

void plain_csv(benchmark::State& state) {
  const MadeUpBaci& made = MadeUpBaci::file_of(state.range(0) != 0);
  using tables::PlainType;
  for (auto _ : state) {
    Problems problems;
    const auto table = tables::read_plain_csv(made.file,
                                              {{.name = "t", .type = PlainType::whole},
                                               {.name = "i"},
                                               {.name = "j"},
                                               {.name = "k"},
                                               {.name = "v", .type = PlainType::number},
                                               {.name = "q", .type = PlainType::number, .may_be_missing = true}},
                                              problems);
    if (!table) return state.SkipWithError("refused");
    double value = 0, quantity = 0;
    for (const double v : std::get<std::vector<double>>(table->list[4].values)) value += v;
    for (const double q : std::get<std::vector<double>>(table->list[5].values)) quantity += std::isnan(q) ? 0 : q;
    if (!right(made, static_cast<double>(table->rows), value, quantity)) return state.SkipWithError("wrong sums");
  }
  state_speed(state, made);
}
BENCHMARK(plain_csv)->ArgName("padded")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

/// The same columns and types into a table in memory; `sums_only`: nothing kept but the sums.
void duckdb_csv(benchmark::State& state) {
  const MadeUpBaci& made = MadeUpBaci::file_of(false);
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  duckdb_open(nullptr, &database);
  duckdb_connect(database, &connection);
  auto run = [&](const std::string& sql, duckdb_result* result) {
    return duckdb_query(connection, sql.c_str(), result) == DuckDBSuccess;
  };
  const std::string source = "read_csv('" + made.file +
                             "', header = true, auto_detect = false, delim = ',', nullstr = 'NA', columns = {'t': 'BIGINT', 'i': "
                             "'VARCHAR', 'j': 'VARCHAR', 'k': 'VARCHAR', 'v': 'DOUBLE', 'q': 'DOUBLE'})";
  const bool sums_only = state.range(0) != 0;
  bool fine = run("SET threads = 1", nullptr);
  for (auto _ : state) {
    duckdb_result result;
    if (!sums_only) fine = fine && run("CREATE OR REPLACE TABLE flows AS SELECT * FROM " + source, nullptr);
    fine = fine && run("SELECT count(*)::DOUBLE, sum(v), sum(q) FROM " + (sums_only ? source : "flows"), &result);
    if (!fine) {
      state.SkipWithError("DuckDB refused");
      break;
    }
    const bool equal =
        right(made, duckdb_value_double(&result, 0, 0), duckdb_value_double(&result, 1, 0), duckdb_value_double(&result, 2, 0));
    duckdb_destroy_result(&result);
    if (!equal) {
      state.SkipWithError("wrong sums");
      break;
    }
  }
  duckdb_disconnect(&connection);
  duckdb_close(&database);
  state_speed(state, made);
}
BENCHMARK(duckdb_csv)->ArgName("sums_only")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
