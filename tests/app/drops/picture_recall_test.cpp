#include "app/drops/picture_recall.h"

#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

#include "core/io/png.h"
#include "support/test_registry.h"

using namespace pentimento;

class PictureRecallTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void ourOwnTextsAreRead() {
    const auto row = recallTexts({{"prompt", "a photo of a cat"}, {"seed", "18446744073709551615"}});
    QVERIFY(row);
    QCOMPARE(row->prompt, std::string("a photo of a cat"));
    QCOMPARE(row->seed.value(), std::uint64_t(18446744073709551615ull));
  }

  void otherToolsTextIsRead() {
    const auto row =
        recallTexts({{"parameters", "a cat, oil painting\nNegative prompt: blurry\nSteps: 20, Sampler: "
                                    "DDIM, CFG scale: 7, Seed: 4294967295, Size: 512x512"}});
    QVERIFY(row);
    QCOMPARE(row->prompt, std::string("a cat, oil painting"));
    QCOMPARE(row->seed.value(), std::uint64_t(4294967295));
    QVERIFY(!recallTexts({{"parameters", "Steps: 20, Seed: 3"}}));
    QVERIFY2(!recallTexts({{"prompt", "{\"3\": {\"class_type\": \"KSampler\"}}"}}), "a graph is no prompt");
    QVERIFY(!recallTexts({}));
  }

  void aFileWithoutAPromptIsNamed() {
    const QTemporaryDir folder;
    const Image picture{2, 2, std::vector<std::uint8_t>(12, 7)};
    write_png(folder.filePath("a.png").toStdString(), picture, {{"prompt", "ein Kätzchen"}, {"seed", "41"}});
    write_png(folder.filePath("b.png").toStdString(), picture, {});
    const SuiteFile suite = recallPictures({folder.filePath("a.png"), folder.filePath("b.png")});
    QCOMPARE(suite.rows.size(), std::size_t(1));
    QCOMPARE(suite.rows[0].prompt, std::string("ein Kätzchen"));
    QCOMPARE(suite.rejected,
             std::vector<std::string>{"b.png: it does not say which prompt it was drawn from"});
  }
};

PENTIMENTO_TEST(PictureRecallTest)
#include "picture_recall_test.moc"
