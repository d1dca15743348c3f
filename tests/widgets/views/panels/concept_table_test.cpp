#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/models/concept_model.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/concept_table.h"

using namespace pentimento;

/// The plan's table by keys, clipboard and menu.
class ConceptTableTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void pasted_lists_make_rows_and_delete_removes() {
    ConceptModel model;
    model.setPairs({{"cat", "dog"}});
    ConceptTable table(&model);
    const int one = table.sizeHint().height();
    QApplication::clipboard()->setText("moon -> sun; car");
    table.setCurrentIndex(model.index(0, 0));
    QTest::keyClick(&table, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(table.sizeHint().height() > 2 * one);
    table.setCurrentIndex(model.index(1, 0));
    QTest::keyClick(&table, Qt::Key_Delete);
    QCOMPARE(model.pairs().at(1).target, std::string("car"));
  }

  void a_new_concept_is_open_for_typing() {
    ConceptModel model;
    ConceptTable table(&model);
    table.resize(216, 100);
    table.show();
    table.addConcept();
    auto* editor = table.findChild<QLineEdit*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, "neon; moon");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(model.pairs().size(), 2u);
    QCOMPARE(model.pairs().front().target, std::string("neon"));
  }

  void the_menu_swaps_and_removes() {
    ConceptModel model;
    model.setPairs({{"cat", "dog"}});
    ConceptTable table(&model);
    table.resize(216, 100);
    table.show();
    const auto choose = [&](const QString& text) {
      table.setCurrentIndex(model.index(0, 0));
      QTest::keyClick(&table, Qt::Key_Menu);
      for (auto* menu : table.findChildren<QMenu*>())
        for (QAction* action : menu->actions())
          if (menu->isVisible() && action->text() == text) {
            action->trigger();
            menu->close();
            return true;
          }
      return false;
    };
    QVERIFY(choose("The other way round"));
    QCOMPARE(model.pairs().front().target, std::string("dog"));
    QCOMPARE(model.pairs().front().anchor, std::string("cat"));
    testing::settle();
    QVERIFY(choose("Draw anything instead"));
    QCOMPARE(model.pairs().front().anchor, std::string());
    testing::settle();
    QVERIFY(choose("Remove"));
    QCOMPARE(model.rowCount(), 0);
  }
};

PENTIMENTO_TEST(ConceptTableTest)
#include "concept_table_test.moc"
