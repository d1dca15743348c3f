#include "widgets/views/bars/main_tool_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QRandomGenerator>
#include <QResizeEvent>
#include <QToolButton>

#include "widgets/editors/elided_label.h"
#include "widgets/editors/labels.h"
#include "widgets/editors/seeds_field.h"
#include "widgets/editors/thin_bar.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"

namespace pentimento {
namespace {

/// A 1 px line, 24 high, with its air.
class UprightLine : public QWidget {
 public:
  explicit UprightLine(QWidget* parent) : QWidget(parent) { setFixedSize(17, 20); }

 protected:
  void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(8, 0, 1, height(), theme().border); }
};

QToolButton* icon_button(QWidget* parent, QAction* action) {
  auto* button = new QToolButton(parent);
  button->setAutoRaise(true);
  button->setFixedSize(32, 32);
  button->setFocusPolicy(Qt::TabFocus);
  if (!action) return button;
  button->setDefaultAction(action);
  button->setAccessibleName(action->iconText());
  return button;
}

QToolButton* worded_button(QWidget* parent, QAction* action, QMenu* menu) {
  auto* button = new QToolButton(parent);
  button->setAutoRaise(true);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setDefaultAction(action);
  button->setAccessibleName(action->iconText());
  button->setFocusPolicy(Qt::TabFocus);
  button->setFixedHeight(32);
  if (menu) {
    button->setMenu(menu);
    button->setPopupMode(QToolButton::MenuButtonPopup);
  }
  return button;
}

} // namespace

MainToolBar::MainToolBar(const MainActions& actions, QWidget* parent) : QToolBar(parent) {
  setObjectName(QStringLiteral("mainToolBar"));
  setWindowTitle(tr("Main tool bar"));
  setMovable(false);
  setContextMenuPolicy(Qt::PreventContextMenu);
  setFixedHeight(48);
  content_ = new QWidget(this);
  auto* line = new QHBoxLayout(content_);
  line->setContentsMargins(8, 0, 8, 1);
  line->setSpacing(0);
  if (actions.menu) {
    menu_ = icon_button(content_, nullptr);
    menu_->setIcon(icon(QStringLiteral("menu")));
    menu_->setMenu(actions.menu);
    menu_->setPopupMode(QToolButton::InstantPopup);
    menu_->setAccessibleName(tr("Menu"));
    menu_->setToolTip(tr("Menu (F10)"));
    line->addWidget(menu_);
    line->addSpacing(8);
  }
  if (actions.open) {
    worded_ << worded_button(content_, actions.open, actions.open_menu);
    line->addWidget(worded_.last());
    line->addSpacing(4);
    line->addWidget(new UprightLine(content_));
  }
  line->addWidget(makeModel());
  line->addStretch(1);
  for (QAction* action : {actions.play, actions.pause, actions.stop})
    if (action) {
      line->addWidget(icon_button(content_, action));
      line->addSpacing(4);
    }
  line->addStretch(1);
  line->addWidget(makeSeeds());
  for (const auto& [action, menu] :
       {std::pair{actions.compare, actions.compare_menu}, {actions.present, nullptr}})
    if (action) {
      if (action == actions.compare) line->addWidget(new UprightLine(content_));
      worded_ << worded_button(content_, action, menu);
      line->addWidget(worded_.last());
      line->addSpacing(4);
    }
  addWidget(content_);
  content_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
  setNoModel();
}

void MainToolBar::openMenu() {
  if (menu_) menu_->showMenu();
}

QWidget* MainToolBar::makeModel() {
  auto* model = new QWidget(content_);
  auto* line = new QHBoxLayout(model);
  line->setContentsMargins(8, 0, 8, 0);
  line->setSpacing(8);
  name_ = new QLabel(model);
  name_->setFont(bodyStrongFont());
  details_ = new ElidedLabel({}, model);
  details_->setForegroundRole(QPalette::PlaceholderText);
  opening_ = new ThinBar(model);
  opening_->setFixedWidth(120);
  opening_->setAccessibleName(tr("Opening the model"));
  line->addWidget(name_);
  line->addWidget(details_);
  line->addWidget(opening_);
  return model;
}

