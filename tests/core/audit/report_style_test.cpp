#include "core/audit/report_style.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class ReportStyleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isWholeAndStandsAlone() {
    const auto style = QString::fromUtf8(report_style().data(), static_cast<int>(report_style().size()));
    QCOMPARE(style.count('{'), style.count('}'));
    QVERIFY(style.contains("@media print") && style.contains("@media (max-width:600px)"));
    QVERIFY(!style.contains("url(") && !style.contains("@import") && !style.contains('<'));
    QVERIFY(style.contains(".cover img{filter:blur(")); // sensitive pictures start hidden
    const auto print = style.mid(style.indexOf("@media print"));
    QVERIFY(
        print.contains("details::details-content{content-visibility:visible")); // the manifest is on paper
    QVERIFY(!print.contains("filter:none"));                                    // and they stay hidden there
  }

  void everyColourThatIsUsedIsThere() {
    const auto style = QString::fromUtf8(report_style().data(), static_cast<int>(report_style().size()));
    auto used = QRegularExpression("var\\((--[a-z]+)\\)").globalMatch(style);
    while (used.hasNext()) QVERIFY(style.contains(used.next().captured(1) + ":#"));
  }
};

PENTIMENTO_TEST(ReportStyleTest)
#include "report_style_test.moc"
