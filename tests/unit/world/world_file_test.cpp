#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netcdf.h>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"
#include "support/world_equality.hpp"
#include "world/netcdf_file.hpp"
#include "world/world_file_seal.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::small_world;
using testing::TemporaryFolder;

std::string message_of_loading(const fs::path& file) {
  try {
    load_world(file);
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().file, file.string());
    return error.what();
  }
  return "no error";
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST(WorldFile, GivesBackEverythingBitForBit) {
  const TemporaryFolder folder;
  const World world = small_world();
  save_world(world, folder.path() / "small.nc");
  testing::expect_same_world(load_world(folder.path() / "small.nc"), world);
}

TEST(WorldFile, HoldsAWorldWithoutSetsLayersRepairsAndSources) {
  const TemporaryFolder folder;
  World world = small_world();
  world.elasticity_sets.clear();
  world.layers.clear();
  world.repairs.clear();
  world.sources.clear();
  world.id = content_id(world);
  save_world(world, folder.path() / "bare.nc");
  testing::expect_same_world(load_world(folder.path() / "bare.nc"), world);
}

TEST(WorldFile, IsTheSameBytesEachTime) {
  const TemporaryFolder folder;
  save_world(small_world(), folder.path() / "one.nc");
  save_world(small_world(), folder.path() / "two.nc");
  EXPECT_EQ(bytes_of(folder.path() / "one.nc"), bytes_of(folder.path() / "two.nc"));
}

TEST(WorldFile, IsWrittenBesideAndRenamed) {
  const TemporaryFolder folder;
  folder.write("small.nc", "something older");
  save_world(small_world(), folder.path() / "small.nc");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
  EXPECT_EQ(load_world(folder.path() / "small.nc").name, "small");
}

TEST(WorldFile, ThatCannotBeWrittenLeavesNothingBehind) {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "taken.nc");
  EXPECT_THROW(save_world(small_world(), folder.path() / "taken.nc"), InputError);
  EXPECT_THROW(save_world(small_world(), folder.path() / "nowhere" / "small.nc"), InputError);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
  EXPECT_FALSE(fs::exists(folder.path() / "nowhere"));
}

TEST(WorldFile, OfAWorldThatIsNoneIsNotWritten) {
  const TemporaryFolder folder;
  World world = small_world();
  world.flow(Sector(std::size_t{0}), Country(std::size_t{0}), Country(std::size_t{1})) = std::nan("");
  EXPECT_THROW(save_world(world, folder.path() / "nan.nc"), InputError);
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(WorldFile, EachFaultHasItsOwnMessage) {
  const TemporaryFolder folder;
  EXPECT_THAT(message_of_loading(folder.path() / "missing.nc"), HasSubstr("there is no such file"));
  EXPECT_THAT(message_of_loading(folder.path()), HasSubstr("is a directory"));
  EXPECT_THAT(message_of_loading(folder.write("empty.nc", "")), HasSubstr("is empty (0 bytes)"));
  EXPECT_THAT(message_of_loading(folder.write("text.nc", "sector,importer,exporter,value\n")),
              HasSubstr("is not a NetCDF-4 file"));
  EXPECT_THAT(message_of_loading(folder.write("classic.nc", std::string("CDF\x01\0\0\0\0", 8))), HasSubstr("but no World"));
}

TEST(WorldFile, ThatIsTruncatedAnywhereIsRefused) {
  const TemporaryFolder folder;
  save_world(small_world(), folder.path() / "small.nc");
  const std::string bytes = bytes_of(folder.path() / "small.nc");
  for (std::size_t part = 1; part < 20; ++part) {
    const fs::path cut = folder.write("cut.nc", bytes.substr(0, bytes.size() * part / 20));
    EXPECT_THAT(message_of_loading(cut), HasSubstr("damaged or truncated")) << part;
  }
  EXPECT_THAT(message_of_loading(folder.write("last-byte.nc", bytes.substr(0, bytes.size() - 1))),
              HasSubstr("damaged or truncated"));
}

TEST(WorldFile, WithoutOurSchemaIsNoWorld) {
  const TemporaryFolder folder;
  {
    NetcdfWriter file(folder.path() / "other.nc");
    file.attribute("title", "somebody else's numbers");
    file.close();
  }
  EXPECT_THAT(message_of_loading(folder.path() / "other.nc"), HasSubstr("another program wrote it"));
  seal_world_file(folder.path() / "other.nc");
  EXPECT_THAT(message_of_loading(folder.path() / "other.nc"), HasSubstr("is a NetCDF file, but no World"));
}

TEST(WorldFile, OfANewerSchemaAsksForAnUpdate) {
  const TemporaryFolder folder;
  {
    NetcdfWriter file(folder.path() / "newer.nc");
    file.attribute("schema", "entrepot world");
    file.attribute("schema_version", 2);
    file.close();
  }
  seal_world_file(folder.path() / "newer.nc");
  EXPECT_THAT(message_of_loading(folder.path() / "newer.nc"),
              AllOf(HasSubstr("has World schema 2, this program reads up to 1"), HasSubstr("update entrepot")));
}

TEST(WorldFile, WithAVariableMissingNamesIt) {
  const TemporaryFolder folder;
  {
    NetcdfWriter file(folder.path() / "half.nc");
    file.attribute("schema", "entrepot world");
    file.attribute("schema_version", 1);
    file.dimension("country", 1);
    file.texts("country", "country", {"AAA"}, {});
    file.close();
  }
  seal_world_file(folder.path() / "half.nc");
  EXPECT_THAT(message_of_loading(folder.path() / "half.nc"), AllOf(HasSubstr("damaged"), HasSubstr("country_name")));
}

// Numbers changed on disk to others that a World could have: the library does not notice, the checksum does.
TEST(WorldFile, WithWrongChecksumNamesBoth) {
  const TemporaryFolder folder;
  const World world = small_world();
  save_world(world, folder.path() / "small.nc");
  World changed = world;
  std::ranges::copy(std::vector<double>{1, 2, -3}, changed.deficit.values().begin());
  testing::overwrite_numbers(folder.path() / "small.nc", "deficit", {1, 2, -3});
  EXPECT_THAT(message_of_loading(folder.path() / "small.nc"),
              AllOf(HasSubstr("wrong checksum"), HasSubstr(world.id), HasSubstr(content_id(changed))));
}

// Some bytes of a NetCDF-4 file have no checksum of their own: the library follows them wherever they lead.
TEST(WorldFile, WithAnySingleByteChangedIsRefused) {
  const TemporaryFolder folder;
  save_world(small_world(), folder.path() / "small.nc");
  const std::string bytes = bytes_of(folder.path() / "small.nc");
  for (std::size_t at = 8; at < bytes.size(); at += 97) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(~changed[at]);
    EXPECT_THAT(message_of_loading(folder.write("changed.nc", changed)), HasSubstr("damaged or truncated")) << at;
  }
}

