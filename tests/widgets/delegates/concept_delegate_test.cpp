#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/delegates/concept_delegate.h"
#include "widgets/models/concept_model.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A row of the plan as painted and edited.
class ConceptDelegateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void a_note_makes_its_row_higher() {
    ConceptModel model;
    model.setPairs({{"cat", "dog"}});
    const ConceptDelegate delegate;
    const int plain = delegate.sizeHint({}, model.index(0, 0)).height();
    model.setTokenNote(0, "80 tokens");
    QCOMPARE(delegate.sizeHint({}, model.index(0, 0)).height(), plain + ConceptDelegate::kNote);
  }

  void the_dots_ask_for_the_menu() {
    ConceptModel model;
    model.setPairs({{"cat", "dog"}});
    ConceptDelegate delegate;
    const QSignalSpy asked(&delegate, &ConceptDelegate::menuRequested);
    QStyleOptionViewItem option;
    option.rect = {0, 0, 104, 42};
    for (const int x : {88, 40}) {
      QMouseEvent press(QEvent::MouseButtonPress, QPointF(x, 20), QPointF(x, 20), Qt::LeftButton,
                        Qt::LeftButton, {});
      delegate.editorEvent(&press, &model, option, model.index(0, ConceptModel::Anchor));
    }
    QCOMPARE(asked.count(), 1);
  }

  void a_rows_two_cells_are_one_body() {
    ConceptModel model;
    model.setPairs({{"cat", "dog"}});
    QImage image(216, 42, QImage::Format_RGB32);
    image.fill(theme().panel);
    QPainter painter(&image);
    const ConceptDelegate delegate;
    QStyleOptionViewItem option;
    option.rect = {0, 0, 112, 42};
    delegate.paint(&painter, option, model.index(0, 0));
    option.rect = {112, 0, 104, 42};
    delegate.paint(&painter, option, model.index(0, 1));
    painter.end();
    for (const int x : {4, 111, 112, 212}) QCOMPARE(image.pixelColor(x, 36), theme().raised);
    QCOMPARE(image.pixelColor(0, 0), theme().panel); // round at both ends
    QCOMPARE(image.pixelColor(215, 0), theme().panel);
    QCOMPARE(image.pixelColor(100, 41), theme().panel); // the gap to the next row
  }

  void editing_starts_with_the_word_that_is_there() {
    QTableView table;
    ConceptModel model;
    model.setPairs({{"cat", "dog"}});
    table.setModel(&model);
    auto* delegate = new ConceptDelegate(&table);
    table.setItemDelegate(delegate);
    table.edit(model.index(0, 0));
    auto* editor = table.findChild<QLineEdit*>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), QString("cat"));
    QTest::keyClicks(editor, "kitten");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(model.pairs().front().target, std::string("kitten"));
  }
};

PENTIMENTO_TEST(ConceptDelegateTest)
#include "concept_delegate_test.moc"
