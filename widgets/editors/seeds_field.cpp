#include "widgets/editors/seeds_field.h"

#include <QKeyEvent>
#include <QRegularExpression>
#include <algorithm>

namespace pentimento {
namespace {
constexpr std::size_t kMost = 64;
}

QString seedsText(const std::vector<std::uint64_t>& seeds) {
  QStringList parts;
  for (std::size_t i = 0; i < seeds.size();) {
    std::size_t last = i;
    while (last + 1 < seeds.size() && seeds[last + 1] == seeds[last] + 1) ++last;
    if (last - i >= 2) {
      parts << QStringLiteral("%1–%2").arg(seeds[i]).arg(seeds[last]);
      i = last + 1;
    } else {
      parts << QString::number(seeds[i++]);
    }
  }
  return parts.join(QStringLiteral(", "));
}

bool seedsFromText(const QString& text, std::vector<std::uint64_t>& seeds) {
  static const QRegularExpression part(QStringLiteral("^(\\d+)(?:\\s*[-–]\\s*(\\d+))?$"));
  static const QRegularExpression between(QStringLiteral("[,;\\s]+(?![-–])"));
  std::vector<std::uint64_t> all;
  QString tight = text.simplified();
  tight.replace(QRegularExpression(QStringLiteral("\\s*([-–])\\s*")), QStringLiteral("\\1"));
  for (const QString& word : tight.split(between, Qt::SkipEmptyParts)) {
    const auto match = part.match(word);
    if (!match.hasMatch()) return false;
    bool read = false, read_last = true;
    const std::uint64_t first = match.captured(1).toULongLong(&read);
    const std::uint64_t last =
        match.captured(2).isEmpty() ? first : match.captured(2).toULongLong(&read_last);
    if (!read || !read_last || last < first || last - first >= kMost) return false;
    for (std::uint64_t i = 0; i <= last - first; ++i)
      if (std::find(all.begin(), all.end(), first + i) == all.end()) all.push_back(first + i);
  }
  if (all.empty() || all.size() > kMost) return false;
  seeds = std::move(all);
  return true;
}

SeedsField::SeedsField(QWidget* parent) : FlatField(Tone::Text, parent) {
  setAccessibleName(tr("Seeds"));
  setToolTip(tr("Each seed is one column of pictures: 41–44, or 3, 7, 12"));
  connect(this, &QLineEdit::editingFinished, this, &SeedsField::take);
  connect(this, &QLineEdit::textEdited, this, [this] {
    std::vector<std::uint64_t> read;
    setInvalid(!seedsFromText(text(), read));
    updateGeometry();
  });
}

void SeedsField::setSeeds(const std::vector<std::uint64_t>& seeds) {
  seeds_ = seeds;
  setText(seedsText(seeds));
  setInvalid(false);
  setCursorPosition(0);
  updateGeometry();
}

QSize SeedsField::sizeHint() const {
  const int wide = std::clamp(fontMetrics().horizontalAdvance(text()) + 12, 32, 140);
  return {wide, 28};
}

void SeedsField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && text() != seedsText(seeds_)) return setSeeds(seeds_);
  QLineEdit::keyPressEvent(event);
}

void SeedsField::take() {
  std::vector<std::uint64_t> read;
  if (!seedsFromText(text(), read)) return setInvalid(true);
  const bool changed = read != seeds_;
  setSeeds(read);
  if (changed) Q_EMIT seedsEdited(seeds_);
}

} // namespace pentimento
