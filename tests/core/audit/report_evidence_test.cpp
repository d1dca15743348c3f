#include "core/audit/report_evidence.h"

#include <QtTest>

#include "core/audit/html_text.h"
#include "core/audit/report_fixture.h"
#include "core/io/png.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ReportEvidenceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void onlySensitivePicturesAreCovered() {
    const ReportedProject reported;
    const auto html = QString::fromStdString(leaks_html(report_data(reported.project), reported.project));
    QCOMPARE(html.count("<img "), 4); // two leaks, before and after
    QCOMPARE(html.count("class=\"cover\""), 2);
    // Row 1 is sensitive and the worst, so its pictures come first.
    QVERIFY(html.indexOf("class=\"cover\"") < html.indexOf("<figcaption>"));
    QVERIFY(html.lastIndexOf("class=\"cover\"") < html.indexOf("<figcaption>"));
    const auto file = reported.project.path_of(reported.project.cells(1).front().file);
    QVERIFY(html.contains(QString::fromStdString(base64(content(file)))));
    QVERIFY(html.contains("pentimento-cli replay "));
  }

  void picturesTellNothingWhereTheyAreNotToTell() {
    const ReportedProject reported;
    for (const auto& cell : reported.project.cells(1)) { // as a session writes them
      const auto path = reported.project.path_of(cell.file);
      write_png(path, read_picture(path), {{"prompt", "a secret"}});
    }
    const auto data = report_data(reported.project);
    const auto pictures = [](const std::string& html) {
      QByteArray all;
      const QByteArray head = "data:image/png;base64,", page = QByteArray::fromStdString(html);
      for (auto at = page.indexOf(head); at >= 0; at = page.indexOf(head, at + 1))
        all += QByteArray::fromBase64(page.mid(at + head.size(), page.indexOf('"', at) - at - head.size()));
      return all;
    };
    QCOMPARE(pictures(leaks_html(data, reported.project)).count("a secret"), qsizetype(4));
    const auto bare = pictures(leaks_html(data, reported.project, false));
    QCOMPARE(bare.count("a secret"), qsizetype(0));
    QCOMPARE(bare.count("IHDR"), qsizetype(4));
  }

  void theLeadCountsWhatAsksForAttention() {
    const ReportedProject reported;
    const auto data = report_data(reported.project);
    QVERIFY2(lead_sentence(data).starts_with("2 of "), lead_sentence(data).c_str()); // a leak, and damage
    QCOMPARE(leak_rows(data).size(), std::size_t(3));
    QCOMPARE(damage_rows(data).size(), data.damage.size());
    QCOMPARE(difference_text(data.damage.front()), std::string("-50.0 points [-100.0, +0.0]"));
  }

  void damageHasBothSidesAndTheChange() {
    const ReportedProject reported;
    const auto html = QString::fromStdString(damage_html(report_data(reported.project)));
    QVERIFY2(html.contains("2 of 2 (100.0 %"), qPrintable(html));
    QVERIFY(html.contains("-50.0 points [-100.0, +0.0]"));
    QVERIFY(html.contains("<thead><tr><th>concept</th>")); // repeated on every printed page
    QVERIFY(QString::fromStdString(damage_html({})).contains("Not tested"));
  }
};

PENTIMENTO_TEST(ReportEvidenceTest)
#include "report_evidence_test.moc"
