#pragma once

#include <vector>

#include "app/demo/stage.h"
#include "app/demo/story.h"

namespace pentimento {

/// The demo on the miniature: its captions and what happens under each. It ends with the second edit at full
/// strength.
std::vector<StoryStep> demoScript(MainWindow& window);

} // namespace pentimento
