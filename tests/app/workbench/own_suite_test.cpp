#include <QtTest>

#include "app/workbench/workbench.h"
#include "core/io/png.h"
#include "support/patience.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// A suite of one's own in the grid, over the real engine.
class OwnSuiteTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    bench_ = std::make_unique<Workbench>(jobs_);
    bench_->setHeld(true); // no picture is looked at
    bench_->openModel("miniature", "cpu", "fp32");
    QTRY_VERIFY_WITH_TIMEOUT(!bench_->suite().cases.empty(),
                             kPatience); // the plan is there before the pictures
    bench_->setHeld(true);               // and none are wanted
  }
  void cleanup() { bench_.reset(); }

  void aTableIsTheGridUntilItIsClosed() {
    const std::size_t before = bench_->suite().cases.size();
    QSignalSpy banner(bench_.get(), &Workbench::bannerRaised);
    bench_->openSuite(write("mine.csv",
                            "case_number,prompt,evaluation_seed,kind\n1,a cat on a chair,7,target\n"
                            "2,a fox,8,kept\n3,,9,target\n"));
    QVERIFY(bench_->hasOwnSuite());
    QCOMPARE(bench_->suite().cases.size(), std::size_t(2));
    QCOMPARE(bench_->suite().cases[0].text, std::string("a cat on a chair"));
    QCOMPARE(bench_->suite().cases[1].role, Role::Kept);
    QCOMPARE(banner.size(), 1);
    QVERIFY2(banner[0][1].toString().contains("line 4"), qPrintable(banner[0][1].toString()));
    bench_->closeSuite();
    QCOMPARE(bench_->suite().cases.size(), before);
  }

  void aTableThatCannotBeReadChangesNothing() {
    const Suite before = bench_->suite();
    QSignalSpy failed(bench_.get(), &Workbench::failed);
    bench_->openSuite(write("kind.csv", "prompt,kind\na cat,sideways\n"));
    bench_->openSuite(write("none.csv", "colour\nred\n"));
    QCOMPARE(failed.size(), 2);
    QVERIFY2(failed[0][0].toString().contains("sideways"), qPrintable(failed[0][0].toString()));
    QVERIFY(!bench_->hasOwnSuite());
    QCOMPARE(bench_->suite().cases, before.cases);
  }

  void picturesBringTheirPromptAndSeed() {
    const QString path = folder_.filePath("cat.png");
    write_png(path.toStdString(), Image{2, 2, std::vector<std::uint8_t>(12, 7)},
              {{"prompt", "a cat in the rain"}, {"seed", "12"}});
    bench_->openPictures({path});
    QCOMPARE(bench_->suite().cases.size(), std::size_t(1));
    QCOMPARE(bench_->suite().cases[0].text, std::string("a cat in the rain"));
    QCOMPARE(bench_->plan().seeds, std::vector<std::uint64_t>{12});
  }

 private:
  QString write(const QString& name, const char* text) {
    QFile file(folder_.filePath(name));
    if (file.open(QIODevice::WriteOnly)) file.write(text);
    return file.fileName();
  }

  QTemporaryDir folder_;
  JobBridge jobs_;
  std::unique_ptr<Workbench> bench_;
};

PENTIMENTO_TEST(OwnSuiteTest)
#include "own_suite_test.moc"
