#include <limits>

#include <QFile>
#include <QtTest>

#include "app/cli/broken_model.h"
#include "app/cli/program.h"
#include "core/edits/weight_delta_file.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

const char* const kMatrix = "mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight";

const char* const kMiniatureHash = "b810552a51e60b399dfa49a9d3b88ef38a5aebb947ed317b9e31323406ab396d";

/// An edit of one matrix, in a file.
void write_edit(const QString& path, const torch::Tensor& matrix, const std::string& base_hash) {
  WeightDelta edit;
  edit.entries[kMatrix] = {matrix, {}, {}};
  edit.origin.base_hash = base_hash;
  edit.origin.method = "uce";
  save_delta(path.toStdString(), edit);
}

void write_text_file(const QString& path, const QByteArray& text) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
    qFatal("%s cannot be written", qPrintable(path));
}

} // namespace

/// What cannot be done with a good model: one specific sentence, exit code 1.
class BrokenRequestsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void sentence_data();
  void sentence();

 private:
  static void places();
  static void drawing();
  static void erasing();
  static void edits();
  static void components();
  BrokenModel files_; // unbroken; its folder holds the inputs
};

void BrokenRequestsTest::initTestCase() {
  write_text_file(files_.beside("notes.txt"), "not a model");
  write_text_file(files_.beside("list.json"), "{\"prompts\": []}");
  write_text_file(files_.beside("suite.csv"), "text,seed\na cat,1\n");
  write_text_file(files_.beside("not_an_edit.safetensors"), raw_safetensors("{}", 0));
  write_edit(files_.beside("other_base.safetensors"), torch::zeros({128, 128}), std::string(64, 'a'));
  write_edit(files_.beside("good.safetensors"), torch::zeros({192, 128}), kMiniatureHash);
  write_safetensors(files_.beside("latents.safetensors").toStdString(),
                    {{"latents", torch::zeros({1, 4, 8, 8})}});
  write_safetensors(files_.beside("empty_input.safetensors").toStdString(),
                    {{"sample", torch::zeros({1, 4, 16, 16})}});
  write_safetensors(files_.beside("nine_channels.safetensors").toStdString(),
                    {{"sample", torch::zeros({1, 9, 16, 16})},
                     {"timestep", torch::zeros({1})},
                     {"encoder_hidden_states", torch::zeros({1, 77, 128})}});
}

/// In arguments and sentences DIR stands for the folder with the inputs.
void BrokenRequestsTest::sentence_data() {
  QTest::addColumn<QString>("arguments"); // separated by "|"
  QTest::addColumn<QString>("expected");
  places();
  drawing();
  erasing();
  edits();
  components();
}

void BrokenRequestsTest::places() {
  QTest::newRow("no such model") << "info|DIR/nothing"
                                 << "DIR/nothing is not there; check the path";
  QTest::newRow("a file as model")
      << "info|DIR/notes.txt"
      << "DIR/notes.txt holds no weights: expected safetensors or a torch archive, got a text file; choose a "
         ".safetensors or .ckpt file, or a Diffusers folder";
  QTest::newRow("no such prompts") << "tokenize|miniature|--prompts|DIR/nothing.txt|--out|DIR/ids"
                                   << "DIR/nothing.txt is not there; check the path";
  QTest::newRow("prompts not a list")
      << "tokenize|miniature|--prompts|DIR/list.json|--out|DIR/ids"
      << "DIR/list.json is not a list of prompts: expected a JSON list of texts, got object";
  QTest::newRow("output in no folder")
      << "tokenize|miniature|--prompts|DIR/notes.txt|--out|DIR/no/ids"
      << "DIR/no/ids could not be written: got No such file or directory; make the folder DIR/no first";
}

void BrokenRequestsTest::drawing() {
  const QString draw = "generate|miniature|--out|DIR/out|--seed|1|--prompt|";
  QTest::newRow("empty prompt") << draw + ""
                                << "a prompt is empty: expected words, got nothing";
  QTest::newRow("unknown scheduler") << draw + "a cat|--scheduler|teapot"
                                     << "there is no such scheduler: expected ddim, ddpm, pndm, euler, "
                                        "euler_ancestral, dpmsolver++, got teapot";
  QTest::newRow("no steps") << draw + "a cat|--steps|0"
                            << "the number of steps is out of range: expected 1 to 1000, got 0";
  QTest::newRow("too many steps") << draw + "a cat|--steps|1001"
                                  << "the number of steps is out of range: expected 1 to 1000, got 1001";
  QTest::newRow("size is not a size")
      << draw + "a cat|--size|big"
      << "--size is not a size: expected WIDTHxHEIGHT such as 512x512, got big";
  QTest::newRow("size does not divide")
      << draw + "a cat|--size|65x64"
      << "the picture's width does not go with the model: expected a multiple of 16, got 65";
  QTest::newRow("unknown precision") << draw + "a cat|--precision|fp7"
                                     << "unknown precision: expected auto, fp32, bf16 or fp16, got fp7";
  QTest::newRow("fp16 on the CPU") << draw + "a cat|--precision|fp16|--device|cpu"
                                   << "fp16 does not run on the CPU: expected fp32 or bf16, got fp16; CPUs "
                                      "have no fast fp16 convolution; bf16 is as small";
  QTest::newRow("unknown device") << draw + "a cat|--device|toaster"
                                  << "unknown device: expected auto, cpu, cuda or cuda:N, got toaster";
  QTest::newRow("guidance is not a number")
      << draw + "a cat|--guidance|nan"
      << "the guidance is out of range: expected 0 to 1000, got nan; 1 is no guidance; 4 to 8 is usual";
  QTest::newRow("latents of another shape")
      << draw + "a cat|--latents|DIR/latents.safetensors"
      << "the given noise has the wrong shape: expected [1, 4, 16, 16], got [1, 4, 8, 8]";
  QTest::newRow("threads") << draw + "a cat|--threads|-4"
                           << "--threads is out of range: expected 0 to 1024, got -4";
}