QWidget* MainToolBar::makeSeeds() {
  auto* seeds = new QWidget(content_);
  auto* line = new QHBoxLayout(seeds);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(0);
  QLabel* word = captionLabel(tr("Seeds"), seeds);
  word->setFont(bodyFont());
  seeds_ = new SeedsField(seeds);
  seeds_->setFont(bodyMediumFont());
  lock_ = icon_button(seeds, nullptr);
  lock_->setIcon(icon(QStringLiteral("lock")));
  lock_->setCheckable(true);
  lock_->setAccessibleName(tr("Lock the seeds"));
  lock_->setToolTip(tr("Keep these seeds: they can be neither typed nor rolled until unlocked"));
  dice_ = icon_button(seeds, nullptr);
  dice_->setIcon(icon(QStringLiteral("dice")));
  dice_->setAccessibleName(tr("Other seeds"));
  dice_->setToolTip(tr("As many other seeds, by chance"));
  line->addWidget(word);
  line->addSpacing(4);
  line->addWidget(seeds_);
  line->addWidget(lock_);
  line->addWidget(dice_);
  connect(seeds_, &SeedsField::seedsEdited, this, &MainToolBar::seedsEdited);
  connect(dice_, &QToolButton::clicked, this, &MainToolBar::rollSeeds);
  connect(lock_, &QToolButton::toggled, this, [this](bool locked) {
    seeds_->setReadOnly(locked);
    dice_->setEnabled(!locked);
  });
  connect(lock_, &QToolButton::clicked, this, &MainToolBar::seedsLockToggled);
  return seeds;
}

void MainToolBar::setModel(const ModelInfo& model) {
  name_->setText(QString::fromStdString(model.name));
  name_->setForegroundRole(QPalette::WindowText);
  QStringList parts{QString::fromStdString(model.family)};
  if (model.image_size > 0) parts << tr("%1 px").arg(model.image_size);
  parts << QString::fromStdString(model.precision) << QString::fromStdString(model.device);
  parts.removeAll(QString());
  details_->setText(parts.join(QStringLiteral(" · ")));
  details_->show();
  opening_->hide();
  name_->setToolTip(tr("%1\nbase %2\n%3")
                        .arg(QString::fromStdString(model.path),
                             QString::fromStdString(model.base_hash).left(16),
                             QString::fromStdString(model.precision_reason)));
}

void MainToolBar::setNoModel() {
  name_->setText(tr("No model"));
  name_->setForegroundRole(QPalette::PlaceholderText);
  name_->setToolTip({});
  details_->setText({});
  details_->hide();
  opening_->hide();
}

void MainToolBar::setOpening(const QString& name, int done, int total) {
  name_->setText(name.isEmpty() ? tr("Opening …") : tr("Opening %1 …").arg(name));
  name_->setForegroundRole(QPalette::WindowText);
  details_->hide();
  opening_->show();
  opening_->setProgress(done, total);
}

void MainToolBar::setSeeds(const std::vector<std::uint64_t>& seeds) {
  seeds_->setSeeds(seeds);
}

void MainToolBar::setSeedsLocked(bool locked) {
  lock_->setChecked(locked);
}

QString MainToolBar::modelName() const {
  return name_->text();
}

QString MainToolBar::modelDetails() const {
  return details_->text();
}

void MainToolBar::rollSeeds() {
  const std::uint64_t first = QRandomGenerator::global()->bounded(10000u);
  std::vector<std::uint64_t> seeds;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, seeds_->seeds().size()); ++i)
    seeds.push_back(first + i);
  seeds_->setSeeds(seeds);
  Q_EMIT seedsEdited(seeds);
}

void MainToolBar::resizeEvent(QResizeEvent* event) {
  QToolBar::resizeEvent(event);
  fold();
}

void MainToolBar::fold() {
  for (QToolButton* button : worded_) button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  if (content_->minimumSizeHint().width() <= width()) return;
  for (QToolButton* button : worded_) button->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

void MainToolBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().window);
  painter.fillRect(0, height() - 1, width(), 1, theme().border);
}

} // namespace pentimento
