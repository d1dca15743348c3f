#include <QtTest>

#include "core/io/diffusers_folder.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;

class SafetensorsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void tensorsAreViewsOfTheMap() {
    const auto folder = DiffusersFolder::open(PENTIMENTO_TREE "/resources/miniature");
    torch::Tensor kept;
    {
      const auto file = SafetensorsFile::open(folder.component("unet").weights);
      for (const auto& entry : file->entries()) {
        const auto tensor = file->tensor(entry.name);
        const auto* data = static_cast<const std::byte*>(tensor.const_data_ptr());
        QVERIFY(data >= file->bytes().data());
        QVERIFY(data + tensor.nbytes() <= file->bytes().data() + file->bytes().size());
        kept = tensor;
      }
    }
    QVERIFY(torch::isfinite(kept.to(torch::kFloat32)).all().item<bool>()); // the map lives on in the tensor
  }
};

PENTIMENTO_TEST(SafetensorsTest)
#include "safetensors_test.moc"
