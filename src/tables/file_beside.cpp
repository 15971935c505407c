#include "tables/file_beside.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fmt/core.h>
#include <unistd.h>

#include "entrepot/errors.hpp"

namespace entrepot::tables {

FileBeside::FileBeside(std::filesystem::path target) : target_(std::move(target)), beside_(target_) {
  std::error_code error;
  if (!target_.has_filename() || std::filesystem::is_directory(target_, error)) refuse("it is a folder");
  beside_.replace_filename(fmt::format(".{}.{}.part", target_.filename().string(), getpid()));
  errno = 0;
  if (!std::ofstream(beside_, std::ios::binary)) refuse(std::strerror(errno));
}

FileBeside::~FileBeside() {
  std::error_code ignored;
  if (!beside_.empty()) std::filesystem::remove(beside_, ignored);
}

void FileBeside::take_place() {
  std::error_code error;
  std::filesystem::rename(beside_, target_, error);
  if (error) refuse(error.message());
  beside_.clear();
}

void FileBeside::refuse(const std::string& why) const {
  throw InputError(Problem{.file = target_.string(),
                           .line = 0,
                           .field = "",
                           .value = "",
                           .rule = "the file cannot be written here: " + why,
                           .hint = "check that the folder exists and may be written to"});
}

}  // namespace entrepot::tables
