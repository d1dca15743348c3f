#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/flow_layout.h"

using namespace pentimento;

/// Lines that break where the width ends.
class FlowLayoutTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void breaks_lines_and_knows_its_height() {
    QWidget host;
    auto* flow = new FlowLayout(6, 8, &host);
    QList<QWidget*> boxes;
    for (int i = 0; i < 3; ++i) {
      boxes << new QWidget;
      boxes.last()->setFixedSize(80, 24);
      flow->addWidget(boxes.last());
    }
    QCOMPARE(flow->heightForWidth(300), 24);
    QCOMPARE(flow->heightForWidth(170), 24 + 8 + 24);
    QCOMPARE(flow->heightForWidth(80), 3 * 24 + 2 * 8);
    host.resize(170, 100);
    host.show();
    QTRY_COMPARE(boxes[1]->pos(), QPoint(86, 0));
    QCOMPARE(boxes[2]->pos(), QPoint(0, 32));
    boxes[0]->hide();
    QCOMPARE(flow->heightForWidth(170), 24);
    delete flow->takeAt(0);
    QCOMPARE(flow->count(), 2);
    QVERIFY(!flow->takeAt(7));
  }
};

PENTIMENTO_TEST(FlowLayoutTest)
#include "flow_layout_test.moc"
