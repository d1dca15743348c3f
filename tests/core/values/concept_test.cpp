#include <QtTest>

#include "core/values/concept.h"
#include "support/test_registry.h"

using namespace pentimento;

class ConceptTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void title() {
    Plan plan;
    plan.pairs = {{"cat", "dog"}, {"moon", ""}};
    QCOMPARE(QString::fromStdString(plan_title(plan)), QStringLiteral("cat → dog, moon"));
  }
};

PENTIMENTO_TEST(ConceptTest)
#include "concept_test.moc"
