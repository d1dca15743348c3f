#include "core/io/checkpoint/single_file.h"

#include <QtTest>

#include "core/export/single_file_export.h"
#include "core/io/checkpoint/ldm_lookup.h"
#include "core/io/checkpoint/tensor_file.h"
#include "core/io/io_fixture.h"
#include "core/io/safetensors.h"
#include "core/pipelines/base_hash.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

std::filesystem::path family(const QString& name) {
  return std::filesystem::path(PENTIMENTO_GOLDEN) / "families" / name.toStdString();
}

/// Writes a copy of a single file with its tensors and metadata changed.
std::filesystem::path rewrite(const std::filesystem::path& from, const std::filesystem::path& to,
                              const std::function<void(NamedTensors&)>& change) {
  const auto file = SafetensorsFile::open(from);
  NamedTensors tensors;
  for (const auto& entry : file->entries()) tensors.emplace_back(entry.name, file->tensor(entry.name));
  change(tensors);
  write_safetensors(to, tensors); // without metadata, as most files are
  return to;
}

std::string hash_of(const ModelFiles& files) {
  ComponentTensors tensors;
  for (const auto& part : files.components())
    if (part.class_name.find("Tokenizer") == std::string::npos && !part.class_name.ends_with("Scheduler"))
      tensors.emplace_back(part.name, part.tensors());
  return weights_hash(tensors);
}

} // namespace

class SingleFileTest : public QObject {
  Q_OBJECT

  static void families_data() {
    QTest::addColumn<QString>("name");
    for (const auto* name : {"sd1", "sd2", "sdxl"}) QTest::newRow(name) << name;
  }

 private Q_SLOTS:
  /// Folder → single file → components: every tensor to the bit, and so the same hash.
  void roundTrip_data() { families_data(); }
  void roundTrip() {
    QFETCH(QString, name);
    const TestFolder folder;
    const auto original = ModelFiles::open(family(name));
    export_single_file(original, {}, std::nullopt, folder.path() / "m.safetensors");
    const auto single = ModelFiles::open(folder.path() / "m.safetensors");
    QCOMPARE(single.class_name(), original.class_name());
    QCOMPARE(hash_of(single), hash_of(original));
    QCOMPARE(single.component("unet").config.at("attention_head_dim").dump(),
             original.component("unet").config.at("attention_head_dim").dump());
    QVERIFY(folder.sentence([&] { single.component("tokenizer"); })
                .startsWith(
                    "the vocabulary of the tokenizer is missing; single files hold none: expected tokenizer/ "
                    "with vocab.json and merges.txt beside m.safetensors"));
    std::filesystem::copy(family(name) / "tokenizer", folder.path() / "tokenizer");
    QVERIFY(ModelFiles::open(folder.path() / "m.safetensors").has("tokenizer"));
  }

  /// Without what our export writes along, the shapes say the same.
  void configsFromShapes_data() { families_data(); }
  void configsFromShapes() {
    QFETCH(QString, name);
    const TestFolder folder;
    const auto original = ModelFiles::open(family(name));
    export_single_file(original, {}, std::nullopt, folder.path() / "m.safetensors");
    const auto bare =
        rewrite(folder.path() / "m.safetensors", folder.path() / "bare.ckpt", [](NamedTensors& tensors) {
          tensors.emplace_back("model_ema.decay", torch::tensor(1.0F));
          tensors.emplace_back("alphas_cumprod", torch::ones({3}));
        });
    const auto files = ModelFiles::open(bare);
    QCOMPARE(hash_of(files), hash_of(original));
    const auto &unet = files.component("unet").config, &ours = original.component("unet").config;
    for (const auto* key : {"in_channels", "out_channels", "block_out_channels", "down_block_types",
                            "up_block_types", "use_linear_projection"})
      QVERIFY2(unet.at(key) == ours.at(key), key);
    QCOMPARE(files.component("scheduler").config.at("prediction_type").get<std::string>(),
             std::string(name == "sd2" ? "v_prediction" : "epsilon"));
    QVERIFY(std::any_of(files.notes().begin(), files.notes().end(), [](const auto& note) {
      return note == "1 moving averages (model_ema.*) were passed over: the plain weights are used";
    }));
    if (name == "sd2") {
      folder.write("bare.pentimento.json", R"({"prediction_type":"epsilon"})");
      QCOMPARE(ModelFiles::open(bare).component("scheduler").config.at("prediction_type").get<std::string>(),
               std::string("epsilon"));
    }
  }

  /// A file with the UNet's moving averages alone opens with them, and says so.
  void movingAveragesAlone_data() { families_data(); }
  void movingAveragesAlone() {
    QFETCH(QString, name);
    const TestFolder folder;
    const auto original = ModelFiles::open(family(name));
    export_single_file(original, {}, std::nullopt, folder.path() / "m.safetensors");
    int averages = 0;
    const auto ema = rewrite(folder.path() / "m.safetensors", folder.path() / "ema.safetensors",
                             [&](NamedTensors& tensors) {
                               for (auto& [key, tensor] : tensors)
                                 if (const auto other = ema_name(key); !other.empty()) {
                                   key = other;
                                   ++averages;
                                 }
                               tensors.emplace_back("model_ema.decay", torch::tensor(0.9999F));
                               tensors.emplace_back("model_ema.num_updates", torch::tensor(7, torch::kInt32));
                             });
    const auto files = ModelFiles::open(ema);
    QCOMPARE(hash_of(files), hash_of(original));
    QVERIFY(files.unplaced().empty());
    const auto said = "the UNet's plain weights are not in this file: its " + std::to_string(averages) +
                      " moving averages (model_ema.*) are used in their place";
    const auto notes = files.notes();
    QVERIFY2(std::ranges::count(notes, said) == 1, qPrintable(QString::fromStdString(notes.front())));
  }

  void refusesWhatIsNoWholeModel() {
    const TestFolder folder;
    write_safetensors(folder.path() / "x.safetensors",
                      {{"control_model.input_blocks.0.0.weight", torch::ones(1)}});
    QCOMPARE(folder.sentence([&] { ModelFiles::open(folder.path() / "x.safetensors"); }),
             QString("DIR/x.safetensors cannot be opened as a model: expected a whole Stable Diffusion 1.x, "
                     "2.x or XL, "
                     "got a ControlNet; open the model that it steers"));
    write_safetensors(folder.path() / "y.safetensors",
                      {{"model.diffusion_model.out.2.bias", torch::ones(1)},
                       {"cond_stage_model.transformer.text_model.final_layer_norm.bias", torch::ones(1)}});
    QCOMPARE(folder.sentence([&] { ModelFiles::open(folder.path() / "y.safetensors"); }),
             QString("DIR/y.safetensors lacks the UNet's weights: expected "
                     "model.diffusion_model.input_blocks.0.0.weight, or its moving average, got neither; the "
                     "file is incomplete; download it again"));
    folder.write("z.pentimento.json", "[]");
    QCOMPARE(folder.sentence([&] { read_single_file_options(folder.path() / "z.safetensors"); }),
             QString("DIR/z.pentimento.json is malformed: expected an object with a text as prediction_type, "
                     "got array"));
  }
};

PENTIMENTO_TEST(SingleFileTest)
#include "single_file_test.moc"
