#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/io/model_files.h"

namespace pentimento {

/// Adds "tokenizer" (and "tokenizer_2" of XL) to the components of the single file `model`: from `given`, a
/// tokenizer's folder or a model folder with one in it; else from tokenizer/ beside the file, in a folder
/// named like the file, or in resources/. Where none is found it goes into `broken`, with where to put it.
/// XL's second tokenizer pads otherwise, so the first never stands in for it.
void find_tokenizers(const std::filesystem::path& model, const std::filesystem::path& given, bool xl,
                     std::vector<ModelComponent>& components, std::map<std::string, Failure>& broken);

} // namespace pentimento
