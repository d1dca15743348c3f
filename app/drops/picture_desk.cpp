#include "app/drops/picture_desk.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QRegularExpression>
#include <QThreadPool>

#include "core/base/error.h"
#include "core/export/picture_metadata.h"
#include "core/io/atomic_file.h"
#include "core/io/png.h"

namespace pentimento {
namespace {

/// Everything that has to be known to draw it again; the edits by name where the stack is still the one that
/// made it, which its state tells in any case.
PngTexts textsOf(const Workbench& bench, const DrawnPicture& picture) {
  if (!bench.picturesTell()) return {};
  const auto& model = bench.model();
  const auto& prompt = bench.suite().cases[static_cast<std::size_t>(picture.key.row)];
  PictureRecord record{{prompt.text, picture.key.seed},
                       bench.sampling(),
                       model.name,
                       model.base_hash,
                       picture.state,
                       {},
                       model.precision,
                       model.device};
  if (record.settings.scheduler.empty()) record.settings.scheduler = model.scheduler;
  record.settings.width = picture.image->width;
  record.settings.height = picture.image->height;
  if (picture.state == bench.state() && picture.state != bench.pictures().base())
    for (const auto& edit : bench.edits())
      if (edit.on && edit.strength != 0.0)
        record.edits.push_back(edit.name + ":" + QString::number(edit.strength).toStdString());
  return picture_metadata(record);
}

/// "a photo of a cat, seed 41, after.png", without what a file's name cannot have.
QString fileName(const Workbench& bench, const CellKey& key, PictureDesk::Side side) {
  const auto& prompt = bench.suite().cases[static_cast<std::size_t>(key.row)];
  // The name of a picture that tells nothing tells nothing of its prompt either.
  QString name = bench.picturesTell() ? QString::fromStdString(prompt.text).left(60)
                                      : PictureDesk::tr("picture %1").arg(key.row + 1);
  name.replace(QRegularExpression(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]")), QStringLiteral("-"));
  return QStringLiteral("%1-%2-%3.png")
      .arg(name)
      .arg(key.seed)
      .arg(side == PictureDesk::Side::Before ? PictureDesk::tr("before") : PictureDesk::tr("after"));
}

} // namespace

const DrawnPicture* PictureDesk::picture(const CellKey& key, Side side) const {
  if (key.row < 0 || key.row >= static_cast<int>(bench_.suite().cases.size()) || bench_.hides(key.row))
    return nullptr;
  const auto& base = bench_.pictures().base();
  if (side == Side::Before) return bench_.pictures().find(base, key);
  return bench_.shownState() == base ? nullptr : bench_.pictures().find(bench_.shownState(), key);
}

PictureDesk::Side PictureDesk::shownSide(const CellKey& key) const {
  return picture(key, Side::After) ? Side::After : Side::Before;
}

void PictureDesk::pack(const CellKey& key, Side side,
                       std::function<void(const QByteArray&, const QString&)> then, const QString& path) {
  const auto* found = picture(key, side);
  if (!found)
    return Q_EMIT bench_.bannerRaised(Workbench::BannerKind::Warning,
                                      tr("There is no picture to be seen in the selected cell."));
  const auto texts = textsOf(bench_, *found);
  QThreadPool::globalInstance()->start(
      [desk = QPointer(this), image = found->image, texts, path, then = std::move(then)] {
        QByteArray bytes;
        QString why;
        try {
          bytes = QByteArray::fromStdString(encode_png(*image, texts));
          if (!path.isEmpty()) write_text(path.toStdString(), bytes.toStdString());
        } catch (const Error& error) {
          why = QString::fromStdString(error.what());
        }
        QMetaObject::invokeMethod(
            qApp,
            [desk, then, bytes, why] {
              if (desk) then(bytes, why);
            },
            Qt::QueuedConnection);
      });
}

void PictureDesk::save(const CellKey& key, Side side, const QString& path) {
  pack(
      key, side,
      [this, path](const QByteArray&, const QString& why) {
        if (!why.isEmpty())
          return Q_EMIT bench_.bannerRaised(Workbench::BannerKind::Error,
                                            tr("%1 could not be written: %2").arg(path, why));
        Q_EMIT saved(path);
        Q_EMIT bench_.bannerRaised(Workbench::BannerKind::Done, tr("Saved %1").arg(path));
      },
      path);
}

void PictureDesk::copy(const CellKey& key, Side side) {
  pack(key, side, [this](const QByteArray& bytes, const QString& why) {
    if (!why.isEmpty()) return Q_EMIT bench_.bannerRaised(Workbench::BannerKind::Error, why);
    auto* data = new QMimeData; // the clipboard's from here on
    data->setData(QStringLiteral("image/png"), bytes);
    // Another one from the pixels alone: a picture of no format has no texts, however it is pasted.
    const QImage pixels = QImage::fromData(bytes, "PNG").convertToFormat(QImage::Format_RGB888);
    data->setImageData(
        QImage(pixels.constBits(), pixels.width(), pixels.height(), pixels.bytesPerLine(), pixels.format())
            .copy());
    QGuiApplication::clipboard()->setMimeData(data);
    Q_EMIT copied();
  });
}

void PictureDesk::ask(QWidget* over, const CellKey& key, Side side, const QString& folder) {
  if (!picture(key, side)) return pack(key, side, {}); // which says so
  QString path = QFileDialog::getSaveFileName(over, tr("Save the picture"),
                                              folder + "/" + fileName(bench_, key, side), tr("PNG (*.png)"));
  if (path.isEmpty()) return;
  if (!path.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)) path += QStringLiteral(".png");
  save(key, side, path);
}

void PictureDesk::fill(QMenu& menu, const CellKey& key, std::function<QString()> folder) {
  auto* out = menu.addMenu(tr("Save or copy"));
  out->setObjectName(QStringLiteral("pictureMenu"));
  const auto add = [&](const QString& text, Side side, auto&& then) {
    out->addAction(text, this, then)->setEnabled(picture(key, side) != nullptr);
  };
  auto* over = menu.parentWidget();
  add(tr("Save the picture after…"), Side::After,
      [this, over, key, folder] { ask(over, key, Side::After, folder()); });
  add(tr("Save the picture before…"), Side::Before,
      [this, over, key, folder] { ask(over, key, Side::Before, folder()); });
  out->addSeparator();
  add(tr("Copy the picture after"), Side::After, [this, key] { copy(key, Side::After); });
  add(tr("Copy the picture before"), Side::Before, [this, key] { copy(key, Side::Before); });
}

} // namespace pentimento
