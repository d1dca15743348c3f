#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/labels.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// The kinds of text of a panel.
class LabelsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void kinds_have_their_sizes() {
    QWidget host;
    QCOMPARE(headingLabel("Plan", &host)->font().pixelSize(), 15);
    QCOMPARE(sectionLabel("Method", &host)->font().pixelSize(), 11);
    QCOMPARE(captionLabel("before", &host)->foregroundRole(), QPalette::PlaceholderText);
    QCOMPARE(dividerLine(&host)->height(), 1);
  }

  void a_paragraph_shows_its_text_as_it_is() {
    QWidget host;
    QLabel* label = paragraphLabel("a < b & c", &host);
    QVERIFY(label->wordWrap());
    QCOMPARE(label->accessibleName(), QString("a < b & c"));
    QVERIFY(label->text().contains("a &lt; b &amp; c"));
    QCOMPARE(paragraphHtml(""), QString());
  }
};

PENTIMENTO_TEST(LabelsTest)
#include "labels_test.moc"
