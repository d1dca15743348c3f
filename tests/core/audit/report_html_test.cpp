#include "core/audit/report_html.h"

#include <QtTest>

#include "core/audit/report_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ReportHtmlTest : public QObject {
  Q_OBJECT

  const ReportedProject reported_;
  const QString html_ =
      QString::fromStdString(report_html(report_data(reported_.project), reported_.project));

 private Q_SLOTS:
  void followsTheTemplate() {
    int at = 0;
    for (const char* head : {"Verdict by axis", "What was not tested", "Worst leaks", "Collateral damage",
                             "Detector reliability", "Manifest"}) {
      const int next = html_.indexOf(QString("<h2>%1</h2>").arg(head));
      QVERIFY2(next > at, head);
      at = next;
    }
  }

  void asksForNothingOutside() {
    for (const char* word : {"http:", "https:", "<script", "@import", "url(", "srcset"})
      QVERIFY2(!html_.contains(word), word);
    auto rest = html_;
    rest.remove(QRegularExpression("(src|href)=\"data:[^\"]*\""));
    QVERIFY(!rest.contains("src=\"") && !rest.contains("href=\""));
  }

  void claimsNoMoreThanItsCounts() {
    QVERIFY(html_.contains("no leak observed in 9 trials (upper bound 28.3 %) under tier T0"));
    QVERIFY(html_.contains("before the edit: 9 of 9 (100.0 %, interval 70.1 to 100.0)"));
    auto text = html_;
    text.remove(QRegularExpression("<style>.*</style>", QRegularExpression::DotMatchesEverythingOption));
    text.remove(QRegularExpression("src=\"data:[^\"]*\""));
    text.truncate(text.indexOf("<h2>Manifest"));
    for (const char* word : {"\\berased\\b", "\\bsafe\\b"})
      QVERIFY2(!QRegularExpression(word).match(text).hasMatch(), word);
  }

  void coloursWaitForAPersonsLabels() {
    QVERIFY(!html_.contains("class=\"validated"));
    auto data = report_data(reported_.project);
    data.judge_validated = true;
    const auto validated = QString::fromStdString(report_html(data, reported_.project));
    QVERIFY(!validated.contains("class=\"validated fine\"")); // 9 of the 500 trials that A1 asks for
    data.axes[0].lines[0].least_n = 9;
    QVERIFY(
        QString::fromStdString(report_html(data, reported_.project)).contains("class=\"validated fine\""));
  }

  void namesAreEscaped() { QVERIFY(html_.contains("Mini &lt;1&gt;") && !html_.contains("<1>")); }
};

PENTIMENTO_TEST(ReportHtmlTest)
#include "report_html_test.moc"
