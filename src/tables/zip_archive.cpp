#include "tables/zip_archive.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/core.h>

namespace entrepot::tables {
namespace {

constexpr std::uint64_t most_in_all = std::uint64_t{1} << 30;
constexpr std::uint64_t small_part = std::uint64_t{64} << 20;  // taken whatever it was packed from
constexpr std::uint64_t most_packed = 250;                     // bytes out of one: sheets come to 5 to 40, zeros to 1000

zip_t* open_archive(void* archive) { return static_cast<zip_t*>(archive); }

/// Bytes that a part may unpack to, whatever size it states.
std::uint64_t largest_of(const zip_stat_t& part) {
  const std::uint64_t packed = (part.valid & ZIP_STAT_COMP_SIZE) != 0 ? part.comp_size : 0;
  return std::max(small_part, most_packed * std::min(packed, most_in_all));
}

}  // namespace

void ZipArchive::Close::operator()(void* archive) const { zip_discard(open_archive(archive)); }

ZipArchive::ZipArchive(std::string bytes) : bytes_(std::move(bytes)) {
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &problem);
  if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &problem));
  if (!archive_) {
    error_ = zip_error_strerror(&problem);
    if (source != nullptr) zip_source_free(source);
  }
  zip_error_fini(&problem);
}

bool ZipArchive::has(const std::string& part) const {
  return archive_ && zip_name_locate(open_archive(archive_.get()), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::string ZipArchive::read(const std::string& part, const std::function<bool(std::string_view)>& take) {
  zip_t* archive = open_archive(archive_.get());
  const zip_int64_t place = archive != nullptr ? zip_name_locate(archive, part.c_str(), ZIP_FL_NOCASE) : -1;
  if (place < 0) return "the part is missing";
  zip_stat_t entry;
  zip_stat_init(&entry);
  if (zip_stat_index(archive, static_cast<zip_uint64_t>(place), 0, &entry) != 0) return zip_strerror(archive);
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(archive, static_cast<zip_uint64_t>(place), 0),
                                                               zip_fclose);
  if (!file) return zip_strerror(archive);

  std::array<char, std::size_t{1} << 16> block;
  for (std::uint64_t unpacked = 0;;) {
    const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
    if (got < 0) return zip_file_strerror(file.get());
    if (got == 0) return "";
    unpacked += static_cast<std::uint64_t>(got);
    unpacked_ += static_cast<std::uint64_t>(got);
    if (unpacked > largest_of(entry)) return fmt::format("it unpacks to more than {} times its packed size", most_packed);
    if (unpacked_ > most_in_all) return "the parts unpack to more than 1 GiB";
    if (!take(std::string_view(block.data(), static_cast<std::size_t>(got)))) return "";
  }
}

}  // namespace entrepot::tables
