#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QThreadPool>

#include "core/values/image.h"

namespace pentimento {

/// Scaled pictures, bounded by their bytes. What a frame cannot afford to scale is scaled on a thread of its
/// own, the newest request first, since the newest is what can be seen.
class ThumbnailCache : public QObject {
  Q_OBJECT

 public:
  static constexpr qsizetype kMostBytes = 96 * 1024 * 1024;

  explicit ThumbnailCache(QObject* parent = nullptr, qsizetype mostBytes = kMostBytes);
  ~ThumbnailCache() override;

  /// From now on, and for each frame, only so much is scaled at once. Before the first call everything is.
  void beginFrame();
  /// The picture at `pixels`, or a null pixmap while it is being scaled; arrived() tells when to ask again.
  QPixmap pixmap(const ImagePtr& image, QSize pixels);
  void clear();
  /// Bytes kept now; never more than the bound.
  qsizetype bytes() const { return scaled_.totalCost(); }

 Q_SIGNALS:
  void arrived();

 private:
  /// A picture scaled once; the weak pointer tells it from another one that was later put at the same
  /// address.
  struct Scaled {
    std::weak_ptr<const Image> source;
    QPixmap pixmap;
  };
  using Key = std::pair<const Image*, int>; ///< the picture and its width in pixels
  struct Request {
    ImagePtr image;
    QSize pixels;
  };
  struct Done {
    ImagePtr image;
    QImage scaled;
  };

  void ask(const ImagePtr& image, QSize pixels);
  void work();
  void collect();
  QPixmap keep(const ImagePtr& image, const QImage& scaled);
  void dropTheGone();

  QCache<Key, Scaled> scaled_;
  std::map<Key, std::weak_ptr<const Image>> sources_; ///< Of what is in the cache, or was.
  int keptSince_ = 0;                                 ///< The last look for pictures that are gone.
  qint64 allowance_ = -1; ///< pixels that this frame may still scale itself; -1 = all it wants
  std::mutex mutex_;      ///< guards what follows
  std::deque<Request> requests_;
  std::set<Key> asked_; ///< waiting, being scaled, or not yet collected
  std::vector<Done> done_;
  bool working_ = false;
  bool over_ = false;
  QThreadPool pool_; ///< last, so that its thread has ended before the rest goes
};

} // namespace pentimento
