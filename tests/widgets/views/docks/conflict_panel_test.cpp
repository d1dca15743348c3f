#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/conflict_map.h"
#include "widgets/views/docks/conflict_panel.h"
#include "widgets/views/panels/panel_head.h"

using namespace pentimento;

/// The map under its head.
class ConflictPanelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void its_head_closes_it() {
    ConflictPanel panel;
    const QSignalSpy closed(&panel, &ConflictPanel::closeRequested);
    QTest::mouseClick(panel.head()->findChild<QToolButton*>(), Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
    QVERIFY(panel.map());
  }
};

PENTIMENTO_TEST(ConflictPanelTest)
#include "conflict_panel_test.moc"
