#include "core/project/record/probe_manifest.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class ProbeManifestTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void saysWhatWasAsked() {
    ProbePart part;
    part.suite = {"direct", {{"a cat", Role::Target, "cat", "cat", "", false}}};
    part.cells = {{0, 42}, {0, 41}, {0, 42}};
    const auto manifest = probe_manifest(part, nullptr);
    QCOMPARE(manifest["seeds"].dump(), std::string("[41,42]"));
    QCOMPARE(manifest["prompts"]["prompts"].get<int>(), 1);
    QCOMPARE(manifest["probe"]["budget"]["pictures"].get<int>(), 6);
    QVERIFY(manifest["judge"].is_null());
    QVERIFY(manifest_of_judge(nullptr, {}).is_null());
  }

  void picturesOfAModelWithoutWordsAreSensitive() {
    DrawnPicture picture;
    picture.key = {3, 41};
    picture.score = Score{0.7, "cat", true};
    picture.verdict = Verdict::Leak;
    const PromptCase one{"a cat", Role::Target, "cat", "cat", "", false};
    QVERIFY(probe_cell(one, picture, false, "judge", false).one.sensitive);
    const auto cell = probe_cell(one, picture, true, "judge", true);
    QVERIFY(!cell.one.sensitive && cell.side == "before" && cell.judge == "judge");
    QCOMPARE(cell.verdict, Verdict::Leak);
  }
};

PENTIMENTO_TEST(ProbeManifestTest)
#include "probe_manifest_test.moc"
