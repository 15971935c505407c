#include <cstdlib>
#include <fstream>

#include <fmt/core.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/sha256.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A data folder with one World in it, chosen by ENTREPOT_DATA for as long as the test runs.
class EmbeddedWorlds : public ::testing::Test {
 protected:
  EmbeddedWorlds() {
    if (const char* value = std::getenv("ENTREPOT_DATA")) before_ = value;
    fs::create_directory(folder_.path() / "worlds");
    save_world(testing::small_world(), file());
    write_manifest(sha256_hex(bytes_of(file())), testing::small_world().id);
    setenv("ENTREPOT_DATA", folder_.path().c_str(), 1);
  }
  ~EmbeddedWorlds() override {
    if (before_.empty())
      unsetenv("ENTREPOT_DATA");
    else
      setenv("ENTREPOT_DATA", before_.c_str(), 1);
  }
  fs::path file() const { return folder_.path() / "worlds" / "small.nc"; }
  void write_manifest(const std::string& sha256, const std::string& id) const {
    folder_.write("worlds/MANIFEST.toml", fmt::format("[[world]]\nname = \"small-2020\"\nfile = \"small.nc\"\nsha256 = \"{}\"\n"
                                                      "content_id = \"{}\"\n",
                                                      sha256, id));
  }
  std::string message_of_loading(const std::string& name) const {
    try {
      load_embedded_world(name);
    } catch (const InputError& error) {
      return error.what();
    }
    return "no error";
  }

  testing::TemporaryFolder folder_;
  std::string before_;
};

TEST_F(EmbeddedWorlds, AreListedAndLoaded) {
  EXPECT_EQ(embedded_worlds(), std::vector<std::string>{"small-2020"});
  EXPECT_EQ(load_embedded_world("small-2020").id, testing::small_world().id);
}

TEST_F(EmbeddedWorlds, OfUnknownNameSuggestTheNearest) {
  EXPECT_THAT(message_of_loading("small-2021"),
              AllOf(HasSubstr("there is no World of this name"), HasSubstr("did you mean small-2020?")));
}

TEST_F(EmbeddedWorlds, WithAnotherFileThanTheManifestSaysAreRefused) {
  World world = testing::small_world();
  world.year = 2021;
  save_world(world, file());
  EXPECT_THAT(message_of_loading("small-2020"), AllOf(HasSubstr("wrong checksum"), HasSubstr(sha256_hex(bytes_of(file())))));
}

TEST_F(EmbeddedWorlds, WithAnotherContentThanTheManifestSaysAreRefused) {
  write_manifest(sha256_hex(bytes_of(file())), "abc");
  EXPECT_THAT(message_of_loading("small-2020"), AllOf(HasSubstr("content id abc"), HasSubstr(testing::small_world().id)));
}

TEST_F(EmbeddedWorlds, WithoutAManifestOrWithABrokenOneSaySo) {
  folder_.write("worlds/MANIFEST.toml", "[[world]\n");
  EXPECT_THAT(message_of_loading("small-2020"), HasSubstr("MANIFEST.toml:1: not valid TOML"));
  folder_.write("worlds/MANIFEST.toml", "[[world]]\nname = \"small-2020\"\n");
  EXPECT_THAT(message_of_loading("small-2020"), AllOf(HasSubstr("3 problems"), HasSubstr("sha256"), HasSubstr("content_id")));
  folder_.write("worlds/MANIFEST.toml", "");
  EXPECT_THAT(message_of_loading("small-2020"), HasSubstr("must list at least one [[world]]"));
  fs::remove(folder_.path() / "worlds" / "MANIFEST.toml");
  EXPECT_THAT(message_of_loading("small-2020"), HasSubstr("there is no such file"));
}

TEST_F(EmbeddedWorlds, NeedTheFolderThatTheUserNamed) {
  setenv("ENTREPOT_DATA", (folder_.path() / "nowhere").c_str(), 1);
  EXPECT_THAT(message_of_loading("small-2020"), AllOf(HasSubstr("ENTREPOT_DATA"), HasSubstr("must be a folder")));
}

}  // namespace
}  // namespace entrepot
