#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/elided_label.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// One line, with the rest in its tool tip.
class ElidedLabelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void the_whole_text_is_in_the_tool_tip_when_it_has_no_room() {
    ElidedLabel label("Stable Diffusion 1.x · 64 px · fp32 · CPU");
    label.resize(400, 16);
    label.show();
    QTRY_COMPARE(label.toolTip(), QString());
    label.resize(80, 16);
    QTRY_COMPARE(label.toolTip(), label.text());
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
    QCOMPARE(label.accessibleName(), label.text());
  }

  void takes_a_colour_of_the_theme() {
    ElidedLabel label("████");
    label.setColour(&Theme::damaged);
    label.resize(label.sizeHint());
    QCOMPARE(label.grab().toImage().pixelColor(label.width() / 3, label.height() / 2), theme().damaged);
  }
};

PENTIMENTO_TEST(ElidedLabelTest)
#include "elided_label_test.moc"
