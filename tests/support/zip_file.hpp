// Zip files made by hand, stored without compression or with it, for tests of what reads them.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace entrepot::testing {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

namespace zip_detail {
inline std::string little(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xFF);
  return text;
}

/// Raw deflate.
inline std::string deflated(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}
}  // namespace zip_detail

/// The bytes of a zip file with these parts, in this order.
inline std::string zip_file(const ZipParts& parts, bool packed = false) {
  using zip_detail::little;
  std::string file, directory;
  for (const auto& [name, text] : parts) {
    const std::string content = packed ? zip_detail::deflated(text) : text;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
    const std::string common = little(20, 2) + little(0, 2) + little(packed ? 8 : 0, 2) + little(0, 2) + little(0x21, 2) +
                               little(sum, 4) + little(content.size(), 4) + little(text.size(), 4) + little(name.size(), 2) +
                               little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                 little(file.size(), 4) + name;
    file += "PK\x03\x04" + common + name + content;
  }
  const std::string end = "PK\x05\x06" + little(0, 4) + little(parts.size(), 2) + little(parts.size(), 2) +
                          little(directory.size(), 4) + little(file.size(), 4) + little(0, 2);
  return file + directory + end;
}

/// The parts of a workbook with one sheet, `sheet` being what stands inside its element `worksheet`.
inline ZipParts workbook_parts(const std::string& sheet, const std::string& texts = "", const std::string& styles = "") {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string list = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target + "\"/>";
  };
  return {{"_rels/.rels", list + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
          {"xl/_rels/workbook.xml.rels", list + relation("r1", "worksheet", "worksheets/sheet1.xml") +
                                             relation("r2", "sharedStrings", "sharedStrings.xml") +
                                             relation("r3", "styles", "styles.xml") + "</Relationships>"},
          {"xl/workbook.xml",
           "<workbook xmlns:r=\"" + office + "\"><sheets><sheet name=\"Trade\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
          {"xl/sharedStrings.xml", "<sst>" + texts + "</sst>"},
          {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
          {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"}};
}

}  // namespace entrepot::testing
