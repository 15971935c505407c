// Rows of published trade into the columns of a publication: codes once, totals left out beside their parts, unknown codes listed
// with what they carry, everything counted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "sources/place.hpp"
#include "sources/publication.hpp"
#include "sources/registry.hpp"
#include "tables/code_pool.hpp"

namespace entrepot::sources {

struct TradeRow {
  std::string_view reporter, partner;  ///< as published
  Place reporter_place, partner_place;
  bool exports = false;
  std::string_view product = "TOTAL";
  int year = 0, month = 0;  ///< month 0: the whole year
  double value = 0;         ///< in units of the currency
  std::string_view currency = "USD", price_basis = "fob";
  double quantity = std::numeric_limits<double>::quiet_NaN();
  std::string_view quantity_unit = {};
  std::int64_t row = 0;  ///< line of the file, from 1
};

/// Rows left out, by reason, in the order of the reasons.
class LeftOutRows {
 public:
  void add(const std::string& reason, double value, std::uint64_t rows = 1);
  std::vector<LeftOut> list() const;

 private:
  std::map<std::string, std::pair<std::uint64_t, double>> by_reason_;
};

/// Codes that our tables do not know, or that belong to no country, with what they carry.
class UnknownCodes {
 public:
  /// Nothing for an economy; `role` is "reporter" or "partner".
  void note(const std::string& role, std::string_view code, const Place& place, double value);
  void note_code(const std::string& kind, std::string_view code, double value, std::uint64_t rows = 1);
  /// Largest value first.
  std::vector<UnknownCode> list() const;

 private:
  std::map<std::pair<std::string, std::string>, std::pair<std::uint64_t, double>> by_code_;
};

class TradeRows {
 public:
  /// A row with a total as partner (or reporter) waits: it is kept where the file has no part of it for the same reporter, flow,
  /// period and product, and left out otherwise.
  void add(const TradeRow& row);
  /// A row that is no data of ours.
  void leave_out(const std::string& reason, double value) { left_out_.add(reason, value), ++rows_read_; }
  UnknownCodes& unknown() { return unknown_; }

  /// `about` with columns, unknown codes and coverage filled in.
  Publication finish(Publication about);

 private:
  struct Codes {
    tables::CodePool pool;
    std::vector<std::uint32_t> index;
    void add(std::string_view code) { index.push_back(code.empty() ? tables::CodeColumn::missing : pool.index(code)); }
  };
  struct Waiting {
    TradeRow row;
    std::string reporter, partner, product, currency, price_basis, quantity_unit;
  };
  void keep(const TradeRow& row);
  std::uint64_t group(const TradeRow& row);

  Codes reporter_, partner_, flow_, product_, currency_, price_basis_, quantity_unit_;
  std::vector<std::int64_t> year_, month_, row_;
  std::vector<double> value_, quantity_;
  tables::CodePool group_codes_;
  std::unordered_set<std::uint64_t> groups_with_parts_;
  std::vector<Waiting> totals_;
  LeftOutRows left_out_;
  UnknownCodes unknown_;
  std::uint64_t rows_read_ = 0;
};

/// What the row stands under in the data: ISO code, or the code as published.
std::string_view stored_code(std::string_view published, const Place& place);

/// As the user names it, else `of_file`, else the date of the file.
std::string vintage_of(const std::filesystem::path& file, const ReadOptions& options, const std::string& of_file = "");

/// "2022-03", or "2022" where the month is 0.
std::string period_text(std::int64_t year, std::int64_t month);

}  // namespace entrepot::sources
