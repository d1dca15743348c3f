#include "core/project/record/run_manifest.h"

#include <QtTest>

#include "core/project/project_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class RunManifestTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void holdsItsSettingAndWhatItsKindAdds() {
    qputenv("PENTIMENTO_OPERATOR", "op-7");
    const RunSetting setting{{{"name", "m"}}, {{"torch", "2"}}, Document::array(), "state"};
    const auto manifest = run_manifest("erase", setting, {{"method", "uce"}, {"label_log", "l.jsonl"}});
    qunsetenv("PENTIMENTO_OPERATOR");
    QCOMPARE(manifest["format"].get<std::string>(), std::string("pentimento-manifest"));
    QCOMPARE(manifest["operator"].get<std::string>(), std::string("op-7"));
    QCOMPARE(manifest["method"].get<std::string>(), std::string("uce"));
    QCOMPARE(manifest["label_log"].get<std::string>(), std::string("l.jsonl"));
    QVERIFY(run_manifest("erase", setting, Document::object())["operator"].is_null());
  }

  void theModelsPlaceComesBack() {
    const Document model{
        {"name", "m"}, {"path", "/p"}, {"base_hash", "b"}, {"prediction_type", ""}, {"tokenizer", "/t"}};
    QVERIFY(place_of(model) == (ModelPlace{"m", "/p", "b", "", "/t"}));
    QVERIFY_THROWS_EXCEPTION(Error, place_of({{"name", "m"}}));
  }

  void aPictureKnowsItsPlaceInItsBatch() {
    const auto cell = cell_at(1, "after", 0, 42);
    const auto manifest = manifest_of_cell(cell, {{cell.one.text, 41}, {cell.one.text, 42}});
    QCOMPARE(manifest["place_in_batch"].get<int>(), 1);
    QCOMPARE(manifest["batch"].size(), std::size_t(2));
    QVERIFY(manifest["edited"].get<bool>());
  }

  void healthAndLayers() {
    EditHealth health;
    health.matrices_touched = 3;
    QCOMPARE(json_of_health(health)["matrices_touched"].get<int>(), 3);
    QVERIFY(json_of_health(health)["kept_drift"].is_null());
    LayerHealth layer;
    layer.name = "attn2.to_k";
    QCOMPARE(json_of_layers({layer})[0]["name"].get<std::string>(), std::string("attn2.to_k"));
  }

  void memoryHasAPeak() { QVERIFY(peak_memory_mib() > 1.0); }
};

PENTIMENTO_TEST(RunManifestTest)
#include "run_manifest_test.moc"
