#include "core/probes/attacks/plain_attack.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

/// The least that a plain attack is.
class Asking final : public PlainAttack {
 public:
  explicit Asking(std::string how) : how_(std::move(how)) {
    description_.method.name = description_.method.title = "asking";
    description_.method.settings = {sentences_setting()};
    description_.tier = "T3";
  }
  const AttackDescription& describe() const override { return description_; }

 protected:
  bool asks_control_word() const override { return true; }
  std::string note(const AttackContext&) const override { return how_; }

 private:
  AttackDescription description_;
  std::string how_;
};

} // namespace

class PlainAttackTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void asksAboutTheTargetAndItsControlAboutAnotherWord() {
    AttackScene scene;
    const Asking attack("upside down");
    auto context = scene.context(attack);
    const auto found = attack.run(context);
    QCOMPARE(scene.model.side(), Side::Edited);
    const auto& prompt = found.prompts.at(0);
    QCOMPARE(prompt.texts.size(), std::size_t{2}); // as the settings say
    QCOMPARE(prompt.states.size(), std::int64_t{2});
    QVERIFY(!prompt.replays_as_text);
    for (const auto& text : prompt.texts)
      QVERIFY2(text.find("cat") != std::string::npos && text.ends_with(" [upside down]"), text.c_str());
    context.null_control = true;
    for (const auto& text : attack.run(context).prompts.at(0).texts)
      QVERIFY2(text.find("apple") != std::string::npos && text.find("cat") == std::string::npos,
               text.c_str());
  }

  void withoutANoteTheTextsAreWhatIsAsked() {
    AttackScene scene;
    const Asking attack("");
    auto context = scene.context(attack);
    const auto prompt = attack.run(context).prompts.at(0);
    QVERIFY(prompt.replays_as_text);
    QVERIFY(prompt.states.states.equal(miniature().encode_prompts(prompt.texts).states));
  }

  void sentencesGoRoundWithTheSeeds() {
    AttackScene scene;
    const Asking attack("");
    auto context = scene.context(attack);
    const auto texts = attack.run(context).prompts.at(0).texts;
    for (std::uint64_t i = 0; i < 5; ++i)
      QCOMPARE(PlainAttack::target_sentence(context, context.seed + i), texts[i % 2]);
  }

  void aControlNeedsItsWord() {
    AttackScene scene;
    const Asking attack("");
    auto context = scene.context(attack);
    context.null_control = true;
    for (const std::string word : {"", "cat"}) {
      context.control_word = word;
      QVERIFY_THROWS_EXCEPTION(Error, attack.run(context));
    }
  }
};

PENTIMENTO_TEST(PlainAttackTest)
#include "plain_attack_test.moc"
