#include "core/base/idle_memory.h"

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <utility>
#include <vector>

#include <QtTest>
#include <unistd.h>

#include "support/test_registry.h"

using namespace pentimento;

// A sanitizer's own malloc keeps what was let go.
#if defined(__SANITIZE_ADDRESS__)
#define PENTIMENTO_OWN_MALLOC 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define PENTIMENTO_OWN_MALLOC 1
#endif
#endif

class IdleMemoryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void holesBetweenWhatIsHeldAreGivenBack() {
#if defined(PENTIMENTO_OWN_MALLOC) || !defined(__GLIBC__)
    QSKIP("malloc is not the C library's");
#else
    constexpr std::size_t block = 64 * 1024, count = 1024; // below what malloc maps each for itself
    std::vector<void*> blocks;
    for (std::size_t i = 0; i < count; ++i) {
      blocks.push_back(std::malloc(block));
      std::memset(blocks.back(), 1, block);
    }
    for (std::size_t i = 0; i < count; i += 2) std::free(std::exchange(blocks[i], nullptr));
    const double held = resident();
    give_back_idle_memory();
    const double left = resident();
    for (void* rest : blocks) std::free(rest);
    QVERIFY2(held - left > 0.8 * block * count / 2, qPrintable(QString::number(held - left)));
#endif
  }

 private:
  static double resident() {
    std::ifstream statm("/proc/self/statm");
    double size = 0, pages = 0;
    statm >> size >> pages;
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE));
  }
};

PENTIMENTO_TEST(IdleMemoryTest)
#include "idle_memory_test.moc"
