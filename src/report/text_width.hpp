// How wide a text will be drawn, so that labels can be placed without a browser. Widths are those of Helvetica (Adobe's
// published metrics) with room to spare, since a reader's own font may be wider.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

/// In pixels at `font_size` pixels.
double text_width(const std::string& text, double font_size, bool bold = false);
/// Broken at spaces into lines no wider than `width` where words allow; one line at least.
std::vector<std::string> wrap_text(const std::string& text, double width, double font_size, bool bold = false);

}  // namespace entrepot
