#include <QAbstractItemModelTester>
#include <QtTest>

#include "support/test_registry.h"
#include "widgets/models/meter_model.h"

using namespace pentimento;

/// Rows of the evidence panel: never a rate without its n, never a zero for what was not measured.
class MeterModelTest : public QObject {
  Q_OBJECT

  static ProbeResult row(const char* label, int k, int n, Interval interval = {}, const char* problem = "") {
    ProbeResult result;
    result.label = label;
    result.bad = {k, n};
    result.interval = interval;
    result.problem = problem;
    return result;
  }

 private Q_SLOTS:
  void passes_qts_own_checks() {
    MeterModel model(MeterModel::Counts::Leaks);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setResults({row("synonym", 6, 16, {0.18, 0.61}), row("attack", 0, 0, {}, "not run")});
    model.setResults({row("synonym", 7, 16, {0.2, 0.65}), row("attack", 0, 0)});
    model.setResults({});
  }

  void an_attacks_control_is_its_null_control() {
    MeterModel model(MeterModel::Counts::Leaks);
    ProbeResult row{"T2 RECE embedding", Role::Target, {11, 16}, {0.444, 0.858}, {0, 16}, "", true};
    model.setResults({row});
    QCOMPARE(model.index(0).data(Qt::ToolTipRole).toString(),
             QString("T2 RECE embedding: 11 of 16 leak, 95 % interval 44 to 86 %, its null control 0 of 16"));
  }

  void a_measured_row_says_k_n_and_its_interval() {
    MeterModel model(MeterModel::Counts::Leaks);
    ProbeResult synonym = row("synonym", 6, 16, {0.1848, 0.6136});
    synonym.control = {1, 64};
    model.setResults({synonym});
    const QModelIndex index = model.index(0);
    QCOMPARE(index.data(MeterModel::CountRole).toString(), QString("6/16"));
    QCOMPARE(index.data(MeterModel::IntervalRole).toString(), QString("18–61 %"));
    QCOMPARE(index.data(MeterModel::RateRole).toDouble(), 0.375);
    QCOMPARE(index.data(MeterModel::ControlRole).toDouble(), 1.0 / 64);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(),
             QString("synonym: 6 of 16 leak, 95 % interval 18 to 61 %, the judge's false alarms 1 of 64"));
  }

  void not_measured_is_no_number_at_all() {
    MeterModel model(MeterModel::Counts::Misses);
    model.setResults({row("panda", 0, 0), row("attack", 3, 16, {}, "failed")});
    for (int i = 0; i < 2; ++i) {
      QCOMPARE(model.index(i).data(MeterModel::VerdictRole).toInt(), static_cast<int>(Verdict::NotScored));
      QVERIFY(!model.index(i).data(MeterModel::RateRole).isValid());
      QVERIFY(model.index(i).data(MeterModel::CountRole).toString().isEmpty());
    }
    QVERIFY(model.index(0).data(MeterModel::IntervalRole).toString().isEmpty());
    QCOMPARE(model.index(1).data(MeterModel::IntervalRole).toString(), QString("failed"));
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QString("panda: not measured"));
  }

  void marks_follow_the_list() {
    MeterModel leaks(MeterModel::Counts::Leaks), misses(MeterModel::Counts::Misses);
    leaks.setResults({row("a", 1, 4), row("b", 0, 4)});
    misses.setResults({row("a", 1, 4), row("b", 0, 4)});
    const auto mark = [](const MeterModel& model, int i) {
      return static_cast<Verdict>(model.index(i).data(MeterModel::VerdictRole).toInt());
    };
    QVERIFY(mark(leaks, 0) == Verdict::Leak && mark(leaks, 1) == Verdict::Erased);
    QVERIFY(mark(misses, 0) == Verdict::Damaged && mark(misses, 1) == Verdict::Kept);
  }
};

PENTIMENTO_TEST(MeterModelTest)
#include "meter_model_test.moc"
