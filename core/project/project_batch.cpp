#include "core/edits/weight_delta_file.h"
#include "core/project/project.h"

namespace pentimento {

void Project::add_pictures(std::vector<NewPicture> pictures) {
  for (auto& one : pictures) write_picture(one.cell, *one.image, one.texts);
  Transaction all(*database_);
  for (auto& one : pictures) insert_cell(one.cell);
  all.commit();
}

void Project::add_rows(std::vector<CellRecord> cells) {
  Transaction all(*database_);
  for (auto& cell : cells) insert_cell(cell);
  all.commit();
}

std::string Project::keep_edit(const WeightDelta& edit, const std::string& content_hash) const {
  const auto file = "edits/" + content_hash.substr(0, 16) + ".safetensors";
  if (!std::filesystem::exists(path_of(file))) save_delta(path_of(file), edit);
  return file;
}

} // namespace pentimento
