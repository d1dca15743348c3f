#include <QtTest>

#include "core/base/free_memory.h"
#include "support/test_registry.h"

using namespace pentimento;

class FreeMemoryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isWhatTheMachineHas() {
    const auto memory = free_memory(torch::kCPU);
    QVERIFY(memory.total > (std::int64_t{64} << 20));
    QVERIFY(memory.free > 0 && memory.free <= memory.total);
  }

  void isWhatTheControlGroupLeaves() {
    const std::string machine = "MemTotal:       16000000 kB\nMemFree: 1 kB\nMemAvailable:   12000000 kB\n";
    const auto plain = free_memory_from(machine, "", "", "");
    QCOMPARE(plain.free, std::int64_t{12'000'000} * 1024);
    QCOMPARE(plain.total, std::int64_t{16'000'000} * 1024);
    QCOMPARE(free_memory_from(machine, "max\n", "5\n", "").free, plain.free);
    const auto group = free_memory_from(machine, "4000000000\n", "3500000000\n",
                                        "anon 1\nfile 700000000\ninactive_file 500000000\n");
    QCOMPARE(group.free, std::int64_t{1'000'000'000}); // files that it may drop are free
    QCOMPARE(group.total, std::int64_t{4'000'000'000});
    QCOMPARE(free_memory_from(machine, "1000\n", "2000\n", "").free, std::int64_t{0});
    QCOMPARE(free_memory_from("", "", "", "").total, std::int64_t{0}); // not known
  }
};

PENTIMENTO_TEST(FreeMemoryTest)
#include "free_memory_test.moc"
