#include <limits>

#include <QDir>
#include <QFile>
#include <QtTest>

#include "app/cli/broken_model.h"
#include "app/cli/program.h"
#include "core/edits/weight_delta_file.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

using Break = std::function<void(const BrokenModel&)>;

const char* const kUnet = "unet/diffusion_pytorch_model.safetensors";

torch::Tensor& tensor_of(NamedTensors& tensors, const std::string& name) {
  for (auto& [key, tensor] : tensors)
    if (key == name) return tensor;
  qFatal("no tensor called %s", name.c_str());
}

/// Replaces the UNet's file by hand-made bytes.
Break unet_is(const QByteArray& bytes) {
  return [bytes](const BrokenModel& model) { model.write(kUnet, bytes); };
}

/// Changes one tensor of the UNet.
Break tensor_is(const std::string& name, const std::function<torch::Tensor(const torch::Tensor&)>& how) {
  return [name, how](const BrokenModel& model) {
    model.change(kUnet,
                 [&](NamedTensors& tensors) { tensor_of(tensors, name) = how(tensor_of(tensors, name)); });
  };
}

} // namespace
Q_DECLARE_METATYPE(Break)

/// Models that cannot be opened: one specific sentence each, exit code 1, nothing else on standard error.
class BrokenModelsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sentence_data();
  void sentence();
  void openedLate_data();
  void openedLate();

 private:
  static void brokenFiles();
  static void brokenTensors();
  static void brokenFolders();
};

/// In the sentences MODEL stands for the model's folder.
void BrokenModelsTest::sentence_data() {
  QTest::addColumn<Break>("break_it");
  QTest::addColumn<QString>("expected");
  brokenFiles();
  brokenTensors();
  brokenFolders();
}

void BrokenModelsTest::brokenFiles() {
  QTest::newRow("truncated")
      << Break([](const BrokenModel& m) { m.write(kUnet, m.read(kUnet).left(1'000'000)); })
      << "MODEL/unet/diffusion_pytorch_model.safetensors: the download stopped at 4 % of its "
         "data: expected 21721352 bytes, got 962304 bytes; download it again";
  QTest::newRow("empty")
      << unet_is("")
      << "MODEL/unet/diffusion_pytorch_model.safetensors is empty; a download may have been cut off";
  QTest::newRow("header too large")
      << unet_is(QByteArray("\0\0\0\0\0\0\0\x10{}", 10))
      << "MODEL/unet/diffusion_pytorch_model.safetensors claims too large a header: expected at most "
         "100000000 bytes, got 1152921504606846976 bytes; this is not a safetensors file, or it is damaged";
  QTest::newRow("header not JSON")
      << unet_is(raw_safetensors("{\"a\": [", 0))
      << "MODEL/unet/diffusion_pytorch_model.safetensors: the header is broken at byte 8: expected JSON; the "
         "file is damaged; download or write it again";
  QTest::newRow("overlap")
      << unet_is(raw_safetensors(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                                 R"("b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
                                 12))
      << "MODEL/unet/diffusion_pytorch_model.safetensors: tensor \"b\" overlaps tensor \"a\": expected a "
         "begin of 8, got 4; the file is damaged; download or write it again";
  QTest::newRow("hole")
      << unet_is(raw_safetensors(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})", 12))
      << "MODEL/unet/diffusion_pytorch_model.safetensors: tensor \"a\" leaves a hole before it: expected a "
         "begin of 0, got 4; the file is damaged; download or write it again";
  QTest::newRow("unknown dtype") << unet_is(raw_safetensors(
                                        R"({"a":{"dtype":"F99","shape":[2],"data_offsets":[0,8]}})", 8))
                                 << "MODEL/unet/diffusion_pytorch_model.safetensors: tensor \"a\" has an "
                                    "unknown dtype: expected one of F64, F32, F16, BF16, I64, I32, I16, I8, "
                                    "U8, BOOL, got \"F99\"; the file is damaged; download or write it again";
  QTest::newRow("shape and bytes differ")
      << unet_is(raw_safetensors(R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8))
      << "MODEL/unet/diffusion_pytorch_model.safetensors: tensor \"a\" has data that does not fit its shape: "
         "expected 12 bytes for F32 [3], got 8 bytes; the file is damaged; download or write it again";
  QTest::newRow("a name twice")
      << unet_is(raw_safetensors(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                                 R"("a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
                                 2))
      << "MODEL/unet/diffusion_pytorch_model.safetensors: the header names \"a\" twice: expected every name "
         "once; the file is damaged; download or write it again";
}

