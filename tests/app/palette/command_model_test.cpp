#include "app/palette/command_model.h"

#include <QAbstractItemModelTester>
#include <QMenuBar>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class CommandModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void menusComeFirstAndEachActionOnce() {
    Scene scene;
    const auto commands = collectCommands(scene.window, scene.menus);
    QCOMPARE(namesOf(commands), (QStringList{"open", "dark", "light", "hidden"}));
    QCOMPARE(commands[0].title, QString("Open"));
    QCOMPARE(commands[0].place, QString("File"));
    QCOMPARE(commands[1].place, QString("View › Theme"));
    QVERIFY(commands[3].place.isEmpty());
  }

  void mnemonicsOfBothKindsAreDropped() {
    QAction english("&Open…"), chinese("打开(&O)…");
    QCOMPARE(plainTitle(english), QString("Open"));
    QCOMPARE(plainTitle(chinese), QString("打开"));
  }

  void recentComeFirstAndWordsFilter() {
    Scene scene;
    CommandModel model([](const QAction&) { return QString("because"); });
    QAbstractItemModelTester tester(&model);
    model.setCommands(collectCommands(scene.window, scene.menus), {"light"});
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.action(0)->objectName(), QString("light"));
    QCOMPARE(model.action(1)->objectName(), QString("open"));
    model.setQuery("theme da");
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.action(0)->objectName(), QString("dark"));
    model.setQuery("nothing of this");
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.action(0));
  }

  void whatIsOffSaysWhy() {
    Scene scene;
    scene.open->setEnabled(false);
    CommandModel model([](const QAction& action) { return action.objectName() + " is off"; });
    model.setCommands(collectCommands(scene.window, scene.menus), {});
    const QModelIndex off = model.index(0, 0), on = model.index(1, 0);
    QCOMPARE(off.data(CommandModel::WhyRole).toString(), QString("open is off"));
    QVERIFY(on.data(CommandModel::WhyRole).toString().isEmpty());
    QCOMPARE(off.data(Qt::AccessibleTextRole).toString(), QString("Open, File, Ctrl+O, open is off"));
  }

 private:
  struct Scene {
    QWidget window;
    QMenuBar menus;
    QAction *open, *hidden;
    Scene() {
      auto* file = menus.addMenu("&File");
      open = file->addAction("&Open…");
      open->setObjectName("open");
      open->setShortcut(QKeySequence("Ctrl+O"));
      file->addSeparator();
      file->addAction("a recent file, without a name");
      auto* theme = menus.addMenu("&View")->addMenu("&Theme");
      theme->addAction("&Dark")->setObjectName("dark");
      theme->addAction("&Light")->setObjectName("light");
      hidden = new QAction("Hidden", &window);
      hidden->setObjectName("hidden");
      window.addActions({open, hidden});
    }
  };

  static QStringList namesOf(const QList<Command>& commands) {
    QStringList names;
    for (const Command& command : commands) names << command.name;
    return names;
  }
};

PENTIMENTO_TEST(CommandModelTest)
#include "command_model_test.moc"
