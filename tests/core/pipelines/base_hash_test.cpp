#include "core/pipelines/base_hash.h"

#include <QtTest>

#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;

class BaseHashTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void contentOnly() {
    QTemporaryDir folder;
    const auto file = [&](const char* name, const NamedTensors& tensors,
                          const std::map<std::string, std::string>& metadata = {}) {
      const std::filesystem::path path = folder.filePath(name).toStdString();
      write_safetensors(path, tensors, metadata);
      return SafetensorsFile::open(path);
    };
    const auto a = torch::arange(6, torch::kFloat32), b = torch::ones({2, 3}, torch::kFloat16);
    const auto first = file("1", {{"a", a}, {"b", b}});
    const auto hash = weights_hash({{"unet", first}, {"vae", first}});
    QCOMPARE(hash.size(), std::size_t{64});
    // Metadata, file name and order do not matter …
    const auto same = file("2", {{"b", b}, {"a", a}}, {{"format", "pt"}});
    QCOMPARE(weights_hash({{"vae", same}, {"unet", same}}), hash);
    // … bytes, shape, dtype, name and component do.
    QVERIFY(weights_hash({{"unet", file("3", {{"a", a + 1}, {"b", b}})}, {"vae", first}}) != hash);
    QVERIFY(weights_hash({{"unet", file("4", {{"a", a.reshape({2, 3})}, {"b", b}})}, {"vae", first}}) !=
            hash);
    QVERIFY(weights_hash({{"unet", file("5", {{"a", a.view(torch::kInt32)}, {"b", b}})}, {"vae", first}}) !=
            hash);
    QVERIFY(weights_hash({{"unet", file("6", {{"c", a}, {"b", b}})}, {"vae", first}}) != hash);
    QVERIFY(weights_hash({{"text", first}, {"vae", first}}) != hash);
  }
};

PENTIMENTO_TEST(BaseHashTest)
#include "base_hash_test.moc"
