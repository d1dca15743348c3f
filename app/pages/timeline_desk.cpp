#include "app/pages/timeline_desk.h"

#include <algorithm>

#include <QBuffer>
#include <QCoreApplication>
#include <QFileDialog>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>

#include "widgets/style/animated_png.h"
#include "widgets/views/timeline_tools.h"
#include "widgets/views/timeline_view.h"

namespace pentimento {
namespace {

constexpr int kStripSide = 160;
constexpr int kFilmSide = 384;
constexpr int kColumns = 10;
constexpr int kLastFrame = 4; // the end is looked at this much longer

/// Empty when it is written, else why not.
QString write(const QString& path, const QByteArray& bytes) {
  QSaveFile file(path); // the old file stays until the new one is whole
  if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
  return file.errorString();
}

QByteArray png(const QImage& image) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

} // namespace

TimelineDesk::TimelineDesk(Workbench& bench, TimelineView& timeline, std::function<CellKey()> cell)
    : QObject(&timeline), bench_(bench), timeline_(timeline), cell_(std::move(cell)),
      tools_(new TimelineTools(timeline)) {
  connect(tools_, &TimelineTools::comparePinnedRequested, this,
          [this](int first, int second) { Q_EMIT compareRequested(cell_(), first, second); });
  connect(tools_, &TimelineTools::saveRequested, this, &TimelineDesk::ask);
  connect(&bench_, &Workbench::runStarted, tools_, &TimelineTools::stop);
}

QString TimelineDesk::title() const {
  const CellKey key = cell_();
  if (key.row < 0 || key.row >= static_cast<int>(bench_.suite().cases.size())) return {};
  const auto& prompt = bench_.suite().cases[static_cast<std::size_t>(key.row)];
  return tr("%1, seed %2").arg(QString::fromStdString(prompt.text)).arg(key.seed);
}

QList<FilmFrame> TimelineDesk::frames() const {
  QList<FilmFrame> all;
  const CellKey key = cell_();
  for (const auto& snapshot : bench_.snapshots()) {
    FilmFrame frame;
    frame.caption = snapshot.index == 0 ? tr("before") : tr("step %1").arg(snapshot.step);
    if (const auto* picture = bench_.pictures().find(snapshot.state, key)) {
      frame.image = picture->image;
      frame.verdict = picture->verdict;
      frame.judged = snapshot.index > 0;
      if (picture->score) frame.score = QString::number(picture->score->probability, 'f', 2);
    }
    all << frame;
  }
  return all;
}

void TimelineDesk::ask(bool animated) {
  const CellKey key = cell_();
  if (title().isEmpty() || bench_.snapshots().empty()) return;
  if (bench_.sensitive().isMarked(bench_.suite().cases[static_cast<std::size_t>(key.row)]) &&
      !tools_->withSensitive()) {
    Q_EMIT bench_.bannerRaised(Workbench::BannerKind::Warning,
                               tr("These pictures are sensitive. Tick “Save sensitive pictures too” in the "
                                  "timeline's menu to save them."));
    return;
  }
  const QString path = QFileDialog::getSaveFileName(
      &timeline_, animated ? tr("Save as an animated picture") : tr("Save as a strip"),
      animated ? QStringLiteral("run.png") : QStringLiteral("strip.png"),
      animated ? tr("Animated PNG (*.png *.apng)") : tr("PNG (*.png)"));
  if (!path.isEmpty()) save(path, animated);
}

void TimelineDesk::save(const QString& path, bool animated) {
  auto moments = frames();
  const CellKey key = cell_();
  const auto& cases = bench_.suite().cases;
  const bool known = key.row >= 0 && key.row < static_cast<int>(cases.size());
  if (!known ||
      (bench_.sensitive().isMarked(cases[static_cast<std::size_t>(key.row)]) && !tools_->withSensitive()))
    for (auto& moment : moments) moment.image = nullptr;
  const QString head = bench_.picturesTell() ? title() : QString();
  // captions need the GUI's fonts; packing, the slow part, does not
  const QList<QImage> images = animated ? filmFrames(moments, head, kFilmSide)
                                        : QList<QImage>{filmStrip(moments, head, kStripSide, kColumns)};
  const int delay = static_cast<int>(TimelineTools::kFrameMs / tools_->speed());
  QThreadPool::globalInstance()->start([desk = QPointer(this), path, animated, images, delay] {
    const QString why =
        write(path, animated ? animatedPng(images, delay, kLastFrame * delay) : png(images.front()));
    QMetaObject::invokeMethod(
        qApp,
        [desk, path, why] {
          if (!desk) return;
          if (why.isEmpty()) {
            Q_EMIT desk->saved(path);
            Q_EMIT desk->bench_.bannerRaised(Workbench::BannerKind::Done,
                                             TimelineDesk::tr("Saved %1").arg(path));
          } else {
            Q_EMIT desk->bench_.bannerRaised(Workbench::BannerKind::Error,
                                             TimelineDesk::tr("%1 could not be written: %2").arg(path, why));
          }
        },
        Qt::QueuedConnection);
  });
}

} // namespace pentimento
