#include "app/report/report_job.h"

#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

#include "app/report/report_pages.h"
#include "core/audit/report_files.h"
#include "core/audit/report_fixture.h"
#include "support/patience.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The report as the window writes it: with a PDF, and sealed.
class ReportJobTest : public QObject {
  Q_OBJECT

  const ReportedProject reported_;
  const QString project_ = QString::fromStdString(reported_.project.folder().string());
  const QString out_ = QString::fromStdString((reported_.folder.path() / "report").string());

  /// How many pixels of a page are not paper.
  static int ink(const ReportPages& pages, int page, const QRect& part = {}) {
    QImage image(ReportPages::kPage.toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    pages.paint(painter, page);
    painter.end();
    if (const auto shots = qEnvironmentVariable("PENTIMENTO_SHOTS"); !shots.isEmpty())
      image.save(QStringLiteral("%1/report_%2.png").arg(shots).arg(page + 1));
    const auto looked = part.isNull() ? image : image.copy(part);
    int count = 0;
    for (int y = 0; y < looked.height(); ++y)
      for (int x = 0; x < looked.width(); ++x) count += looked.pixel(x, y) != qRgb(255, 255, 255);
    return count;
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void writesAllFilesAndSealsThem() {
    ReportJob job;
    QSignalSpy finished(&job, &ReportJob::finished), progressed(&job, &ReportJob::progressed);
    job.start(project_, out_);
    QVERIFY(job.running());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QVERIFY(progressed.size() >= 3);
    const auto check = verify_report(out_.toStdString());
    QVERIFY2(check.problems.empty(), check.problems.empty() ? "" : check.problems[0].c_str());
    QCOMPARE(check.files, 4);
    const auto pdf = content(out_.toStdString() + "/report.pdf");
    QVERIFY(pdf.starts_with("%PDF-1.") && pdf.size() > 10'000);
    QTRY_VERIFY(!job.running());
  }

  void everyPageIsSetWithinItsMargins() {
    const ReportPages pages(report_data(reported_.project), reported_.project);
    QVERIFY(pages.count() >= 3);
    for (int page = 0; page < pages.count(); ++page) {
      QVERIFY(ink(pages, page) > 1000);
      QCOMPARE(ink(pages, page, {0, 0, 60, 1123}), 0);
      QCOMPARE(ink(pages, page, {734, 0, 60, 1123}), 0);
    }
  }

  void aProjectWithoutAProbeSaysSo() {
    const TestFolder folder;
    const Project empty(folder.path() / "a.pentimento", Project::Access::Write);
    ReportJob job;
    QSignalSpy failed(&job, &ReportJob::failed);
    job.start(QString::fromStdString(empty.folder().string()), out_);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatience);
    QVERIFY(failed[0][0].toString().contains("has nothing to report"));
  }
};

PENTIMENTO_TEST(ReportJobTest)
#include "report_job_test.moc"
