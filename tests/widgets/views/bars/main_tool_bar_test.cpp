#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/seeds_field.h"
#include "widgets/settle.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"
#include "widgets/views/bars/main_tool_bar.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The tool bar shows the window's own actions, the model and the seeds.
class MainToolBarTest : public QObject {
  Q_OBJECT

  /// A window's worth of actions.
  struct Actions {
    QAction open{icon("folder"), "Open"}, play{icon("play"), "Erase"}, pause{icon("pause"), "Pause"},
        stop{icon("stop"), "Stop"}, compare{icon("compare"), "Compare"}, present{icon("present"), "Present"};
    QMenu menu, open_menu, compare_menu;
    MainActions all() {
      compare.setCheckable(true);
      return {&menu, &open, &open_menu, &play, &pause, &stop, &compare, &compare_menu, &present};
    }
  };

  static ModelInfo miniature() {
    ModelInfo model;
    model.name = "Miniature";
    model.family = "Stable Diffusion 1.x";
    model.image_size = 64;
    model.precision = "fp32";
    model.device = "CPU";
    return model;
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void buttons_are_the_windows_actions() {
    Actions actions;
    MainToolBar bar(actions.all());
    bar.resize(1440, 48);
    bar.show();
    const QSignalSpy stopped(&actions.stop, &QAction::triggered);
    actions.stop.setEnabled(false);
    QToolButton* stop = nullptr;
    for (auto* button : bar.findChildren<QToolButton*>())
      if (button->defaultAction() == &actions.stop) stop = button;
    QVERIFY(!stop->isEnabled());
    actions.stop.setEnabled(true);
    QTest::mouseClick(stop, Qt::LeftButton);
    QCOMPARE(stopped.count(), 1);
    for (auto* button : bar.findChildren<QToolButton*>())
      if (!button->objectName().startsWith("qt_"))
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->text()));
  }

  void says_which_model_is_open() {
    Actions actions;
    MainToolBar bar(actions.all());
    QCOMPARE(bar.modelName(), QString("No model"));
    bar.setOpening("Miniature");
    QCOMPARE(bar.modelName(), QString("Opening Miniature …"));
    bar.setModel(miniature());
    QCOMPARE(bar.modelName(), QString("Miniature"));
    QCOMPARE(bar.modelDetails(), QString("Stable Diffusion 1.x · 64 px · fp32 · CPU"));
  }

  void seeds_are_typed_rolled_and_locked() {
    Actions actions;
    MainToolBar bar(actions.all());
    bar.setSeeds({41, 42, 43, 44});
    const QSignalSpy edited(&bar, &MainToolBar::seedsEdited), locked(&bar, &MainToolBar::seedsLockToggled);
    auto* field = bar.findChild<SeedsField*>();
    QCOMPARE(field->text(), QString("41–44"));
    field->selectAll();
    QTest::keyClicks(field, "7, 9-10");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(edited.last().first().value<std::vector<std::uint64_t>>(),
             (std::vector<std::uint64_t>{7, 9, 10}));
    const auto button = [&](const QString& name) {
      for (auto* b : bar.findChildren<QToolButton*>())
        if (b->accessibleName() == name) return b;
      return static_cast<QToolButton*>(nullptr);
    };
    QTest::mouseClick(button("Other seeds"), Qt::LeftButton);
    QCOMPARE(edited.last().first().value<std::vector<std::uint64_t>>().size(), 3u);
    QTest::mouseClick(button("Lock the seeds"), Qt::LeftButton);
    QCOMPARE(locked.count(), 1);
    QVERIFY(field->isReadOnly() && !button("Other seeds")->isEnabled());
  }

  void looks_right_wide_and_narrow() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      Actions actions;
      MainToolBar bar(actions.all());
      actions.play.setEnabled(false);
      bar.setModel(miniature());
      bar.setSeeds({41, 42, 43, 44});
      bar.resize(1440, 48);
      settledShot(bar, QString("toolbar_wide_") + (dark ? "dark" : "light"));
      actions.compare.setChecked(true);
      bar.resize(760, 48);
      settledShot(bar, QString("toolbar_narrow_") + (dark ? "dark" : "light"));
      bar.setOpening("Miniature");
      bar.resize(1024, 48);
      settledShot(bar, QString("toolbar_opening_") + (dark ? "dark" : "light"));
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(MainToolBarTest)
#include "main_tool_bar_test.moc"
