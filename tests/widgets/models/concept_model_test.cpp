#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "support/test_registry.h"
#include "widgets/models/concept_model.h"

using namespace pentimento;

/// The plan's table: what is typed, pasted and removed is what the plan says.
class ConceptModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void passes_qts_own_checks() {
    ConceptModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPairs({{"cat", "dog"}, {"moon", ""}});
    model.addRow();
    model.paste(2, "a; b; c");
    model.paste(0, "x -> y");
    model.setThumbnail("cat", std::make_shared<Image>(Image{1, 1, {1, 2, 3}}));
    model.setTokenNote(0, "80 tokens");
    QVERIFY(model.setData(model.index(0, 0), "q; r"));
    QVERIFY(model.removeRows(1, 2));
    QVERIFY(!model.removeRows(90, 1));
    model.setPairs({});
  }

  void pasting_a_list_makes_a_row_of_each() {
    ConceptModel model;
    model.setPairs({{"cat", "dog"}});
    const QSignalSpy edited(&model, &ConceptModel::pairsEdited);
    QCOMPARE(model.paste(0, "moon → sun; car -> bus\n fox\tbear ;; "), 3);
    const std::vector<ConceptPair> expected{{"cat", "dog"}, {"moon", "sun"}, {"car", "bus"}, {"fox", "bear"}};
    QVERIFY(model.pairs() == expected);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(model.paste(0, " ; "), 0);
  }

  void a_list_typed_into_a_cell_takes_that_row_first() {
    ConceptModel model;
    model.setPairs({{"cat", "dog"}, {"moon", "sun"}});
    QVERIFY(model.setData(model.index(0, ConceptModel::Target), "kitten;lion"));
    const std::vector<ConceptPair> expected{{"kitten", "dog"}, {"lion", ""}, {"moon", "sun"}};
    QVERIFY(model.pairs() == expected);
  }

  void a_row_without_a_target_is_not_part_of_the_plan() {
    ConceptModel model;
    const QSignalSpy edited(&model, &ConceptModel::pairsEdited);
    QCOMPARE(model.addRow(), 0);
    QVERIFY(model.pairs().empty());
    QVERIFY(model.setData(model.index(0, 0), "  neon   sign "));
    QCOMPARE(model.pairs().front().target, std::string("neon sign"));
    QVERIFY(model.setData(model.index(0, 0), "neon sign")); // nothing new, nothing said
    QCOMPARE(edited.count(), 1);
  }

  void a_token_note_goes_when_the_word_changes() {
    ConceptModel model;
    model.setPairs({{"cat", "dog"}});
    model.setTokenNote(0, "80 tokens, the last 3 are cut");
    QCOMPARE(model.index(0, 1).data(ConceptModel::NoteRole).toString(),
             QString("80 tokens, the last 3 are cut"));
    model.setPairs({{"cat", "dog"}, {"moon", "sun"}});
    QVERIFY(!model.index(0, 0).data(ConceptModel::NoteRole).toString().isEmpty());
    model.setData(model.index(0, 0), "kitten");
    QVERIFY(model.index(0, 0).data(ConceptModel::NoteRole).toString().isEmpty());
  }

  void words_have_pictures_and_spoken_names() {
    ConceptModel model;
    model.setPairs({{"cat", ""}});
    model.setThumbnail("cat", std::make_shared<Image>(Image{2, 1, {255, 0, 0, 0, 255, 0}}));
    const auto picture = model.index(0, 0).data(ConceptModel::ThumbnailRole).value<QImage>();
    QCOMPARE(picture.size(), QSize(2, 1));
    QCOMPARE(picture.pixelColor(1, 0), QColor(0, 255, 0));
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), QString("erase cat"));
    QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(),
             QString("draw nothing in particular instead"));
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QString("Erase"));
  }
};

PENTIMENTO_TEST(ConceptModelTest)
#include "concept_model_test.moc"
