#include <QtTest>
#include <QtWidgets>

#include "app/keys/keys_dialog.h"
#include "app/language/language.h"
#include "app/palette/command_palette.h"
#include "app/window_story.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/editors/elided_label.h"
#include "widgets/views/grid_view.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

/// Words that a widget shows and that are to be read whole; empty where it shows none.
QString wordsOf(const QWidget& widget) {
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) return label->text();
  if (const auto* tool = qobject_cast<const QToolButton*>(&widget))
    return tool->toolButtonStyle() == Qt::ToolButtonIconOnly ? QString() : tool->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return button->text();
  return {};
}

/// A note that gives way to the title beside it is allowed one pixel: it shows what it can.
bool givesWay(const QWidget& widget) {
  return widget.minimumWidth() == 1 && widget.width() < widget.sizeHint().width() &&
         !widget.toolTip().isEmpty();
}

QString whatIsWrong(const QWidget& widget) {
  const QSize needs = widget.sizeHint();
  const auto* label = qobject_cast<const QLabel*>(&widget);
  if (label && label->wordWrap()) {
    const int height = label->heightForWidth(label->width());
    return height > label->height()
               ? QStringLiteral("needs %1 of height, has %2").arg(height).arg(label->height())
               : QString();
  }
  if (needs.width() > widget.width())
    return QStringLiteral("needs %1 of width, has %2").arg(needs.width()).arg(widget.width());
  if (label && needs.height() > widget.height())
    return QStringLiteral("needs %1 of height, has %2").arg(needs.height()).arg(widget.height());
  return {};
}

/// Scrolled content may be larger than what is seen of it.
bool isScrolled(const QWidget& widget) {
  for (const QWidget* at = widget.parentWidget(); at; at = at->parentWidget())
    if (qobject_cast<const QAbstractScrollArea*>(at)) return true;
  return false;
}

QStringList clippedIn(QWidget& window) {
  QStringList found;
  for (auto* widget : window.findChildren<QWidget*>()) {
    const QString words = wordsOf(*widget);
    if (words.isEmpty() || !widget->isVisible() || givesWay(*widget)) continue;
    const QString name = QStringLiteral("%1 “%2”").arg(widget->metaObject()->className(), words);
    if (const QString wrong = whatIsWrong(*widget); !wrong.isEmpty()) found << name + ": " + wrong;
    if (!isScrolled(*widget) && !widget->parentWidget()->rect().contains(widget->geometry()))
      found << name + ": stands out of its parent";
  }
  return found;
}

/// Siblings that show words or take input and lie on each other.
QStringList overlapsIn(QWidget& window) {
  const auto counts = [](const QWidget* widget) {
    return widget->isVisible() && !widget->isWindow() &&
           (!wordsOf(*widget).isEmpty() || qobject_cast<const QAbstractButton*>(widget) ||
            qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QComboBox*>(widget) ||
            qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const ElidedLabel*>(widget));
  };
  QStringList found;
  for (auto* parent : window.findChildren<QWidget*>()) {
    const auto children = parent->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    for (int a = 0; a < children.size(); ++a)
      for (int b = a + 1; b < children.size(); ++b)
        if (counts(children[a]) && counts(children[b]) &&
            children[a]->geometry().intersects(children[b]->geometry()))
          found << QStringLiteral("%1 “%2” and %3 “%4”")
                       .arg(children[a]->metaObject()->className(), wordsOf(*children[a]),
                            children[b]->metaObject()->className(), wordsOf(*children[b]));
  }
  return found;
}

struct NamedTheme {
  const char* name;
  Theme theme;
};

} // namespace

/// Every word in the real window is seen whole, in every theme, size and language.
/// ctest runs it twice, the second time at two device pixels a logical one (QT_SCALE_FACTOR=2).
class ClippedTextTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingIsCut_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << "en";
    QTest::newRow("Chinese") << "zh_CN";
  }

  void nothingIsCut() {
    QFETCH(QString, language);
    if (!canBeWritten(language)) QSKIP("no font here for this language");
    QCOMPARE(installLanguage(*qApp, language), language);
    {
      WindowScene scene;
      QVERIFY(eraseShortly(scene, [&] {
        QCoreApplication::processEvents(); // what the snapshot made taller has its place
        look(*scene.window, language + "_dark_1280_erasing");
      }));
      const NamedTheme themes[] = {
          {"dark", Theme::dark()}, {"light", Theme::light()}, {"contrast", Theme::highContrast()}};
      for (const auto& [name, theme] : themes) {
        setTheme(theme);
        for (const QSize size : sizes(theme)) {
          scene.window->resize(size);
          const QString where = QStringLiteral("%1_%2_%3").arg(language, name).arg(size.width());
          inEveryState(scene, [&](const QString& state) { look(*scene.window, where + "_" + state); });
        }
        scene.window->resize(kSmallest);
        lookAtWindowsBeside(scene, QStringLiteral("%1_%2").arg(language, name));
      }
      setTheme(Theme::dark());
    }
    for (auto* translator : qApp->findChildren<QTranslator*>()) delete translator;
    QLocale::setDefault(QLocale::c());
    found_.removeDuplicates();
    QVERIFY2(found_.isEmpty(), qPrintable(QString::number(found_.size()) + " places:\n" + found_.join('\n')));
  }

 private:
  static constexpr QSize kSmallest{1280, 800};

  /// A theme has colours and no sizes of its own: all sizes with one of them, unless pictures are wanted.
  static QList<QSize> sizes(const Theme& theme) {
    if (theme != Theme::dark() && !shotsWanted()) return {kSmallest};
    return {kSmallest, QSize(1440, 900), QSize(2560, 1440)};
  }

  void look(QWidget& window, const QString& where) {
    QStringList here = clippedIn(window) + overlapsIn(window);
    for (const QString& place : here) found_ << place + "  [" + where + "]";
    shot(window, where + (window.devicePixelRatioF() > 1 ? "@2x" : ""));
  }

  void lookAtWindowsBeside(WindowScene& scene, const QString& where) {
    const Actions& commands = scene.window->actions();
    commands.commandPalette->trigger();
    QCoreApplication::processEvents();
    look(*scene.window, where + "_palette");
    scene.window->findChild<CommandPalette*>()->hide();
    for (QAction* action : {commands.keys, commands.aboutModel, commands.judge}) {
      action->trigger();
      QCoreApplication::processEvents();
      for (auto* dialog : scene.window->findChildren<QDialog*>())
        if (dialog->isVisible()) {
          look(*dialog, where + "_" + dialog->objectName());
          dialog->hide();
        }
    }
  }

  QStringList found_;
};

PENTIMENTO_TEST(ClippedTextTest)
#include "clipped_text_test.moc"
