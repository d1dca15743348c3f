#include "widgets/views/model/model_view.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "widgets/editors/labels.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"

namespace pentimento {
namespace {

QString text_of(const std::string& text) {
  return QString::fromStdString(text);
}

/// A 16 px icon in a colour of the theme, kept at the top of its row.
class Mark : public QWidget {
 public:
  Mark(QString name, QColor Theme::*role, QWidget* parent)
      : QWidget(parent), name_(std::move(name)), role_(role) {
    setFixedSize(16, 18);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paintIcon(painter, QRectF(0, 1, 16, 16), name_, theme().*role_);
  }

 private:
  QString name_;
  QColor Theme::*role_;
};

QString parameters_text(std::int64_t count) {
  return ModelView::tr("%1 M").arg(QLocale().toString(static_cast<double>(count) / 1e6, 'f', 2));
}

} // namespace

ModelView::ModelView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("About the model"));
  column_ = new QVBoxLayout(this);
  column_->setContentsMargins(0, 0, 0, 0);
}

void ModelView::setModel(const ModelInfo& info) {
  delete content_;
  content_ = new QWidget(this);
  auto* column = new QVBoxLayout(content_);
  column->setContentsMargins(20, 16, 20, 20);
  column->setSpacing(12);
  auto* name = headingLabel(text_of(info.name), content_);
  name->setObjectName("modelName");
  column->addWidget(name);
  QString what = info.family.empty() ? tr("unknown") : text_of(info.family);
  if (info.image_size > 0) what += tr(", %1 × %1 pixels").arg(info.image_size);
  if (!info.prediction_type.empty()) what += tr(", %1 prediction").arg(text_of(info.prediction_type));
  auto* family = paragraphLabel(what, content_);
  family->setObjectName("modelFamily");
  column->addWidget(family);
  column->addWidget(facts(info));
  column->addWidget(dividerLine(content_));
  column->addWidget(components(info));
  column->addWidget(dividerLine(content_));
  column->addWidget(sentences(info));
  column->addStretch(1);
  column_->addWidget(content_);
}

QWidget* ModelView::facts(const ModelInfo& info) {
  auto* box = new QWidget(content_);
  auto* grid = new QGridLayout(box);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  grid->setColumnMinimumWidth(0, 88);
  grid->setColumnStretch(1, 1);
  const auto row = [&](const QString& title, const QString& text) {
    if (text.isEmpty()) return;
    const int at = grid->rowCount();
    grid->addWidget(captionLabel(title, box), at, 0, Qt::AlignTop);
    grid->addWidget(valueLabel(text, box), at, 1);
  };
  row(tr("Form"), text_of(info.form));
  row(tr("Place"), breakableAtSlashes(text_of(info.path)));
  row(tr("Scheduler"), text_of(info.scheduler));
  if (!info.precision.empty())
    row(tr("Runs in"),
        tr("%1 on %2: %3")
            .arg(text_of(info.precision), text_of(info.device), text_of(info.precision_reason)));
  const auto half = info.base_hash.size() / 2; // two lines, so that the dialog need not be as wide
  row(tr("Base hash"), text_of(info.base_hash.substr(0, half)) + (half ? QStringLiteral("\n") : QString()) +
                           text_of(info.base_hash.substr(half)));
  if (!info.precision.empty())
    row(tr("Judge"), info.judge.empty() ? tr("none: pictures stay “not scored”") : text_of(info.judge));
  return box;
}

QWidget* ModelView::components(const ModelInfo& info) {
  auto* box = new QWidget(content_);
  auto* grid = new QGridLayout(box);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(4, 1);
  const QString heads[] = {tr("Component"), tr("Class"), tr("Parameters"), tr("Stored as"), tr("File")};
  for (int i = 0; i < 5; ++i)
    grid->addWidget(captionLabel(heads[i], box), 0, i, i == 2 ? Qt::AlignRight : Qt::AlignLeft);
  int row = 1;
  for (const auto& part : info.components) {
    grid->addWidget(valueLabel(text_of(part.name), box), row, 0);
    grid->addWidget(valueLabel(text_of(part.class_name), box), row, 1);
    auto* count = new FigureLabel(parameters_text(part.parameters), box);
    count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(count, row, 2);
    grid->addWidget(valueLabel(text_of(part.stored_dtype), box), row, 3);
    grid->addWidget(valueLabel(breakableAtSlashes(text_of(part.file)), box), row, 4);
    ++row;
  }
  return box;
}

QWidget* ModelView::sentences(const ModelInfo& info) {
  auto* box = new QWidget(content_);
  auto* grid = new QGridLayout(box);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(8);
  grid->setColumnStretch(1, 1);
  const auto row = [&](const char* icon_name, QColor Theme::*role, const QString& text) {
    const int at = grid->rowCount();
    grid->addWidget(new Mark(QString::fromLatin1(icon_name), role, box), at, 0, Qt::AlignTop);
    auto* label = valueLabel(text, box);
    label->setProperty("sentence", true);
    grid->addWidget(label, at, 1);
  };
  const auto of = [](const KeyFinding& finding) {
    const auto where = finding.component.empty() ? QString() : text_of(finding.component) + ": ";
    return where + text_of(finding_sentence(finding));
  };
  if (!info.data_missing.empty()) row("alert", &Theme::damaged, text_of(info.data_missing));
  for (const auto& sentence : info.missing) row("alert", &Theme::damaged, text_of(sentence));
  for (const auto& finding : info.findings)
    row(finding.problem == KeyProblem::Unexpected ? "right" : "alert",
        finding.problem == KeyProblem::Unexpected ? &Theme::textMuted : &Theme::damaged, of(finding));
  for (const auto& sentence : info.notes) row("right", &Theme::textMuted, text_of(sentence));
  if (!info.advice.empty()) row("arrow", &Theme::accent, text_of(info.advice));
  if (grid->count() == 0)
    row("check", &Theme::erased,
        tr("Every key of every component was found, in the shape that it should have."));
  return box;
}

} // namespace pentimento
