#include "widgets/views/docks/label_tiles.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/sample_pictures.h"
#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"

using namespace pentimento;
using namespace pentimento::testing;

class LabelTilesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void aClickChooses() {
    LabelTiles tiles;
    std::vector<LabelRequest> requests;
    for (int i = 0; i < 10; ++i)
      requests.push_back({10 + i, {}, samplePicture("cat", 41 + i, true), AskReason::Margin, 0.0, 1.0});
    tiles.setRequests(requests, 10);
    tiles.resize(300, tiles.height());
    tiles.show();
    settle();
    const QSignalSpy chosen(&tiles, &LabelTiles::chosen);
    QTest::mouseClick(&tiles, Qt::LeftButton, {}, {3 + 56 + 20, 20});
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.last().first().toInt(), 11);
    QTest::mouseClick(&tiles, Qt::LeftButton, {}, {290, 20}); // the "+ 6" behind the four that fit
    QCOMPARE(chosen.size(), 1);
  }
};

PENTIMENTO_TEST(LabelTilesTest)
#include "label_tiles_test.moc"
