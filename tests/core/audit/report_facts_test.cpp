#include "core/audit/report_facts.h"

#include <QtTest>

#include "core/audit/report_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ReportFactsTest : public QObject {
  Q_OBJECT

  static std::string value(const ReportFacts& facts, const std::string& name) {
    for (const auto& fact : facts)
      if (fact.first == name) return fact.second;
    return "no such fact";
  }

 private Q_SLOTS:
  void saysWhatWasAuditedAndByWhom() {
    const ReportedProject reported;
    auto data = report_data(reported.project);
    QCOMPARE(value(head_facts(data), "model"), std::string("Mini <1>, SD 1.x"));
    QCOMPARE(value(head_facts(data), "edit"), std::string("uce at strength 1.0, h"));
    QCOMPARE(value(head_facts(data), "operator"), std::string("not recorded"));
    QCOMPARE(value(judge_facts(data), "threshold"), std::string("0.5"));
    QCOMPARE(value(judge_facts(data), "not scored"), std::string("1 of 4 pictures after the edit"));
    data.run.manifest["judge"] = nullptr;
    QVERIFY(judge_facts(data).empty());
  }
};

PENTIMENTO_TEST(ReportFactsTest)
#include "report_facts_test.moc"
