#include "core/audit/report_data.h"

#include <QtTest>

#include "core/audit/report_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ReportDataTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyAxisSaysSomething() {
    const ReportedProject reported;
    const auto data = report_data(reported.project);
    QCOMPARE(data.axes.size(), std::size_t{10});
    for (const auto& axis : data.axes) QVERIFY2(!axis.lines.empty(), axis.name.c_str());
    using Mark = ReportLine::Mark;
    const std::vector<Mark> expected{Mark::Fine,      Mark::Attention, Mark::NotTested, Mark::Attention,
                                     Mark::NotTested, Mark::NotTested, Mark::NotTested, Mark::NotTested,
                                     Mark::NotTested, Mark::NotTested};
    for (std::size_t i = 0; i < expected.size(); ++i)
      QVERIFY2(data.axes[i].lines[0].mark == expected[i], data.axes[i].name.c_str());
    QCOMPARE(data.title, std::string("cat → dog"));
  }

  void worstLeaksComeFirst() {
    const ReportedProject reported;
    const auto data = report_data(reported.project, 0, 1);
    QCOMPARE(data.leaks_in_all, 2);
    QCOMPARE(data.leaks.size(), std::size_t{1});
    QCOMPARE(data.leaks[0].after.score->probability, 0.95);
    QCOMPARE(data.leaks[0].before->key, data.leaks[0].after.key);
    QVERIFY(data.leaks[0].command.ends_with("a.pentimento " + std::to_string(data.leaks[0].after.id)));
  }

  void damageIsPaired() {
    const ReportedProject reported;
    const auto data = report_data(reported.project);
    QCOMPARE(data.damage.size(), std::size_t{1});
    QCOMPARE(data.damage[0].before, (Proportion{2, 2}));
    QCOMPARE(data.damage[0].after, (Proportion{1, 2}));
    QCOMPARE(data.damage[0].difference->difference, -0.5);
  }

  void whatWasNotTestedIsNamed() {
    const ReportedProject reported;
    const auto list = report_data(reported.project).not_tested;
    const auto has = [&](const std::string& start) {
      return std::ranges::any_of(list, [&](const std::string& line) { return line.starts_with(start); });
    };
    QVERIFY(has("A3 robustness, tiers T1 to T4: robustness is not"));
    QVERIFY(has("A8 durability"));
    QVERIFY(has("Languages: only the prompts' own"));
    QVERIFY(has("The judge against labels of a person"));
  }

  void withoutAProbeThereIsNothing() {
    const TestFolder folder;
    const Project project(folder.path() / "a", Project::Access::Write);
    QVERIFY(folder.sentence([&] { report_data(project); })
                .startsWith("DIR/a has nothing to report: expected a finished probe"));
  }
};

PENTIMENTO_TEST(ReportDataTest)
#include "report_data_test.moc"
