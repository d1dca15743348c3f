#include "widgets/delegates/thumbnail_cache.h"

#include <algorithm>
#include <utility>

#include "widgets/style/image_conversion.h"

namespace pentimento {
namespace {

constexpr qint64 kFramePixels = 240'000;    // read and written: about 3 ms, two dozen cells of the miniature
constexpr std::size_t kMostRequests = 2048; // more than any screen shows; what was scrolled past is forgotten
constexpr int kLookEvery = 16;              // what is gone in between still lies in memory
constexpr std::size_t kMostAtOnce = 64;     // taken over by the GUI thread in one go

QImage scale(const Image& image, QSize pixels) {
  const QImage whole = viewOf(image);
  if (whole.isNull()) return {};
  return whole.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
      .convertToFormat(QImage::Format_RGB32);
}

} // namespace

ThumbnailCache::ThumbnailCache(QObject* parent, qsizetype mostBytes) : QObject(parent), scaled_(mostBytes) {
  pool_.setMaxThreadCount(1);
  pool_.setThreadPriority(QThread::LowPriority);
}

ThumbnailCache::~ThumbnailCache() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  pool_.waitForDone();
}

void ThumbnailCache::beginFrame() {
  allowance_ = kFramePixels;
}

QPixmap ThumbnailCache::pixmap(const ImagePtr& image, QSize pixels) {
  if (!image || pixels.isEmpty()) return {};
  const Scaled* found = scaled_.object({image.get(), pixels.width()});
  if (found && found->source.lock() == image) return found->pixmap;
  if (allowance_ >= 0) {
    const qint64 cost = qint64(image->width) * image->height + qint64(pixels.width()) * pixels.height();
    if (cost > allowance_) {
      ask(image, pixels);
      return {};
    }
    allowance_ -= cost;
  }
  return keep(image, scale(*image, pixels));
}

QPixmap ThumbnailCache::keep(const ImagePtr& image, const QImage& scaled) {
  if (scaled.isNull()) return {};
  const QPixmap pixmap = QPixmap::fromImage(scaled);
  scaled_.insert({image.get(), scaled.width()}, new Scaled{image, pixmap}, scaled.sizeInBytes());
  sources_[{image.get(), scaled.width()}] = image;
  if (++keptSince_ >= kLookEvery) dropTheGone();
  return pixmap;
}

/// Pictures that nobody has any more are never asked for again; waiting for the bound would let memory grow.
void ThumbnailCache::dropTheGone() {
  keptSince_ = 0;
  std::erase_if(sources_, [this](const auto& entry) {
    if (!entry.second.expired()) return false;
    scaled_.remove(entry.first);
    return true;
  });
}

void ThumbnailCache::clear() {
  scaled_.clear();
  sources_.clear();
  const std::lock_guard lock(mutex_);
  for (const Request& request : requests_) asked_.erase({request.image.get(), request.pixels.width()});
  requests_.clear();
}

void ThumbnailCache::ask(const ImagePtr& image, QSize pixels) {
  const std::lock_guard lock(mutex_);
  if (!asked_.insert({image.get(), pixels.width()}).second) return;
  requests_.push_back({image, pixels});
  if (requests_.size() > kMostRequests) {
    asked_.erase({requests_.front().image.get(), requests_.front().pixels.width()});
    requests_.pop_front();
  }
  if (std::exchange(working_, true)) return;
  pool_.start([this] { work(); });
}

void ThumbnailCache::work() {
  std::unique_lock lock(mutex_);
  while (!over_ && !requests_.empty()) {
    const Request request = requests_.back();
    requests_.pop_back();
    lock.unlock();
    QImage scaled = scale(*request.image, request.pixels);
    lock.lock();
    const bool first = done_.empty();
    done_.push_back({request.image, std::move(scaled)});
    if (first && !over_) QMetaObject::invokeMethod(this, &ThumbnailCache::collect, Qt::QueuedConnection);
  }
  working_ = false;
}

void ThumbnailCache::collect() {
  std::vector<Done> some;
  {
    const std::lock_guard lock(mutex_);
    const auto count = static_cast<std::ptrdiff_t>(std::min(done_.size(), kMostAtOnce));
    some.assign(std::make_move_iterator(done_.begin()), std::make_move_iterator(done_.begin() + count));
    done_.erase(done_.begin(), done_.begin() + count);
    for (const Done& one : some) asked_.erase({one.image.get(), one.scaled.width()});
    if (!done_.empty()) QMetaObject::invokeMethod(this, &ThumbnailCache::collect, Qt::QueuedConnection);
  }
  for (const Done& one : some) keep(one.image, one.scaled);
  Q_EMIT arrived();
}

} // namespace pentimento
