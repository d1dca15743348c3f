#include "core/models/component_module.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/io/model_files.h"
#include "support/test_registry.h"

using namespace pentimento;

class ComponentModuleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// As many parameters as diffusers and transformers wrote tensors.
  void hasTheParametersOfTheFile() {
    const auto files = ModelFiles::open(PENTIMENTO_GOLDEN "/families/sdxl");
    for (const char* name : {"unet", "vae", "text_encoder", "text_encoder_2"}) {
      const auto& part = files.component(name);
      const auto module = component_module(name, part.config);
      QVERIFY(module);
      QCOMPARE(module->named_parameters().size(), part.tensors()->entries().size());
    }
  }

  void knowsNoOther() {
    QVERIFY(!component_module("safety_checker", nlohmann::json::object()));
    QVERIFY_THROWS_EXCEPTION(Error, component_module("unet", {{"block_out_channels", "many"}}));
  }
};

PENTIMENTO_TEST(ComponentModuleTest)
#include "component_module_test.moc"
