#include "world/netcdf_file.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <hdf5.h>
#include <netcdf.h>

namespace entrepot {
namespace {

constexpr std::uintmax_t most_packed = 1100;  // bytes out of one: deflate comes to 1032, the rest is leeway
constexpr int deflate_level = 6;              // 9 saves less than 1 % on flows and takes twice as long

/// The library keeps global tables without a lock of its own.
std::mutex& library_lock() {
  static std::mutex lock;
  return lock;
}

void require(int status, const std::string& what) {
  if (status != NC_NOERR) throw NetcdfError(fmt::format("{}: {}", what, nc_strerror(status)));
}

bool has_attribute(int file, const std::string& name, nc_type& type, std::size_t& length) {
  const int status = nc_inq_att(file, NC_GLOBAL, name.c_str(), &type, &length);
  if (status != NC_ENOTATT) require(status, name);
  return status == NC_NOERR;
}

/// An absolute path: the library takes words with "://" for addresses of servers.
std::string plain_path(const std::filesystem::path& file) { return std::filesystem::absolute(file).string(); }

}  // namespace

NetcdfHandle::NetcdfHandle() : lock_(library_lock()) {
  // HDF5 below prints its errors to the terminal unless told otherwise, thread by thread. They reach us as statuses.
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}
NetcdfHandle::~NetcdfHandle() {
  if (id_ >= 0) nc_close(id_);
}

NetcdfWriter::NetcdfWriter(const std::filesystem::path& file) {
  require(nc_create(plain_path(file).c_str(), NC_NETCDF4 | NC_CLOBBER, &id_), "cannot create");
}

void NetcdfWriter::dimension(const std::string& name, std::size_t length) {
  int id = 0;
  require(nc_def_dim(id_, name.c_str(), length, &id), name);
}

void NetcdfWriter::attribute(const std::string& name, const std::string& text) {
  require(nc_put_att_text(id_, NC_GLOBAL, name.c_str(), text.size(), text.data()), name);
}

void NetcdfWriter::attribute(const std::string& name, int value) {
  require(nc_put_att_int(id_, NC_GLOBAL, name.c_str(), NC_INT, 1, &value), name);
}

int NetcdfWriter::variable(const std::string& name, int type, const std::vector<std::string>& dimensions,
                           const TextAttributes& attributes) {
  std::vector<int> ids(dimensions.size());
  for (std::size_t d = 0; d < dimensions.size(); ++d) require(nc_inq_dimid(id_, dimensions[d].c_str(), &ids[d]), dimensions[d]);
  int variable = 0;
  require(nc_def_var(id_, name.c_str(), type, static_cast<int>(ids.size()), ids.data(), &variable), name);
  if (type != NC_STRING) require(nc_def_var_deflate(id_, variable, 1, 1, deflate_level), name);
  for (const auto& [key, text] : attributes)
    require(nc_put_att_text(id_, variable, key.c_str(), text.size(), text.data()), name + ":" + key);
  return variable;
}

void NetcdfWriter::numbers(const std::string& name, const std::vector<std::string>& dimensions, std::span<const double> values,
                           const TextAttributes& attributes) {
  require(nc_put_var_double(id_, variable(name, NC_DOUBLE, dimensions, attributes), values.data()), name);
}

void NetcdfWriter::integers(const std::string& name, const std::vector<std::string>& dimensions, std::span<const int> values,
                            const TextAttributes& attributes) {
  require(nc_put_var_int(id_, variable(name, NC_INT, dimensions, attributes), values.data()), name);
}

void NetcdfWriter::texts(const std::string& name, const std::string& dimension, const std::vector<std::string>& values,
                         const TextAttributes& attributes) {
  std::vector<const char*> pointers;
  for (const std::string& value : values) pointers.push_back(value.c_str());
  require(nc_put_var_string(id_, variable(name, NC_STRING, {dimension}, attributes), pointers.data()), name);
}

void NetcdfWriter::characters(const std::string& name, const std::string& dimension_name, const std::vector<std::string>& values,
                              const TextAttributes& attributes) {
  std::size_t width = 1;
  for (const std::string& value : values) width = std::max(width, value.size());
  std::string matrix(width * values.size(), '\0');
  for (std::size_t i = 0; i < values.size(); ++i) matrix.replace(i * width, values[i].size(), values[i]);
  dimension(name + "_length", width);
  TextAttributes all = attributes;
  all.emplace_back("_Encoding", "utf-8");
  require(nc_put_var_text(id_, variable(name, NC_CHAR, {dimension_name, name + "_length"}, all), matrix.data()), name);
}

void NetcdfWriter::close() { require(nc_close(std::exchange(id_, -1)), "cannot finish"); }

NetcdfReader::NetcdfReader(const std::filesystem::path& file) {
  std::error_code unknown;
  file_size_ = std::filesystem::file_size(file, unknown);
  if (unknown) throw NetcdfError("cannot open: " + unknown.message());
  require(nc_open(plain_path(file).c_str(), NC_NOWRITE, &id_), "cannot open");
}

std::size_t NetcdfReader::length(const std::string& dimension) const {
  int id = 0;
  std::size_t length = 0;
  if (nc_inq_dimid(id_, dimension.c_str(), &id) != NC_NOERR) return 0;
  require(nc_inq_dimlen(id_, id, &length), dimension);
  return length;
}

std::optional<std::string> NetcdfReader::text_attribute(const std::string& name) const {
  nc_type type = NC_NAT;
  std::size_t length = 0;
  if (!has_attribute(id_, name, type, length)) return std::nullopt;
  if (type == NC_STRING && length == 1) {  // as other programs write text
    char* pointer = nullptr;
    require(nc_get_att_string(id_, NC_GLOBAL, name.c_str(), &pointer), name);
    std::string text = pointer == nullptr ? "" : pointer;
    nc_free_string(1, &pointer);
    return text;
  }
  if (type != NC_CHAR) return std::nullopt;
  require_room(name, {length}, 1);
  std::string text(length, '\0');
  require(nc_get_att_text(id_, NC_GLOBAL, name.c_str(), text.data()), name);
  return text;
}

std::optional<int> NetcdfReader::integer_attribute(const std::string& name) const {
  nc_type type = NC_NAT;
  std::size_t length = 0;
  if (!has_attribute(id_, name, type, length)) return std::nullopt;
  if (length != 1 || type == NC_CHAR || type == NC_STRING) return std::nullopt;
  int value = 0;
  require(nc_get_att_int(id_, NC_GLOBAL, name.c_str(), &value), name);
  return value;
}

int NetcdfReader::variable(const std::string& name) const {
  int id = 0;
  require(nc_inq_varid(id_, name.c_str(), &id), name);
  return id;
}

std::vector<std::size_t> NetcdfReader::shape_of(int variable) const {
  int rank = 0;
  require(nc_inq_varndims(id_, variable, &rank), "dimensions");
  std::vector<int> ids(static_cast<std::size_t>(rank));
  require(nc_inq_vardimid(id_, variable, ids.data()), "dimensions");
  std::vector<std::size_t> shape(ids.size());
  for (std::size_t d = 0; d < ids.size(); ++d) require(nc_inq_dimlen(id_, ids[d], &shape[d]), "dimensions");
  return shape;
}

/// A dimension may be declared with any length, and what was never written takes no room: nothing is set aside for more than
/// the file can hold.
void NetcdfReader::require_room(const std::string& name, const std::vector<std::size_t>& shape, std::size_t bytes_each) const {
  std::uintmax_t room = file_size_ * most_packed / bytes_each;
  for (const std::size_t extent : shape) {
    if (extent > room) throw NetcdfError(name + ": is larger than the file can hold");
    if (extent > 0) room /= extent;
  }
}

int NetcdfReader::variable_of_shape(const std::string& name, const std::vector<std::size_t>& shape,
                                    std::size_t bytes_each) const {
  const int id = variable(name);
  if (shape_of(id) != shape) throw NetcdfError(name + ": does not have the shape of its labels");
  require_room(name, shape, bytes_each);
  return id;
}

std::vector<double> NetcdfReader::numbers(const std::string& name, const std::vector<std::size_t>& shape) const {
  const int id = variable_of_shape(name, shape, sizeof(double));
  std::size_t size = 1;
  for (std::size_t extent : shape) size *= extent;
  std::vector<double> values(size);
  require(nc_get_var_double(id_, id, values.data()), name);
  return values;
}

std::vector<int> NetcdfReader::integers(const std::string& name, std::size_t length) const {
  const int id = variable_of_shape(name, {length}, sizeof(int));
  std::vector<int> values(length);
  require(nc_get_var_int(id_, id, values.data()), name);
  return values;
}

std::vector<std::string> NetcdfReader::texts(const std::string& name, std::size_t length) const {
  const int id = variable_of_shape(name, {length}, sizeof(char*));
  nc_type type = NC_NAT;
  require(nc_inq_vartype(id_, id, &type), name);
  if (type != NC_STRING) throw NetcdfError(name + ": is not text");
  std::vector<char*> pointers(length, nullptr);
  require(nc_get_var_string(id_, id, pointers.data()), name);
  std::vector<std::string> values;
  for (const char* pointer : pointers) values.emplace_back(pointer == nullptr ? "" : pointer);
  nc_free_string(length, pointers.data());
  return values;
}

std::vector<std::string> NetcdfReader::characters(const std::string& name, std::size_t length) const {
  const int id = variable(name);
  const std::vector<std::size_t> shape = shape_of(id);
  nc_type type = NC_NAT;
  require(nc_inq_vartype(id_, id, &type), name);
  if (type != NC_CHAR || shape.size() != 2 || shape[0] != length) throw NetcdfError(name + ": is not a table of characters");
  require_room(name, shape, 1);
  std::string matrix(shape[0] * shape[1], '\0');
  require(nc_get_var_text(id_, id, matrix.data()), name);
  std::vector<std::string> values;
  for (std::size_t i = 0; i < length; ++i) {
    const std::string cell = matrix.substr(i * shape[1], shape[1]);
    values.push_back(cell.substr(0, cell.find('\0')));
  }
  return values;
}

}  // namespace entrepot
