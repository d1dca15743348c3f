#include <filesystem>
#include <fstream>

#include <QtTest>

#include "core/io/io_fixture.h"
#include "support/test_registry.h"
#include "tests/fuzz/entry_points.h"
#include "tests/fuzz/mutation.h"

using namespace pentimento;
using pentimento::testing::content;

namespace {

std::vector<std::string> corpus_of(const std::string& entry) {
  std::vector<std::filesystem::path> files;
  const auto folder = std::filesystem::path(PENTIMENTO_TREE) / "tests/fuzz/corpus" / entry;
  for (const auto& file : std::filesystem::directory_iterator(folder)) files.push_back(file.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> corpus;
  for (const auto& file : files) corpus.push_back(content(file));
  return corpus;
}

const fuzz::EntryPoint& entry_of(const std::string& name) {
  for (const auto& entry : fuzz::entry_points())
    if (entry.name == name) return entry;
  qFatal("no entry point called %s", name.c_str());
}

} // namespace

/// The fuzzing harness without a fuzzer: its corpus, and seeded changes of it, through the same entry points.
/// Each comes back, or the process ends. `PENTIMENTO_FUZZ_INPUTS` asks for more of them.
class ReplayTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void corpusAndMutations_data() {
    QTest::addColumn<QString>("name");
    for (const auto& entry : fuzz::entry_points()) QTest::newRow(entry.name) << entry.name;
  }

  void corpusAndMutations() {
    QFETCH(QString, name);
    const auto& entry = entry_of(name.toStdString());
    const auto corpus = corpus_of(entry.name);
    QVERIFY(corpus.size() >= 5);
    for (const auto& bytes : corpus) entry.run(bytes);
    std::mt19937_64 random(20260);
    const int inputs = qEnvironmentVariableIntValue("PENTIMENTO_FUZZ_INPUTS");
    QElapsedTimer clock;
    clock.start();
    const int count = inputs > 0 ? inputs : 5000;
    for (int i = 0; i < count; ++i) {
      const auto& start = corpus[random() % corpus.size()];
      const auto& other = corpus[random() % corpus.size()];
      entry.run(fuzz::mutated(start, other, random));
    }
    qInfo("%s: %d mutations, %.0f a second", entry.name, count,
          1000.0 * count / static_cast<double>(std::max<qint64>(1, clock.elapsed())));
  }

  /// The corpus reaches what lies behind the checks: of each entry point some inputs are good to the end.
  void someInputsAreWhole_data() { corpusAndMutations_data(); }
  void someInputsAreWhole() {
    QFETCH(QString, name);
    const auto& entry = entry_of(name.toStdString());
    int whole = 0;
    for (const auto& bytes : corpus_of(entry.name)) whole += entry.run(bytes);
    QVERIFY2(whole >= 2, std::to_string(whole).c_str());
  }
};

PENTIMENTO_TEST(ReplayTest)
#include "replay_test.moc"
