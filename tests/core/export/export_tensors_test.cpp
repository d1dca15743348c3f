#include "core/export/export_tensors.h"

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

class ExportTensorsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aChangedFileIsFound() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("x.safetensors").toStdString();
    std::vector<LazyTensor> meant{{"a", torch::kFloat32, {2}, [] { return torch::ones({2}); }}};
    write_safetensors(path, meant);
    QCOMPARE(verify_export(path, meant), 1);
    meant[0].make = [] { return torch::zeros({2}); };
    QVERIFY_THROWS_EXCEPTION(Error, verify_export(path, meant));
    meant.push_back(meant[0]);
    QVERIFY_THROWS_EXCEPTION(Error, verify_export(path, meant));
  }

  void aTensorThatIsNotAsAnnounced() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("x.safetensors").toStdString();
    QVERIFY_THROWS_EXCEPTION(
        Error, write_safetensors(path, {{"a", torch::kFloat32, {3}, [] { return torch::ones({2}); }}}));
    QVERIFY(!std::filesystem::exists(path));
  }

  void saysWhereItComesFrom() {
    WeightDelta edit;
    QCOMPARE(provenance(edit).count("pentimento.method"), std::size_t{0});
    edit.entries["w"] = dense_entry(torch::ones({1, 1}));
    edit.origin = {"abc", "uce", {{"lambda", 0.5}}, {{"cat", "dog"}}, {"fox"}, 1, "", ""};
    const auto metadata = provenance(edit);
    QCOMPARE(metadata.at("pentimento.method"), std::string("uce"));
    QCOMPARE(metadata.at("pentimento.base_hash"), std::string("abc"));
    QCOMPARE(metadata.at("pentimento.concepts"),
             std::string(R"({"kept":["fox"],"pairs":[{"anchor":"dog","target":"cat"}]})"));
    QCOMPARE(metadata.at("pentimento.edit"), edit.content_hash());
  }
};

PENTIMENTO_TEST(ExportTensorsTest)
#include "export_tensors_test.moc"
