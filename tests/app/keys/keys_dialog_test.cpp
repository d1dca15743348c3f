#include "app/keys/keys_dialog.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include "app/settings.h"
#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;
using namespace pentimento::testing;

class KeysDialogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    setUpApplication(*qApp, Theme::dark());
    QCoreApplication::setOrganizationName("pentimento-tests");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    erase_.setShortcut(QKeySequence("F8"));
    exportAll_.setShortcut(QKeySequence("Ctrl+E"));
    erase_.setText("&Erase");
    exportAll_.setText("E&xport the edited model…");
    erase_.setObjectName("erase");
    exportAll_.setObjectName("export");
    keys_.add(
        {{&erase_, "erase", "Erase", "Run"}, {&exportAll_, "export", "Export the edited model", "File"}});
  }

  void aTakenKeyIsNamedBeforeItChangesHands() {
    KeysDialog dialog(keys_, nullptr);
    dialog.show();
    dialog.choose(erase_);
    auto* edit = dialog.findChild<QKeySequenceEdit*>("keysEdit");
    auto* conflict = dialog.findChild<QLabel*>("keysConflict");
    QCOMPARE(edit->keySequence(), QKeySequence("F8"));
    edit->setKeySequence(QKeySequence("Ctrl+E"));
    QVERIFY2(conflict->text().contains("Export the edited model"), qPrintable(conflict->text()));
    shot(dialog, "keys_dialog");
    QCOMPARE(exportAll_.shortcut(), QKeySequence("Ctrl+E"));
    button(dialog, "Assign")->click();
    QCOMPARE(erase_.shortcut(), QKeySequence("Ctrl+E"));
    QVERIFY(exportAll_.shortcuts().isEmpty());
    button(dialog, "Reset all")->click();
    QCOMPARE(exportAll_.shortcut(), QKeySequence("Ctrl+E"));
    QCOMPARE(erase_.shortcut(), QKeySequence("F8"));
    QVERIFY(!button(dialog, "Reset all")->isEnabled());
  }

  void searchLooksAtKeysToo() {
    KeysDialog dialog(keys_, nullptr);
    auto* table = dialog.findChild<QTableView*>("keysTable");
    QCOMPARE(table->model()->rowCount(), 2);
    for (auto* field : dialog.findChildren<QLineEdit*>())
      if (field->placeholderText() == "Search actions and keys") field->setText("ctrl+e");
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QString("Export the edited model"));
  }

 private:
  static QPushButton* button(const QDialog& dialog, const char* text) {
    for (auto* one : dialog.findChildren<QPushButton*>())
      if (one->text() == QLatin1String(text)) return one;
    return nullptr;
  }

  QTemporaryDir home_;
  Settings settings_;
  QAction erase_, exportAll_;
  KeyBindings keys_{settings_};
};

PENTIMENTO_TEST(KeysDialogTest)
#include "keys_dialog_test.moc"
