#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/content_scroll.h"

using namespace pentimento;

/// As high as its content, and lower when it must.
class ContentScrollTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void asks_for_its_contents_height_and_scrolls_below_it() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QWidget* parts[3];
    for (QWidget*& part : parts) {
      part = new QWidget;
      part->setFixedHeight(100);
      column->addWidget(part);
    }
    ContentScroll scroll(content);
    scroll.resize(200, 150);
    scroll.show();
    testing::settle();
    QCOMPARE(scroll.sizeHint().height(), 300);
    QCOMPARE(content->width(), 200); // the bar lies over the content and takes no width
    QCOMPARE(scroll.verticalScrollBar()->maximum(), 150);
    parts[1]->hide();
    testing::settle();
    QCOMPARE(scroll.sizeHint().height(), 200);
    QCOMPARE(scroll.verticalScrollBar()->maximum(), 50);
  }
};

PENTIMENTO_TEST(ContentScrollTest)
#include "content_scroll_test.moc"
