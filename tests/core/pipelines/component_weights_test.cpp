#include "core/pipelines/component_weights.h"

#include <QtTest>

#include "core/models/layers/basic_layers.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class ComponentWeightsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void letGoAndReadAgain() {
    const auto module = std::make_shared<LinearImpl>(3, 2);
    ComponentWeights weights("part", module, file(), {});
    QVERIFY(!weights.there());
    QCOMPARE(weights.read().unexpected, std::vector<std::string>{"more"});
    QVERIFY(weights.there() && module->weight.equal(torch::full({2, 3}, 1.5)));
    weights.let_go();
    QVERIFY(!weights.there() && module->weight.storage().nbytes() <= 4); // no memory but one NaN
    weights.need();
    QVERIFY(weights.there() && module->weight.equal(torch::full({2, 3}, 1.5)));
  }

  void anotherDtype() {
    const auto module = std::make_shared<LinearImpl>(3, 2);
    ComponentWeights weights("part", module, file(), {torch::kFloat16});
    weights.read();
    QCOMPARE(module->weight.scalar_type(), torch::kFloat16);
    weights.read_as(torch::kFloat32);
    QCOMPARE(weights.dtype(), torch::kFloat32);
    QCOMPARE(module->weight.scalar_type(), torch::kFloat32);
    ComponentWeights().need(); // a component that a family does not have needs nothing
  }

 private:
  TensorSourcePtr file() {
    const std::filesystem::path path = folder_.filePath("weights.safetensors").toStdString();
    write_safetensors(path, {{"weight", torch::full({2, 3}, 1.5, torch::kFloat16)},
                             {"bias", torch::zeros({2})},
                             {"more", torch::zeros({1})}});
    return SafetensorsFile::open(path);
  }
  QTemporaryDir folder_;
};

PENTIMENTO_TEST(ComponentWeightsTest)
#include "component_weights_test.moc"
