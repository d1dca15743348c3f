#pragma once

#include <QString>

namespace pentimento {

/// What a path that someone drops on the window, or picks, is to be opened as.
enum class OpenTarget { Model, Edit, Suite, Picture, Judge };

/// A table (.csv) is a suite of prompts, a .png is a picture that may say how it was drawn. A safetensors
/// file with some parameters of a UNet, or a LoRA, is an edit; a folder with head.json is a trained judge;
/// everything else (a folder, a whole checkpoint,
/// a file that no one can read) goes to the model reader, which says what is wrong with it. Reads a header.
OpenTarget openTargetOf(const QString& path);

} // namespace pentimento
