#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/judges/clip_judge.h"
#include "core/judges/head_training.h"

namespace pentimento {

/// Pictures below this folder show none of the labels.
inline constexpr auto kNoLabel = "none";

/// A picture with what somebody says it shows.
struct LabelledPicture {
  std::filesystem::path path;
  std::set<std::string> shows;
};

/// Labelled pictures as they lie on the disk: a folder a label with pictures in it, and "none" for those that
/// show no label. A picture that lies in two of them shows both.
struct LabelledPictures {
  std::filesystem::path folder;
  std::vector<std::string> labels; ///< In the order of the alphabet.
  std::vector<LabelledPicture> pictures;
};

/// Lists PNG and JPEG files; reads none. @throws Error(FileNotFound | FileUnreadable), Error(BadFormat)
/// without any labelled picture.
LabelledPictures list_labelled_pictures(const std::filesystem::path& folder);

/// Called after every picture: (done, total).
using PictureCount = std::function<void(int, int)>;

/// Reads the pictures and finds their places in the judge's space. Copies of one picture become one that
/// shows what any of them shows. @param rejected takes a sentence for each that cannot be read. @throws
/// Stopped between two pictures, Error(BadFormat) where none can be read.
LabelledFeatures features_of(const LabelledPictures& pictures, ClipJudge& judge, RunControl& control,
                             std::vector<std::string>& rejected, const PictureCount& count = {});

/// SHA-256 of which pictures there are and what they show, in any order.
std::string labelled_sha256(const LabelledFeatures& pictures);

/// Reads the pictures, then trains a head for the judge's CLIP on them.
ClassifierHead train_judge(const LabelledPictures& pictures, ClipJudge& clip, RunControl& control,
                           std::vector<std::string>& rejected, const PictureCount& count = {});

/// How far a judge can be believed about labelled pictures, none of which it may have learned from. Labels it
/// does not know are left out. @throws as features_of, Error(UnknownName) where it knows none.
std::vector<LabelReliability> test_judge(const LabelledPictures& pictures, ClipJudge& judge,
                                         RunControl& control, std::vector<std::string>& rejected,
                                         const PictureCount& count = {});

} // namespace pentimento
