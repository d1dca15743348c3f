#include "core/jobs/tokens_job.h"

#include <QtTest>

#include "core/jobs/engine.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::Engine;

/// A prompt as the open model reads it, with the names near its word.
class TokensJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesWhatIsNearTheWord() {
    Engine engine;
    const auto table = read(engine, "a photo of a kitten", "kitten");
    QCOMPARE(table.prompt, std::string("a photo of a kitten"));
    QCOMPARE(table.word, std::string("kitten"));
    QVERIFY(!table.names.empty());
    QCOMPARE(table.names.front().text, std::string("cat")); // the miniature's own synonym
  }

  void theLastWordStandsInForOneThatIsNotThere() {
    Engine engine;
    QCOMPARE(read(engine, "a photo of a dog", "").word, std::string("dog"));
    QCOMPARE(read(engine, "a photo of a dog", "zebra").word, std::string("dog"));
    QVERIFY(read(engine, "", "cat").names.empty());
  }

 private:
  static TokenTable read(Engine& engine, const std::string& prompt, const std::string& word) {
    TokenTable read;
    const auto outcome =
        engine.run(std::make_unique<TokensJob>(prompt, word, [&](const TokenTable& table) { read = table; }));
    return std::holds_alternative<Done>(outcome) ? read : TokenTable{"failed", 0, {}, {}, {}};
  }
};

PENTIMENTO_TEST(TokensJobTest)
#include "tokens_job_test.moc"