void BrokenModelsTest::brokenTensors() {
  QTest::newRow("wrong dtype") << tensor_is("conv_in.weight", [](auto t) {
    return t.to(torch::kInt64);
  }) << "unet.conv_in.weight has the wrong kind of numbers: expected floating point, got Long";
  QTest::newRow("wrong shape") << tensor_is("conv_in.weight",
                                            [](auto) {
                                              return torch::zeros({64, 9, 3, 3}, torch::kFloat16);
                                            })
                               << "unet.conv_in.weight has the wrong shape: expected [64, 4, 3, 3], got [64, "
                                  "9, 3, 3]; this is an inpainting checkpoint";
  QTest::newRow("not a number")
      << tensor_is("conv_out.bias",
                   [](auto t) { return torch::full_like(t, std::numeric_limits<float>::quiet_NaN()); })
      << "unet.conv_out.bias holds numbers that are not finite: expected finite weights, got NaN or "
         "infinity; the file is damaged, or was saved from a run that diverged";
  QTest::newRow("missing tensor") << Break([](const BrokenModel& model) {
    model.change(kUnet, [](NamedTensors& tensors) {
      std::erase_if(tensors, [](const auto& entry) { return entry.first == "conv_norm_out.weight"; });
    });
  })
                                  << "unet.conv_norm_out.weight is missing: expected a tensor of shape [64], "
                                     "got no such tensor in diffusion_pytorch_model.safetensors; the file is "
                                     "another component's, or config.json belongs to another checkpoint";
}

void BrokenModelsTest::brokenFolders() {
  QTest::newRow("no index") << Break([](const BrokenModel& m) { m.remove("model_index.json"); })
                            << "MODEL is not a Diffusers model folder: expected model_index.json, got no "
                               "such file; choose the folder that holds model_index.json";
  QTest::newRow("index not JSON") << Break([](const BrokenModel& m) {
    m.write("model_index.json", "{\n  \"unet\": [,");
  })
                                  << "MODEL/model_index.json is broken at line 2, column 12: expected JSON, "
                                     "got syntax error while parsing value - unexpected ','; expected '[', "
                                     "'{', or a literal; repair the file or download it again";
  QTest::newRow("no component") << Break([](const BrokenModel& m) { m.remove("vae"); })
                                << "the vae is missing: expected the folder MODEL/vae, got no such folder; "
                                   "model_index.json names it as a AutoencoderKL";
  QTest::newRow("no weights")
      << Break([](const BrokenModel& m) { m.remove(kUnet); })
      << "the weights of unet are missing in MODEL/unet: expected diffusion_pytorch_model.safetensors or "
         "model.safetensors, got neither; download the folder again";
  QTest::newRow("a text instead of a pickle")
      << Break([](const BrokenModel& m) {
           m.remove(kUnet);
           m.write("unet/diffusion_pytorch_model.bin", "x");
         })
      << "MODEL/unet/diffusion_pytorch_model.bin holds no weights: expected safetensors or a torch archive, "
         "got a "
         "text file; choose a .safetensors or .ckpt file, or a Diffusers folder";
  QTest::newRow("configuration of a wrong kind") << Break([](const BrokenModel& m) {
    m.replace("unet/config.json", "\"in_channels\": 4", "\"in_channels\": \"four\"");
  }) << "unet config: in_channels has the wrong kind: expected a whole number, got \"four\"";
  QTest::newRow("an option that is not built") << Break([](const BrokenModel& m) {
    m.replace("unet/config.json", "\"class_embed_type\": null", "\"class_embed_type\": \"timestep\"");
  }) << "unet config: class_embed_type is not supported: expected null, got \"timestep\"";
  QTest::newRow("vocabulary") << Break([](const BrokenModel& m) {
    m.write("vocabulary.json", "{\"objects\": 7}");
  }) << "MODEL/vocabulary.json: objects is malformed: expected a list, got number";
}

