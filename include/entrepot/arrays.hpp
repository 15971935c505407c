// Labelled arrays: an index knows what it counts, so that a country cannot be passed for a sector.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entrepot {

template <class Tag>
struct Index {
  std::int32_t value = 0;
  constexpr Index() = default;
  constexpr explicit Index(std::int32_t v) : value(v) {}
  constexpr explicit Index(std::size_t v) : value(static_cast<std::int32_t>(v)) {}
  friend constexpr auto operator<=>(Index, Index) = default;
  constexpr Index& operator++() {
    ++value;
    return *this;
  }
  constexpr Index operator*() const { return *this; }  // makes Range below iterable
};

using Country = Index<struct CountryTag>;
using Sector = Index<struct SectorTag>;

/// `for (Country n : all<Country>(world.country_count()))`
template <class I>
struct Range {
  I first, last;
  constexpr I begin() const { return first; }
  constexpr I end() const { return last; }
};
template <class I>
constexpr Range<I> all(std::size_t count) {
  return {I(std::size_t{0}), I(count)};
}

/// Dense array, contiguous in its last index. Out-of-range access is our own bug (assertion in debug builds).
template <class T, class... Indices>
class Array {
 public:
  static constexpr std::size_t rank = sizeof...(Indices);
  using Extents = std::array<std::size_t, rank>;

  Array() = default;
  explicit Array(Extents extents, T fill = T{}) : extents_(extents) {
    std::size_t size = 1;
    for (std::size_t e : extents) size *= e;
    values_.assign(size, fill);
  }

  T& operator()(Indices... i) { return values_[offset(i...)]; }
  const T& operator()(Indices... i) const { return values_[offset(i...)]; }

  /// The contiguous run over the last index; give the leading indices.
  template <class... Leading>
  std::span<T> row(Leading... i) {
    static_assert(sizeof...(Leading) + 1 == rank);
    return {values_.data() + row_offset(i...), extents_[rank - 1]};
  }
  template <class... Leading>
  std::span<const T> row(Leading... i) const {
    static_assert(sizeof...(Leading) + 1 == rank);
    return {values_.data() + row_offset(i...), extents_[rank - 1]};
  }

  std::size_t extent(std::size_t axis) const { return extents_[axis]; }
  const Extents& extents() const { return extents_; }
  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  std::span<T> values() { return values_; }
  std::span<const T> values() const { return values_; }
  friend bool operator==(const Array&, const Array&) = default;

 private:
  std::size_t offset(Indices... i) const {
    std::size_t at = 0, axis = 0;
    ((at = at * extents_[axis++] + static_cast<std::size_t>(i.value)), ...);
    return at;
  }
  template <class... Leading>
  std::size_t row_offset(Leading... i) const {
    std::size_t at = 0, axis = 0;
    ((at = at * extents_[axis++] + static_cast<std::size_t>(i.value)), ...);
    return at * extents_[rank - 1];
  }

  Extents extents_{};
  std::vector<T> values_;
};

using Flows = Array<double, Sector, Country, Country>;       ///< [sector][importer][exporter]
using SectorByCountry = Array<double, Sector, Country>;      ///< [sector][country]
using InputShares = Array<double, Country, Sector, Sector>;  ///< [country][input][using sector]
using ByCountry = Array<double, Country>;
using BySector = Array<double, Sector>;

}  // namespace entrepot
