#include "core/project/record/picture_replay.h"

#include "core/base/error.h"
#include "core/io/png.h"
#include "core/project/project.h"

namespace pentimento {
namespace {

/// The file may be gone, or be another picture by now: then only the hash tells.
void add_difference(ReplayResult& result, const Document& picture, const Image& drawn) {
  try {
    const auto recorded = read_picture(value_at<std::string>(picture, "file"));
    if (pixels_hash(recorded) == value_at<std::string>(picture, "pixels"))
      result.difference = compare_pictures(recorded, drawn);
    else
      result.note = "the recorded picture's file was changed since";
  } catch (const Error& error) {
    result.note = error.what();
  }
}

} // namespace

ReplayBatch replay_batch(const Document& manifest) {
  ReplayBatch batch;
  for (const auto& one : value_at<Document>(manifest, "picture.batch"))
    batch.requests.push_back({value_at<std::string>(one, "prompt"), value_at<std::uint64_t>(one, "seed")});
  batch.place = value_at<std::size_t>(manifest, "picture.place_in_batch");
  if (batch.place >= batch.requests.size())
    throw Error(ErrorCode::BadFormat, "the manifest's batch does not hold its picture",
                "0 to " + std::to_string(batch.requests.size()), std::to_string(batch.place));
  return batch;
}

ReplayResult compare_with_manifest(const Document& manifest, const Image& drawn, const std::string& state,
                                   const Document& conditions) {
  const auto picture = value_at<Document>(manifest, "picture");
  ReplayResult result;
  result.prompt = value_at<std::string>(picture, "prompt");
  result.seed = value_at<std::uint64_t>(picture, "seed");
  result.state = state;
  result.changed = changed_conditions(value_at<Document>(manifest, "conditions"), conditions);
  if (const auto recorded = value_at<std::string>(picture, "state"); recorded != state)
    result.changed.push_back({"state", recorded, state});
  result.bit_equal = pixels_hash(drawn) == value_at<std::string>(picture, "pixels");
  if (!result.bit_equal) add_difference(result, picture, drawn);
  return result;
}

} // namespace pentimento