void BrokenRequestsTest::erasing() {
  const QString erase = "erase|miniature|--out|DIR/e.safetensors|--method|";
  QTest::newRow("unknown method")
      << erase + "docco|--target|cat|--anchor|dog"
      << "there is no such method: expected one of doco rece speed uce esd-x esd-x-strict "
         "esd-u concept-ablation f-dmu receler adv-unlearn mace, got docco; did you mean doco?";
  QTest::newRow("unknown setting") << erase + "doco|--target|cat|--anchor|dog|--set|learning_rat=1"
                                   << "doco has no setting called learning_rat; did you mean learning_rate?";
  QTest::newRow("setting out of range") << erase + "doco|--target|cat|--anchor|dog|--set|steps=-5"
                                        << "steps of doco: expected a whole number from 2 to 100000, got -5";
  QTest::newRow("setting of another kind")
      << erase + "doco|--target|cat|--anchor|dog|--set|steps=many"
      << "steps of doco: expected a whole number from 2 to 100000, got many";
  QTest::newRow("setting without a value") << erase + "doco|--target|cat|--anchor|dog|--set|steps"
                                           << "--set does not name a value: expected key=value, got steps";
  QTest::newRow("unknown preset")
      << erase + "doco|--target|cat|--anchor|dog|--set|preset=best"
      << "doco has no such preset: expected one of fixed large repository, got best";
  QTest::newRow("no target") << erase + "uce|--target||--anchor|dog"
                             << "line 1 of the plan has no target: expected a word or a phrase, got nothing";
  QTest::newRow("target is its anchor")
      << erase + "uce|--target|cat|--anchor|cat"
      << "cat is its own anchor: expected an anchor other than the target, got cat";
  QTest::newRow("target is kept") << erase + "uce|--target|cat|--anchor|dog|--keep|cat"
                                  << "cat is both erased and kept: expected one of the two, got both";
  QTest::newRow("anchors do not pair") << erase + "uce|--target|cat|fox|bear|--anchor|dog|rabbit"
                                       << "targets and anchors do not pair: expected one --anchor, or as "
                                          "many as --target, got 3 targets and 2 anchors";
}

void BrokenRequestsTest::edits() {
  const QString draw = "generate|miniature|--out|DIR/out|--prompt|a cat|--edit|";
  QTest::newRow("edit of another base")
      << draw + "DIR/other_base.safetensors"
      << "this edit was made for another base model: expected "
         "b810552a51e60b399dfa49a9d3b88ef38a5aebb947ed317b9e31323406ab396d, got "
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; open the model it was made for, "
         "or erase again on this one";
  QTest::newRow("not an edit") << draw + "DIR/not_an_edit.safetensors"
                               << "not_an_edit.safetensors changes nothing";
  QTest::newRow("no such edit") << draw + "DIR/nothing.safetensors"
                                << "DIR/nothing.safetensors is not there; check the path";
  QTest::newRow("strength") << draw + "DIR/other_base.safetensors:nan"
                            << "the strength of an edit must be a number: expected a finite number, got nan";
  const QString probe = "probe|miniature|--out|DIR/out|--target|cat|--edit|DIR/good.safetensors|--suite|";
  QTest::newRow("unknown suite")
      << probe + "everything"
      << "there is no such suite: expected grid, direct, seed-search, synonym, misspelling, "
         "language, hypernym, combined, implicit, kept, "
         "anchor, control or a CSV file, got everything";
  QTest::newRow("suite without its columns") << probe + "DIR/suite.csv"
                                             << "DIR/suite.csv has no prompt column: expected "
                                                "prompt,evaluation_seed,case_number in line 1, got text,seed";
  QTest::newRow("unknown format")
      << "export|miniature|--edit|DIR/other_base.safetensors|--as|zip|--out|DIR/out"
      << "unknown format: expected diffusers, single-file or delta, got zip";
}

void BrokenRequestsTest::components() {
  QTest::newRow("unknown component")
      << "forward|miniature|engine|--in|DIR/empty_input.safetensors|--out|DIR/y"
      << "unknown component: expected text_encoder, text_encoder_2, unet, vae_encoder, vae_decoder, "
         "clip_text, clip_image, got engine";
  QTest::newRow("missing input")
      << "forward|miniature|unet|--in|DIR/empty_input.safetensors|--out|DIR/y"
      << "DIR/empty_input.safetensors has no tensor \"timestep\": got 1 other tensors";
  QTest::newRow("input of another shape")
      << "forward|miniature|unet|--in|DIR/nine_channels.safetensors|--out|DIR/y"
      << "the unet's input sample has the wrong shape: expected [B, 4, h, w], got [1, 9, 16, 16]";
}

void BrokenRequestsTest::sentence() {
  QFETCH(QString, arguments);
  QFETCH(QString, expected);
  const QString folder = files_.beside("");
  const QString place = folder.endsWith('/') ? folder.chopped(1) : folder;
  const Run run = run_cli(arguments.replace("DIR", place).split('|'));
  QCOMPARE(run.errors, "pentimento-cli: " + expected.replace("DIR", place) + "\n");
  QCOMPARE(run.exit_code, 1);
}

PENTIMENTO_TEST(BrokenRequestsTest)
#include "broken_requests_test.moc"
