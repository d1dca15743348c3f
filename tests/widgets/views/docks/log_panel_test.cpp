#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/models/log_filter.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/log_panel.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The log: found by words and level, followed to its end, copied whole.
class LogPanelTest : public QObject {
  Q_OBJECT

  static void fill(LogPanel& panel) {
    const QDateTime time(QDate(2024, 1, 1), QTime(14, 3, 27));
    panel.append(LogLevel::Info, "Opening the miniature from resources/miniature.", time);
    panel.append(LogLevel::Debug, "unet.conv_in.weight: [64, 4, 3, 3] float16.", time.addSecs(1));
    panel.append(LogLevel::Info, "Erasing cat → dog with DoCo, 400 steps.", time.addSecs(4));
    panel.append(LogLevel::Warning, "Memory ran low. Drawing one picture at a time from here on.",
                 time.addSecs(9));
    panel.append(LogLevel::Error, "The edit could not be saved: no space left on the disk.",
                 time.addSecs(12));
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void filters_by_level_and_words() {
    LogPanel panel;
    fill(panel);
    QCOMPARE(panel.shown()->rowCount(), 4); // debug is left out at first
    panel.findChild<QComboBox*>()->setCurrentIndex(2);
    QCOMPARE(panel.shown()->rowCount(), 2);
    panel.findChild<QComboBox*>()->setCurrentIndex(0);
    QTest::keyClicks(panel.findChild<QLineEdit*>(), "cat");
    QCOMPARE(panel.shownText(), QString("14:03:31  info  Erasing cat → dog with DoCo, 400 steps."));
    panel.clear();
    QCOMPARE(panel.shownText(), QString());
  }

  void copies_what_is_shown() {
    LogPanel panel;
    fill(panel);
    for (auto* button : panel.findChildren<QToolButton*>())
      if (button->accessibleName().startsWith("Copy")) QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text().split('\n').size(), 4);
  }

  void looks_right_full_and_empty() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      LogPanel panel;
      panel.resize(926, 228);
      settledShot(panel, QString("log_empty_") + (dark ? "dark" : "light"));
      fill(panel);
      settledShot(panel, QString("log_full_") + (dark ? "dark" : "light"));
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(LogPanelTest)
#include "log_panel_test.moc"
