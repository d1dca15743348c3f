#include <limits>
#include <thread>

#include <QtTest>

#include "core/base/denormals.h"
#include "support/test_registry.h"

using namespace pentimento;

namespace {

/// Half of the smallest normal number, computed at run time by the calling thread.
float half_of_the_smallest() {
  volatile float smallest = std::numeric_limits<float>::min();
  return smallest * 0.5F;
}

} // namespace

/// Denormal numbers become zero in this thread and in those it starts.
class DenormalsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void reachesThisThreadAndItsOwn() {
    bool can = false;
    float before = 0, here = 1, there = 1;
    // In a thread of its own: the other tests keep their arithmetic.
    std::thread([&] {
      before = half_of_the_smallest();
      can = flush_denormals();
      here = half_of_the_smallest();
      std::thread([&] { there = half_of_the_smallest(); }).join();
    }).join();
    if (!can) QSKIP("this CPU cannot flush denormal numbers");
    QVERIFY(before > 0);
    QCOMPARE(here, 0.0F);
    QCOMPARE(there, 0.0F);
  }
};

PENTIMENTO_TEST(DenormalsTest)
#include "denormals_test.moc"
