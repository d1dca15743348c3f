#include "core/judges/hinge_learner.h"

#include <cmath>

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class HingeLearnerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void stepsOnlyWithinTheHinge() {
    HingeLearner learner(2, 10);
    QVERIFY(learner.step({1, 0}, 1, 0.5));
    QCOMPARE(learner.weights(), (std::vector<double>{0.5, 0}));
    QVERIFY(learner.step({1, 0}, 1, 0.5));
    QCOMPARE(learner.margin({1, 0}), 1.0);
    QVERIFY(!learner.step({1, 0}, 1, 0.5)); // y m = 1: no loss, no step
    QVERIFY(learner.step({1, 0}, -1, 0.5));
    learner.take_back({1, 0}, -1, 0.5);
    QCOMPARE(learner.margin({1, 0}), 1.0);
  }

  void staysInItsBall() {
    HingeLearner learner(2, 2);
    for (int i = 0; i < 50; ++i) learner.step({0.3, -0.4}, 1, 5);
    QVERIFY(std::hypot(learner.weights()[0], learner.weights()[1]) <= 2 + 1e-12);
    QVERIFY(learner.weights()[0] > 0 && learner.weights()[1] < 0);
  }
};

PENTIMENTO_TEST(HingeLearnerTest)
#include "hinge_learner_test.moc"
