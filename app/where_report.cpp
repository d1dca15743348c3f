#include "app/where_report.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QSaveFile>

#include "app/demo/stage.h"
#include "app/pages/grid_page.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "widgets/models/grid_fold_proxy.h"
#include "widgets/models/grid_model.h"
#include "widgets/views/grid_view.h"

namespace pentimento {
namespace {

constexpr int kSoonMs = 50;

QJsonArray rectOf(const QPoint& topLeft, const QSize& size) {
  return {topLeft.x(), topLeft.y(), size.width(), size.height()};
}

QString phaseName(RunPhase phase) {
  static const char* const kNames[] = {"no model", "opening", "ready", "erasing", "paused", "stopped"};
  return QString::fromLatin1(kNames[static_cast<int>(phase)]);
}

QJsonObject describe(const QWidget& widget) {
  return {{"name", widget.objectName()},
          {"accessible", widget.accessibleName()},
          {"class", QString::fromLatin1(widget.metaObject()->className())},
          {"window", widget.window()->windowTitle()},
          {"enabled", widget.isEnabled()},
          {"focus", widget.hasFocus()},
          {"rect", rectOf(widget.mapToGlobal(QPoint()), widget.size())}};
}

QJsonArray entriesOf(const QMenu& menu) {
  QJsonArray entries;
  for (auto* action : menu.actions()) {
    if (action->isSeparator() || !action->isVisible()) continue;
    const QRect place = menu.actionGeometry(action);
    entries.append(QJsonObject{{"name", action->objectName()},
                               {"text", action->text().remove('&')},
                               {"enabled", action->isEnabled()},
                               {"rect", rectOf(menu.mapToGlobal(place.topLeft()), place.size())}});
  }
  return entries;
}

} // namespace

WhereReport::WhereReport(MainWindow& window, QString file)
    : QObject(&window), window_(window), file_(std::move(file)) {
  soon_.setSingleShot(true);
  soon_.setInterval(kSoonMs);
  connect(&soon_, &QTimer::timeout, this, &WhereReport::write);
  const auto later = [this] {
    if (!soon_.isActive()) soon_.start();
  };
  Workbench& bench = window_.bench();
  connect(&bench, &Workbench::runChanged, this, later);
  connect(&bench, &Workbench::pictureDrawn, this, later);
  connect(&bench, &Workbench::shownStateChanged, this, later);
  connect(&bench, &Workbench::editsChanged, this, later);
  connect(&bench, &Workbench::snapshotTaken, this, later);
  connect(&bench, &Workbench::bannerRaised, this, later);
  qApp->installEventFilter(this);
  later();
}

bool WhereReport::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
  case QEvent::Show:
  case QEvent::Hide:
  case QEvent::Move:
  case QEvent::Resize:
  case QEvent::FocusIn:
  case QEvent::EnabledChange:
    if (watched->isWidgetType() && !soon_.isActive()) soon_.start();
    break;
  default:
    break;
  }
  return false;
}

QJsonObject WhereReport::state() const {
  QJsonArray methods;
  for (const auto& method : window_.bench().methods()) methods.append(QString::fromStdString(method.name));
  Workbench& bench = window_.bench();
  const auto text = [](const std::string& each) { return QString::fromStdString(each); };
  return {{"phase", phaseName(bench.run().phase)},
          {"step", bench.run().done},
          {"steps", bench.run().total},
          {"base", text(bench.pictures().base())},
          {"shown", text(bench.shownState())},
          {"shown_snapshot", bench.shownSnapshot()},
          {"snapshots", static_cast<int>(bench.snapshots().size())},
          {"edits", static_cast<int>(bench.edits().size())},
          {"method", text(bench.plan().method)},
          {"methods", methods},
          {"before_drawn", Stage(window_).drawn(bench.pictures().base())},
          {"shown_drawn", Stage(window_).drawn(bench.shownState())},
          {"leaks", bench.evidence().leak_total.k},
          {"leaks_of", bench.evidence().leak_total.n},
          {"comparing", window_.actions().compare->isChecked()},
          {"can_undo", bench.undoStack().canUndo()},
          {"can_redo", bench.undoStack().canRedo()}};
}

QJsonArray WhereReport::cells() const {
  QJsonArray cells;
  const GridView& view = window_.gridPage().grid();
  if (!view.isVisible() || !view.fold() || !view.fold()->grid()) return cells;
  const auto& suite = window_.bench().suite().cases;
  for (int row = 0; row < view.model()->rowCount(); ++row)
    for (int column = 0; column < view.model()->columnCount(); ++column) {
      const QModelIndex index = view.model()->index(row, column);
      const QRect place = view.visualRect(index) & view.viewport()->rect();
      const CellKey key = view.fold()->grid()->keyAt(view.fold()->mapToSource(index));
      if (place.isEmpty() || key.row < 0 || key.row >= static_cast<int>(suite.size())) continue;
      const auto& prompt = suite[static_cast<std::size_t>(key.row)];
      const auto* after = window_.bench().pictures().find(window_.bench().shownState(), key);
      const std::string_view role = role_name(prompt.role);
      const std::string_view verdict = verdict_name(after ? after->verdict : Verdict::NotScored);
      cells.append(
          QJsonObject{{"word", QString::fromStdString(prompt.word)},
                      {"role", QString::fromLatin1(role.data(), int(role.size()))},
                      {"seed", double(key.seed)},
                      {"verdict", QString::fromLatin1(verdict.data(), int(verdict.size()))},
                      {"rect", rectOf(view.viewport()->mapToGlobal(place.topLeft()), place.size())}});
    }
  return cells;
}

QJsonObject WhereReport::report() const {
  QJsonArray widgets, menus;
  for (auto* widget : QApplication::allWidgets()) {
    if (!widget->isVisible()) continue;
    if (auto* menu = qobject_cast<QMenu*>(widget)) {
      menus.append(QJsonObject{{"title", menu->title().remove('&')}, {"entries", entriesOf(*menu)}});
      continue;
    }
    const bool named = !widget->objectName().isEmpty() && !widget->objectName().startsWith("qt_");
    if (named || !widget->accessibleName().isEmpty()) widgets.append(describe(*widget));
  }
  return {{"state", state()}, {"cells", cells()}, {"widgets", widgets}, {"menus", menus}};
}

void WhereReport::write() {
  QSaveFile out(file_); // whoever reads it sees the old one or the new one, whole
  if (!out.open(QIODevice::WriteOnly)) return;
  out.write(QJsonDocument(report()).toJson(QJsonDocument::Compact));
  out.commit();
}

} // namespace pentimento