TEST(WorldFile, WithABrokenAttributeIsDamaged) {
  const TemporaryFolder folder;
  const World world = small_world();
  save_world(world, folder.path() / "small.nc");
  std::string bytes = bytes_of(folder.path() / "small.nc");
  const std::size_t at = bytes.find(world.id);
  ASSERT_NE(at, std::string::npos);
  bytes[at] = bytes[at] == '0' ? '1' : '0';
  EXPECT_THAT(message_of_loading(folder.write("changed.nc", bytes)), HasSubstr("damaged or truncated"));
}

TEST(WorldFile, WithNaNInsideNamesTheCell) {
  const TemporaryFolder folder;
  const World world = small_world();
  save_world(world, folder.path() / "small.nc");
  testing::overwrite_numbers(folder.path() / "small.nc", "deficit", {1, std::nan(""), 2});
  EXPECT_THAT(message_of_loading(folder.path() / "small.nc"), AllOf(HasSubstr("deficit[BBB] = nan"), HasSubstr("finite")));
}

/// A World file that declares its labels and holds none of them: a dimension costs nothing until something is written over it.
void declare_labels(const fs::path& path, std::size_t countries, std::size_t sectors) {
  {
    NetcdfWriter file(path);
    file.attribute("schema", "entrepot world");
    file.attribute("schema_version", 1);
    file.dimension("country", countries);
    file.dimension("sector", sectors);
    file.close();
  }
  int id = 0, dimension = 0, variable = 0;
  ASSERT_EQ(nc_open(path.c_str(), NC_WRITE, &id), NC_NOERR);
  ASSERT_EQ(nc_inq_dimid(id, "country", &dimension), NC_NOERR);
  for (const char* name : {"country", "country_name"})
    ASSERT_EQ(nc_def_var(id, name, NC_STRING, 1, &dimension, &variable), NC_NOERR);
  ASSERT_EQ(nc_inq_dimid(id, "sector", &dimension), NC_NOERR);
  ASSERT_EQ(nc_def_var(id, "sector", NC_STRING, 1, &dimension, &variable), NC_NOERR);
  ASSERT_EQ(nc_close(id), NC_NOERR);
  seal_world_file(path);
}

TEST(WorldFile, ThatDeclaresMoreThanItHoldsIsDamaged) {
  const TemporaryFolder folder;
  declare_labels(folder.path() / "countries.nc", 20'000'000'000, 1);
  EXPECT_THAT(message_of_loading(folder.path() / "countries.nc"), HasSubstr("more than a World can have"));
  declare_labels(folder.path() / "sectors.nc", 1, 400'000'000);
  EXPECT_THAT(message_of_loading(folder.path() / "sectors.nc"), HasSubstr("more than a World can have"));
  const NetcdfReader reader(folder.path() / "sectors.nc");
  EXPECT_EQ(reader.length("sector"), 400'000'000u);
  EXPECT_THROW(reader.texts("sector", 400'000'000), NetcdfError) << "3 GB from a file of some kilobytes";
}

TEST(WorldFile, WithTextThatIsNoUtf8IsRefused) {
  const TemporaryFolder folder;
  World world = small_world();
  world.country_names[2] = "C\xE9land";
  EXPECT_THROW(save_world(world, folder.path() / "latin-1.nc"), InputError);
  world = small_world();
  world.sources[0].title = std::string("cut\0off", 7);
  EXPECT_THROW(save_world(world, folder.path() / "zero.nc"), InputError);
}

TEST(WorldFile, WithASetOfAHorizonThatThereIsNotIsRefused) {
  const TemporaryFolder folder;
  World world = small_world();
  world.elasticity_sets[1].horizon = "shrot";
  EXPECT_THROW(save_world(world, folder.path() / "set.nc"), InputError);
}

TEST(WorldFile, IsReadByManyThreadsAtOnce) {
  const TemporaryFolder folder;
  const World world = small_world();
  save_world(world, folder.path() / "small.nc");
  std::vector<std::string> ids(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& id : ids) threads.emplace_back([&] { id = load_world(folder.path() / "small.nc").id; });
  }
  for (const std::string& id : ids) EXPECT_EQ(id, world.id);
}

}  // namespace
}  // namespace entrepot
