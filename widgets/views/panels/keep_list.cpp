#include "widgets/views/panels/keep_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/editors/flow_layout.h"
#include "widgets/editors/keep_chip.h"
#include "widgets/editors/labels.h"
#include "widgets/style/icons.h"
#include "widgets/style/image_conversion.h"

namespace pentimento {

KeepList::KeepList(QWidget* parent) : QWidget(parent) {
  auto* head = new QHBoxLayout;
  head->setContentsMargins(0, 0, 0, 0);
  auto* title = sectionLabel(tr("Keep as they are"), this);
  title->setFixedHeight(28);
  head->addWidget(title, 1);
  auto* add = new QToolButton(this);
  add->setAutoRaise(true);
  add->setFixedSize(24, 24);
  add->setIcon(icon(QStringLiteral("plus"), &Theme::textMuted));
  add->setIconSize({14, 14});
  add->setToolTip(tr("Keep another concept"));
  add->setAccessibleName(add->toolTip());
  head->addWidget(add);

  chips_ = new QWidget(this);
  flow_ = new FlowLayout(6, 8, chips_);
  field_ = new QLineEdit(this);
  field_->setPlaceholderText(tr("words; parted like this"));
  field_->setAccessibleName(tr("Concepts to keep"));
  field_->setFixedHeight(28);
  field_->hide();
  connect(add, &QToolButton::clicked, this, [this] {
    field_->setVisible(!field_->isVisible());
    if (field_->isVisible()) field_->setFocus();
  });
  connect(field_, &QLineEdit::returnPressed, this, [this] {
    static const QRegularExpression between(QStringLiteral("[;,\\n]+"));
    for (const QString& word : field_->text().split(between, Qt::SkipEmptyParts)) keep(word.simplified());
    field_->clear();
  });
  connect(field_, &QLineEdit::editingFinished, this, [this] {
    if (field_->text().isEmpty() && !field_->hasFocus()) field_->hide();
  });

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(head);
  column->addWidget(chips_);
  column->addWidget(field_);
}

void KeepList::setKept(const std::vector<std::string>& words) {
  QStringList kept;
  for (const auto& word : words) kept << QString::fromStdString(word);
  if (kept == kept_) return;
  kept_ = kept;
  rebuild();
}

std::vector<std::string> KeepList::kept() const {
  std::vector<std::string> words;
  for (const QString& word : kept_) words.push_back(word.toStdString());
  return words;
}

void KeepList::setSuggestions(const QStringList& words) {
  if (words == suggestions_) return;
  suggestions_ = words;
  rebuild();
}

void KeepList::setThumbnail(const QString& word, const ImagePtr& image) {
  thumbnails_.insert(word, toQImage(image));
  for (KeepChip* chip : chips_->findChildren<KeepChip*>())
    if (chip->word() == word) chip->setThumbnail(thumbnails_.value(word));
}

void KeepList::keep(const QString& word) {
  if (word.isEmpty() || kept_.contains(word)) return;
  kept_ << word;
  rebuild();
  Q_EMIT keptEdited();
}

void KeepList::letGo(const QString& word) {
  kept_.removeAll(word);
  if (!suggestions_.contains(word)) suggestions_.prepend(word); // one click brings it back
  rebuild();
  Q_EMIT keptEdited();
}

void KeepList::rebuild() {
  while (QLayoutItem* item = flow_->takeAt(0)) {
    if (QWidget* old = item->widget()) {
      old->hide();
      old->setParent(nullptr);
      old->deleteLater(); // it may be the one whose click brought us here
    }
    delete item;
  }
  const auto add = [this](const QString& word, bool suggested) {
    auto* chip = new KeepChip(word, suggested, chips_);
    chip->setThumbnail(thumbnails_.value(word));
    connect(chip, &KeepChip::clicked, this,
            [this, word, suggested] { suggested ? keep(word) : letGo(word); });
    flow_->addWidget(chip);
    chip->show();
  };
  for (const QString& word : kept_) add(word, false);
  for (const QString& word : suggestions_)
    if (!kept_.contains(word)) add(word, true);
  chips_->updateGeometry();
}

} // namespace pentimento
