#include <set>

#include <QtTest>

#include "core/export/diffusers_export.h"
#include "core/export/single_file_export.h"
#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

namespace fs = std::filesystem;

fs::path family_folder(const QString& name) {
  return fs::path(PENTIMENTO_GOLDEN) / "families" / name.toStdString();
}

/// Every tensor of the UNet moved off what float16 can hold, so that a detour through it would show in fp32.
WeightDelta moved(const ModelFiles& model) {
  WeightDelta edit;
  const auto unet = model.component("unet").tensors();
  for (const auto& entry : unet->entries())
    edit.entries[entry.name] = dense_entry(unet->tensor(entry.name).to(torch::kFloat32) * 1.0003F);
  return edit;
}

/// The names in a component's weight file, as they stand there.
std::set<std::string> keys_of(const fs::path& file) {
  std::set<std::string> keys;
  const auto source = SafetensorsFile::open(file);
  for (const auto& entry : source->entries()) keys.insert(entry.name);
  return keys;
}

bool has_weights(const ModelComponent& component) {
  return component.source || !component.weights.empty();
}

/// The single file without what our export writes along, as other tools write it.
void strip_metadata(const fs::path& from, const fs::path& to) {
  const auto file = SafetensorsFile::open(from);
  NamedTensors tensors;
  for (const auto& entry : file->entries()) tensors.emplace_back(entry.name, file->tensor(entry.name));
  write_safetensors(to, tensors);
}

} // namespace

/// Folder → single file → folder through our own writers and readers.
class RoundTripTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsEveryBit_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("half");
    QTest::addColumn<bool>("bare");
    for (const auto* name : {"sd1", "sd2", "sdxl"})
      for (const bool half : {true, false})
        for (const bool bare : {false, true})
          QTest::addRow("%s %s%s", name, half ? "fp16" : "fp32", bare ? ", configurations from shapes" : "")
              << name << half << bare;
  }

  void keepsEveryBit() {
    QFETCH(QString, name);
    QFETCH(bool, half);
    QFETCH(bool, bare);
    const auto dtype = half ? torch::kFloat16 : torch::kFloat32;
    const TestFolder folder;
    const auto written_by_diffusers = ModelFiles::open(family_folder(name));
    const fs::path first = folder.path() / "first", single = folder.path() / "model.safetensors",
                   second = folder.path() / "second", again = folder.path() / "again.safetensors";
    export_diffusers(written_by_diffusers, moved(written_by_diffusers), dtype, first);
    export_single_file(ModelFiles::open(first), {}, dtype, single);
    if (bare) {
      strip_metadata(single, folder.path() / "bare.safetensors");
      fs::rename(folder.path() / "bare.safetensors", single);
    }
    export_diffusers(ModelFiles::open(single), {}, dtype, second);

    const auto start = ModelFiles::open(first), end = ModelFiles::open(second);
    int components = 0;
    for (const auto& part : start.components()) {
      if (!has_weights(part)) continue;
      ++components;
      compare(part, end.component(part.name), dtype);
      QCOMPARE(keys_of(end.component(part.name).weights),
               keys_of(written_by_diffusers.component(part.name).weights));
      if (!bare) QVERIFY(part.config == end.component(part.name).config);
    }
    QCOMPARE(components, name == "sdxl" ? 4 : 3);
    QCOMPARE(end.class_name(), start.class_name());
    // And once more: the same tensors in the same order.
    export_single_file(end, {}, dtype, again);
    QCOMPARE(tensors_of(again), tensors_of(single));
  }

  /// The start is not what float16 holds: the fp32 rows above would notice.
  void startsOffTheGridOfHalf() {
    const auto edit = moved(ModelFiles::open(family_folder("sd1")));
    const auto& value = edit.entries.at("conv_in.weight").parameter;
    QVERIFY(!value.to(torch::kFloat16).to(torch::kFloat32).equal(value));
  }

 private:
  static void compare(const ModelComponent& before, const ModelComponent& after, torch::Dtype dtype) {
    const auto left = before.tensors(), right = after.tensors();
    QCOMPARE(right->entries().size(), left->entries().size());
    for (const auto& entry : left->entries()) {
      QVERIFY2(right->find(entry.name), entry.name.c_str());
      const auto one = left->tensor(entry.name), two = right->tensor(entry.name);
      QCOMPARE(one.scalar_type(), dtype);
      QCOMPARE(two.scalar_type(), dtype);
      QCOMPARE(two.sizes(), one.sizes());
      QCOMPARE((one.to(torch::kFloat64) - two.to(torch::kFloat64)).abs().max().item<double>(), 0.0);
    }
  }

  /// Header entries and data of a file, without its metadata.
  static std::vector<std::string> tensors_of(const fs::path& path) {
    const auto file = SafetensorsFile::open(path);
    std::vector<std::string> all;
    for (const auto& entry : file->entries()) {
      const auto tensor = file->tensor(entry.name).contiguous();
      all.push_back(entry.name +
                    std::string(static_cast<const char*>(tensor.const_data_ptr()), tensor.nbytes()));
    }
    return all;
  }
};

PENTIMENTO_TEST(RoundTripTest)
#include "round_trip_test.moc"
