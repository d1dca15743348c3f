#pragma once

#include <array>

#include <QtGlobal>

namespace pentimento {

/// Where the time of an erasure goes: into training, or into the pictures of its snapshots.
class PictureCost {
 public:
  enum class Doing { Nothing, Training, PicturesOnTheWay, PicturesOfResult };

  /// Forgets the run before.
  void clear();
  /// From now on it does this. @param ms of any clock that never goes back.
  void turn(Doing doing, qint64 ms);
  /// What passes while it is paused counts for nothing.
  void setPaused(bool paused, qint64 ms);

  qint64 spent(Doing doing) const { return spent_[static_cast<std::size_t>(doing)]; }
  qint64 whole() const; ///< Training and pictures, in ms.
  /// The pictures' part of the whole, 0 to 1; 0 before anything was done.
  double share() const;

 private:
  void count(qint64 ms);

  std::array<qint64, 4> spent_{};
  Doing doing_ = Doing::Nothing;
  bool paused_ = false;
  qint64 since_ = 0;
};

} // namespace pentimento
