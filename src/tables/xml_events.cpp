#include "tables/xml_events.hpp"

#include <expat.h>

#include <cassert>
#include <type_traits>

#include <fmt/core.h>

namespace entrepot::tables {
namespace {

constexpr int most_deep = 64;                 // sheets nest about ten deep
constexpr XML_Index longest_token = 1 << 20;  // a token that never ends would be scanned again with every block

std::string_view without_prefix(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

struct XmlParser::State {
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser{XML_ParserCreate(nullptr), XML_ParserFree};
  XmlEvents& events;
  int depth = 0;
  XML_Index fed = 0;
  std::string refusal = {};

  explicit State(XmlEvents& taker) : events(taker) {}

  void refuse(std::string why) {
    if (refusal.empty()) refusal = std::move(why);
    XML_StopParser(parser.get(), XML_FALSE);
  }
  void after_event() {
    if (!events.complaint().empty()) refuse(events.complaint());
  }

  static State& of(void* data) { return *static_cast<State*>(data); }
  static void begin(void* data, const XML_Char* name, const XML_Char** attributes) {
    State& state = of(data);
    if (!state.refusal.empty()) return;
    if (++state.depth > most_deep) return state.refuse(fmt::format("elements stand more than {} deep in each other", most_deep));
    state.events.begin(without_prefix(name), XmlAttributes(attributes));
    state.after_event();
  }
  static void end(void* data, const XML_Char* name) {
    State& state = of(data);
    if (!state.refusal.empty()) return;
    --state.depth;
    state.events.end(without_prefix(name));
    state.after_event();
  }
  static void text(void* data, const XML_Char* piece, int length) {
    State& state = of(data);
    if (!state.refusal.empty()) return;
    state.events.text(std::string_view(piece, static_cast<std::size_t>(length)));
    state.after_event();
  }
  static void document_type(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    of(data).refuse("it declares a document type, which no workbook needs");
  }
};

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** entry = list_; *entry != nullptr; entry += 2)
    if (name == *entry) return entry[1];
  return {};
}

std::string_view XmlAttributes::prefixed(std::string_view name) const {
  for (const char** entry = list_; *entry != nullptr; entry += 2)
    if (const std::string_view found = *entry; found.find(':') != std::string_view::npos && without_prefix(found) == name)
      return entry[1];
  return {};
}

XmlParser::XmlParser(XmlEvents& events) : state_(std::make_unique<State>(events)) {
  XML_Parser parser = state_->parser.get();
  XML_SetUserData(parser, state_.get());
  XML_SetElementHandler(parser, State::begin, State::end);
  XML_SetCharacterDataHandler(parser, State::text);
  XML_SetStartDoctypeDeclHandler(parser, State::document_type);
}

XmlParser::~XmlParser() = default;

bool XmlParser::feed(std::string_view block, bool last) {
  if (!error_.empty()) return false;
  XML_Parser parser = state_->parser.get();
  const bool parsed = XML_Parse(parser, block.data(), static_cast<int>(block.size()), last ? 1 : 0) == XML_STATUS_OK;
  state_->fed += static_cast<XML_Index>(block.size());
  if (!state_->refusal.empty()) {
    error_ = state_->refusal;
  } else if (!parsed) {
    error_ = fmt::format("it is no well-formed XML: {}", XML_ErrorString(XML_GetErrorCode(parser)));
  } else if (state_->fed - XML_GetCurrentByteIndex(parser) > longest_token && !last) {
    error_ = fmt::format("a piece of its XML is longer than {} bytes", longest_token);
  } else {
    return true;
  }
  error_ += fmt::format(" (line {}, column {})", XML_GetCurrentLineNumber(parser), XML_GetCurrentColumnNumber(parser) + 1);
  return false;
}

}  // namespace entrepot::tables
