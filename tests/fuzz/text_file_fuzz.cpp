// Any bytes as a text file, plain or gzip: UTF-8 text without zero bytes comes out, or a problem does.
#include "tables/text_file.hpp"
#include "tables/utf8.hpp"

#include "support/temporary_folder.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const testing::TemporaryFolder folder;
  const auto file = folder.write("text", std::string(reinterpret_cast<const char*>(data), size));
  Problems problems;
  const auto text = tables::read_text(file, problems);
  fuzz::require(text.has_value() == problems.empty());
  if (text)
    fuzz::require(!text->empty() && text->find('\0') == std::string::npos && tables::first_not_utf8(*text) == std::string::npos);
  return 0;
}
