#include "core/io/pickle/torch_archive.h"

#include <QtTest>

#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;

/// What torch.save wrote, against the same numbers in safetensors (tests/golden/golden_torch_archive.py).
class TorchArchiveTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sameNumbersAsTorch() {
    const auto archive = TorchArchive::open(PENTIMENTO_GOLDEN "/torch_archive.pt");
    const auto expected = SafetensorsFile::open(PENTIMENTO_GOLDEN "/torch_archive.safetensors");
    QCOMPARE(archive->entries().size(), expected->entries().size());
    for (const auto& entry : expected->entries()) {
      const auto* found = archive->find(entry.name);
      QVERIFY2(found && found->shape == entry.shape && found->dtype == entry.dtype, entry.name.c_str());
      QVERIFY2(torch::equal(archive->tensor(entry.name), expected->tensor(entry.name)), entry.name.c_str());
    }
    QCOMPARE(archive->metadata().at("global_step"), std::string("875000"));
  }

  void stridesAreHonoured() {
    const auto archive = TorchArchive::open(PENTIMENTO_GOLDEN "/torch_archive.pt");
    QCOMPARE(archive->tensor("turned").strides().vec(), (std::vector<std::int64_t>{1, 6}));
    QVERIFY(archive->tensor("plain").const_data_ptr() == archive->tensor("turned").const_data_ptr());
    archive->release("plain"); // given back, and read again from the file
    QCOMPARE(archive->tensor("plain")[0][1].item<float>(), 1.0F);
  }

  void nestedDictionariesBecomeDots() {
    const auto archive = TorchArchive::open(PENTIMENTO_GOLDEN "/delta.bin");
    QVERIFY(archive->find("unet.mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight"));
  }
};

PENTIMENTO_TEST(TorchArchiveTest)
#include "torch_archive_test.moc"
