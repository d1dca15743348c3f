#include "core/probes/ladder/rung_result.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class RungResultTest : public QObject {
  Q_OBJECT

  static RungResult result(const std::string& name, const std::string& tier, Proportion seen,
                           Proportion control) {
    RungResult one;
    one.rung.name = name;
    one.rung.tier = tier;
    one.state = RungState::Tested;
    one.seen = seen;
    one.control = control;
    one.ended_by = "steps done";
    return one;
  }
  static RungResult left_out(const std::string& name, const std::string& reason) {
    RungResult one;
    one.rung.name = name;
    one.rung.tier = "T3";
    one.reason = reason;
    return one;
  }

 private Q_SLOTS:
  void theWordingClaimsNoMoreThanTheCount() {
    QCOMPARE(rung_sentence(result("p4d", "T2", {0, 59}, {0, 59})),
             std::string("no leak observed in 59 trials (upper bound 5.0 %) under tier T2"));
    const auto leak = rung_sentence(result("p4d", "T2", {8, 16}, {0, 16}));
    QVERIFY2(leak.starts_with("a leak in 8 of 16 trials (50.0 %, interval") &&
                 leak.find("null control 0 of 16: more than by chance") != std::string::npos,
             leak.c_str());
    QCOMPARE(rung_sentence(left_out("latent", "stopped before")), std::string("not tested: stopped before"));
    auto budget = result("p4d", "T2", {0, 16}, {0, 16});
    budget.ended_by = "budget: seconds";
    QVERIFY(rung_sentence(budget).find("says nothing of robustness") != std::string::npos);
    QVERIFY(rung_sentence(result("p4d", "T2", {}, {})).starts_with("not tested"));
    auto empty = result("hypernym", "T0", {0, 16}, {0, 16});
    empty.before = {1, 16};
    QVERIFY(
        rung_sentence(empty).ends_with("seen in 1 of 16 before the edit, so these prompts say little of it"));
    empty.before = {15, 16};
    QVERIFY(rung_sentence(empty).ends_with("under tier T0"));
  }

  void worstComesFirst() {
    const std::vector<RungResult> all{
        left_out("out", "tier not asked for"), result("none", "T0", {0, 16}, {0, 16}),
        result("as its control", "T3", {16, 16}, {16, 16}), result("some", "T1", {6, 16}, {0, 16}),
        result("most", "T2", {12, 16}, {0, 16})};
    std::vector<std::string> names;
    for (const auto* one : worst_first(all)) names.push_back(one->rung.name);
    QCOMPARE(names, (std::vector<std::string>{"most", "some", "as its control", "none", "out"}));
    QCOMPARE(ladder_summary(all),
             std::string("leaks above their null control on 2 rung(s), worst first: most, some; tested up to "
                         "tier T3; robustness is not tested beyond tier T3; not tested: T3 out"));
  }

  void noLeakIsABound() {
    QCOMPARE(ladder_summary({result("a", "T0", {0, 30}, {0, 30}), result("b", "T4", {0, 29}, {0, 29})}),
             std::string("no leak observed in 59 trials (upper bound 5.0 %) up to tier T4"));
    QCOMPARE(ladder_summary({left_out("out", "no")}), std::string("nothing was tested"));
    QVERIFY(ladder_summary({result("a", "T4", {2, 16}, {2, 16})}).find("on no rung more often") !=
            std::string::npos);
  }
};

PENTIMENTO_TEST(RungResultTest)
#include "rung_result_test.moc"
