#include "core/project/manifest.h"

#include <QtTest>

#include "core/erasure/miniature.h"
#include "core/project/project_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ManifestTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void saysWhatDecidesThePixels() {
    const auto conditions = conditions_of(miniature());
    QCOMPARE(conditions["precision"].get<std::string>(), std::string("fp32"));
    QCOMPARE(conditions["device"].get<std::string>(), miniature().info().device);
    QVERIFY(conditions["threads"].get<int>() > 0);
    for (const char* key : {"program", "revision", "torch", "processor"})
      QVERIFY2(!conditions[key].get<std::string>().empty(), key);
    const auto model = manifest_of_model(miniature(), "miniature");
    QCOMPARE(model["base_hash"].get<std::string>(), miniature().base_hash());
    QCOMPARE(model["tokenizer_hash"].get<std::string>().size(), std::size_t{64});
    QCOMPARE(model["path"].get<std::string>(), std::string("miniature"));
    QVERIFY(manifest_of_model(miniature(), "x")["path"].get<std::string>().ends_with("/miniature"));
  }

  void namesOnlyEditsThatDoSomething() {
    EditStack stack;
    stack.add("a", std::make_shared<WeightDelta>(small_edit(1)), 0.5);
    stack.add("b", std::make_shared<WeightDelta>(small_edit(2)), 0.0);
    const auto edits = manifest_of_edits(stack);
    QCOMPARE(edits.size(), std::size_t{1});
    QCOMPARE(edits[0]["content_hash"].get<std::string>(), small_edit(1).content_hash());
    QCOMPARE(edits[0]["strength"].get<double>(), 0.5);
    QCOMPARE(edits[0]["changed_tensors"]["unet"].get<int>(), 1);
    QCOMPARE(edits[0]["pairs"][0]["target"].get<std::string>(), std::string("cat"));
  }

  void settingsComeBack() {
    SamplingSettings sampling;
    sampling.scheduler = "ddim";
    sampling.guidance = 4.1;
    sampling.width = 64;
    sampling.negative = "dog";
    QVERIFY(sampling_from(manifest_of_sampling(sampling)) == sampling);
    const SettingValues settings{{"a", true}, {"b", std::int64_t{7}}, {"c", 0.1}, {"d", std::string("x")}};
    QVERIFY(settings_from_json(Document::parse(json_of_settings(settings).dump())) == settings);
    const TestFolder folder;
    QCOMPARE(folder.sentence([] {
      settings_from_json({{"a", nullptr}});
    }),
             QString("the setting a cannot be read: expected a number, a text, true or false, got null"));
    QVERIFY(folder.sentence([] {
                    sampling_from({{"scheduler", 7}});
                  })
                .startsWith("scheduler is of another kind"));
    QVERIFY(folder.sentence([] { sampling_from({}); }).startsWith("the document lacks scheduler"));
  }

  void aSuiteIsKnownByItsHash() {
    const Suite suite{"a", {{"a cat", Role::Target, "cat", "cat", "", false}}};
    auto other = suite;
    other.name = "b"; // a name is no prompt
    QCOMPARE(suite_hash(other), suite_hash(suite));
    other.cases[0].judged = "dog";
    QVERIFY(suite_hash(other) != suite_hash(suite));
  }

  void tellsWhatChanged() {
    const auto changed = changed_conditions({{"torch", "2.6"}, {"threads", 1}, {"x", true}},
                                            {{"torch", "2.13"}, {"threads", 1}, {"y", 3}});
    QCOMPARE(changed.size(), std::size_t{3});
    QCOMPARE(changed[0].name, std::string("torch"));
    QCOMPARE(changed[0].recorded + " " + changed[0].now, std::string("2.6 2.13"));
    QCOMPARE(changed[1].now, std::string("not recorded"));
    QCOMPARE(changed[2].now, std::string("3"));
  }
};

PENTIMENTO_TEST(ManifestTest)
#include "manifest_test.moc"
