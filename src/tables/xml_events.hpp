// XML as a stream of events, for files that nobody vouches for: no document type, so no entities; bounded depth and tokens.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace entrepot::tables {

/// Attributes of the element that begins; valid during the call.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** list) : list_(list) {}
  /// Value of the attribute with this name, its prefix left away unless it stands in `name`; empty where there is none.
  std::string_view operator[](std::string_view name) const;
  /// Value of the attribute that has a prefix, whatever it is, and this name: "r:id".
  std::string_view prefixed(std::string_view name) const;

 private:
  const char** list_;
};

/// Names come without their prefix.
class XmlEvents {
 public:
  virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view element) = 0;
  virtual void text(std::string_view piece) = 0;
  /// What makes the reader of the events give up, in words; asked after every event.
  virtual const std::string& complaint() const = 0;

 protected:
  ~XmlEvents() = default;
};

class XmlParser {
 public:
  explicit XmlParser(XmlEvents& events);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  /// False when the parser has given up: see error().
  bool feed(std::string_view block, bool last);
  const std::string& error() const { return error_; }

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::string error_;
};

}  // namespace entrepot::tables
