#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/panel_head.h"

using namespace pentimento;

/// The head of a panel.
class PanelHeadTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void its_buttons_have_names() {
    PanelHead head("Charts");
    QCOMPARE(head.height(), 40);
    head.setNote("snapshot 7");
    QCOMPARE(head.note(), QString("snapshot 7"));
    QCOMPARE(head.addButton("close", "Close the charts")->accessibleName(), QString("Close the charts"));
  }

  void serves_as_a_docks_title_bar() {
    QDockWidget dock("Charts");
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    auto* head = new PanelHead("Charts", inner);
    column->addWidget(head);
    dock.setWidget(inner);
    dock.setTitleBarWidget(head);
    QCOMPARE(column->count(), 0); // it has left the panel
    QCOMPARE(head->parentWidget(), &dock);
    QCOMPARE(head->sizeHint().height(), 40); // all that a dock asks its title bar for
  }
};

PENTIMENTO_TEST(PanelHeadTest)
#include "panel_head_test.moc"