void BrokenModelsTest::sentence() {
  QFETCH(const Break, break_it);
  QFETCH(QString, expected);
  const BrokenModel model;
  break_it(model);
  const Run run = run_cli({"info", model.path()});
  QCOMPARE(run.errors, "pentimento-cli: " + expected.replace("MODEL", model.path()) + "\n");
  QCOMPARE(run.exit_code, 1);
}

/// What `info` does not open is found broken by the command that does.
void BrokenModelsTest::openedLate_data() {
  QTest::addColumn<Break>("break_it");
  QTest::addColumn<QString>("arguments"); // separated by "|"
  QTest::addColumn<QString>("expected");
  const QString draw = "generate|MODEL|--prompt|a cat|--seed|1|--out|MODEL/out";
  QTest::newRow("unknown scheduler")
      << Break([](const BrokenModel& m) {
           m.replace("scheduler/scheduler_config.json", "DDIMScheduler", "TeapotScheduler");
         })
      << "erase|MODEL|--target|cat|--anchor|dog|--method|doco|--set|steps=2|--set|warm_up=0|--set|anchor_"
         "latents=1|--out|MODEL/e"
      << "there is no such scheduler: expected ddim, ddpm, pndm, euler, euler_ancestral, dpmsolver++, "
         "got TeapotScheduler";
  QTest::newRow("no merges")
      << Break([](const BrokenModel& m) {
           m.remove("tokenizer/tokenizer.json");
           m.remove("tokenizer/merges.txt");
         })
      << draw
      << "the tokenizer in MODEL/tokenizer is incomplete: expected vocab.json and merges.txt, or "
         "tokenizer.json, got no merges.txt; copy the tokenizer's folder again";
  QTest::newRow("vocabulary without an entry")
      << Break([](const BrokenModel& m) {
           m.remove("tokenizer/tokenizer.json");
           m.replace("tokenizer/vocab.json", "\"<|endoftext|>\"", "\"<|end|>\"");
         })
      << draw
      << "a token id is outside the text encoder's vocabulary: expected 0 to 1728, got 1729; the "
         "tokenizer belongs to another model";
  QTest::newRow("judge without a tower")
      << Break([](const BrokenModel& m) {
           m.change("judge/model.safetensors", [](NamedTensors& tensors) {
             std::erase_if(tensors,
                           [](const auto& entry) { return entry.first.starts_with("vision_model."); });
           });
         })
      << "probe|MODEL|--edit|MODEL/edit.safetensors|--target|cat|--suite|direct|--seed|1|--out|MODEL/out"
      << "judge.vision_model.embeddings.class_embedding is missing: expected a "
         "tensor of shape [128], got no such tensor in model.safetensors; the file is "
         "another component's, or config.json belongs to another checkpoint";
}

void BrokenModelsTest::openedLate() {
  QFETCH(const Break, break_it);
  QFETCH(QString, arguments);
  QFETCH(QString, expected);
  const BrokenModel model;
  WeightDelta edit;
  edit.entries["mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight"] = {
      torch::zeros({192, 128}), {}, {}};
  edit.origin.base_hash = "b810552a51e60b399dfa49a9d3b88ef38a5aebb947ed317b9e31323406ab396d";
  edit.origin.method = "uce";
  save_delta((model.path() + "/edit.safetensors").toStdString(), edit);
  break_it(model);
  const Run run = run_cli(arguments.replace("MODEL", model.path()).split('|'));
  QCOMPARE(run.errors, "pentimento-cli: " + expected.replace("MODEL", model.path()) + "\n");
  QCOMPARE(run.exit_code, 1);
}

PENTIMENTO_TEST(BrokenModelsTest)
#include "broken_models_test.moc"
