#include "app/palette/command_palette.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QtTest>

#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;
using namespace pentimento::testing;

class CommandPaletteTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void init() {
    window_ = std::make_unique<QWidget>();
    window_->resize(800, 600);
    elsewhere_ = new QLineEdit(window_.get());
    palette_ = new CommandPalette([](const QAction&) { return QString("nothing runs"); }, window_.get());
    field_ = palette_->findChild<QLineEdit*>("commandField");
    list_ = palette_->findChild<QListView*>("commandList");
    commands_.clear();
    for (const char* name : {"erase", "pause", "stop", "export"}) {
      auto* action = new QAction(QString(name), window_.get());
      action->setObjectName(name);
      commands_ << Command{action, name, name, "Run"};
    }
    commands_[2].action->setEnabled(false);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    elsewhere_->setFocus();
    palette_->ask(commands_, {});
  }
  void cleanup() { window_.reset(); }

  void aWordAndReturnRunIt() {
    QSignalSpy chosen(palette_, &CommandPalette::chosen);
    QTRY_VERIFY(field_->hasFocus());
    QTest::keyClicks(field_, "exp");
    QCOMPARE(list_->model()->rowCount(), 1);
    QTest::keyClick(field_, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<QAction*>(), commands_[3].action);
    QVERIFY(palette_->isHidden());
    QTRY_VERIFY2(elsewhere_->hasFocus(), "the focus goes back");
  }

  void arrowsGoRound() {
    QTest::keyClick(field_, Qt::Key_Up);
    QCOMPARE(list_->currentIndex().row(), 3);
    QTest::keyClick(field_, Qt::Key_Down);
    QCOMPARE(list_->currentIndex().row(), 0);
  }

  void whatIsOffIsShownAndNotRun() {
    QSignalSpy chosen(palette_, &CommandPalette::chosen);
    QTest::keyClicks(field_, "stop");
    QCOMPARE(list_->currentIndex().data(CommandModel::WhyRole).toString(), QString("nothing runs"));
    shot(*window_, "command_palette_off");
    QTest::keyClick(field_, Qt::Key_Return);
    QCOMPARE(chosen.size(), 0);
    QVERIFY(palette_->isVisible());
  }

  void itsKeysDoNotReachTheWindow() {
    auto* everywhere = new QAction("stop all", window_.get());
    everywhere->setShortcuts({QKeySequence(Qt::Key_Escape), QKeySequence(Qt::Key_Return)});
    window_->addAction(everywhere);
    QSignalSpy fired(everywhere, &QAction::triggered);
    QTRY_VERIFY(field_->hasFocus());
    QTest::keyClick(field_, Qt::Key_Escape);
    QVERIFY(palette_->isHidden());
    QCOMPARE(fired.size(), 0);
  }

  void nothingFoundSaysWhatToDo() {
    QTest::keyClicks(field_, "zzz");
    QVERIFY(!list_->isVisible());
    auto* empty = palette_->findChild<QLabel*>();
    QVERIFY(empty && empty->isVisible());
    shot(*window_, "command_palette_empty");
  }

 private:
  std::unique_ptr<QWidget> window_;
  QLineEdit* elsewhere_ = nullptr;
  CommandPalette* palette_ = nullptr;
  QLineEdit* field_ = nullptr;
  QListView* list_ = nullptr;
  QList<Command> commands_;
};

PENTIMENTO_TEST(CommandPaletteTest)
#include "command_palette_test.moc"
