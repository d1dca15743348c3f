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
  if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) qFatal("%s cannot be written", qPrintable(path));
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
  write_safetensors(files_.beside("latents.safetensors").toStdString(), {{"latents", torch::zeros({1, 4, 8, 8})}});
  write_safetensors(files_.beside("empty_input.safetensors").toStdString(), {{"sample", torch::zeros({1, 4, 16, 16})}});
  write_safetensors(files_.beside("nine_channels.safetensors").toStdString(),
                    {{"sample", torch::zeros({1, 9, 16, 16})}, {"timestep", torch::zeros({1})},
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
  QTest::newRow("no such model") << "info|DIR/nothing" << "?";
  QTest::newRow("a file as model") << "info|DIR/notes.txt" << "?";
  QTest::newRow("no such prompts") << "tokenize|miniature|--prompts|DIR/nothing.txt|--out|DIR/ids" << "?";
  QTest::newRow("prompts not a list") << "tokenize|miniature|--prompts|DIR/list.json|--out|DIR/ids" << "?";
  QTest::newRow("output in no folder") << "tokenize|miniature|--prompts|DIR/notes.txt|--out|DIR/no/ids" << "?";
}

void BrokenRequestsTest::drawing() {
  const QString draw = "generate|miniature|--out|DIR/out|--seed|1|--prompt|";
  QTest::newRow("empty prompt") << draw + "" << "?";
  QTest::newRow("unknown scheduler") << draw + "a cat|--scheduler|teapot" << "?";
  QTest::newRow("no steps") << draw + "a cat|--steps|0" << "?";
  QTest::newRow("too many steps") << draw + "a cat|--steps|1001" << "?";
  QTest::newRow("size is not a size") << draw + "a cat|--size|big" << "?";
  QTest::newRow("size does not divide") << draw + "a cat|--size|65x64" << "?";
  QTest::newRow("guidance") << draw + "a cat|--guidance|nan" << "?";
  QTest::newRow("unknown device") << draw + "a cat|--device|abacus" << "?";
  QTest::newRow("unknown precision") << draw + "a cat|--precision|fp7" << "?";
  QTest::newRow("fp16 on the CPU") << draw + "a cat|--precision|fp16|--device|cpu" << "?";
  QTest::newRow("latents of another shape") << draw + "a cat|--latents|DIR/latents.safetensors" << "?";
  QTest::newRow("threads") << draw + "a cat|--threads|-4" << "?";
}

void BrokenRequestsTest::erasing() {
  const QString erase = "erase|miniature|--out|DIR/e.safetensors|--method|";
  QTest::newRow("unknown method") << erase + "docco|--target|cat|--anchor|dog" << "?";
  QTest::newRow("unknown setting") << erase + "doco|--target|cat|--anchor|dog|--set|learning_rat=1" << "?";
  QTest::newRow("setting out of range") << erase + "doco|--target|cat|--anchor|dog|--set|steps=-5" << "?";
  QTest::newRow("setting of another kind") << erase + "doco|--target|cat|--anchor|dog|--set|steps=many" << "?";
  QTest::newRow("setting without a value") << erase + "doco|--target|cat|--anchor|dog|--set|steps" << "?";
  QTest::newRow("unknown preset") << erase + "doco|--target|cat|--anchor|dog|--set|preset=best" << "?";
  QTest::newRow("no target") << erase + "uce|--target||--anchor|dog" << "?";
  QTest::newRow("target is its anchor") << erase + "uce|--target|cat|--anchor|cat" << "?";
  QTest::newRow("target is kept") << erase + "uce|--target|cat|--anchor|dog|--keep|cat" << "?";
  QTest::newRow("anchors do not pair") << erase + "uce|--target|cat|fox|bear|--anchor|dog|rabbit" << "?";
}

void BrokenRequestsTest::edits() {
  const QString draw = "generate|miniature|--out|DIR/out|--prompt|a cat|--edit|";
  QTest::newRow("edit of another base") << draw + "DIR/other_base.safetensors" << "?";
  QTest::newRow("not an edit") << draw + "DIR/not_an_edit.safetensors" << "?";
  QTest::newRow("no such edit") << draw + "DIR/nothing.safetensors" << "?";
  QTest::newRow("strength") << draw + "DIR/other_base.safetensors:nan" << "?";
  const QString probe = "probe|miniature|--out|DIR/out|--target|cat|--edit|DIR/other_base.safetensors|--suite|";
  QTest::newRow("unknown suite") << probe + "everything" << "?";
  QTest::newRow("suite without its columns") << probe + "DIR/suite.csv" << "?";
  QTest::newRow("unknown format") << "export|miniature|--edit|DIR/other_base.safetensors|--as|zip|--out|DIR/out" << "?";
}

void BrokenRequestsTest::components() {
  QTest::newRow("unknown component") << "forward|miniature|engine|--in|DIR/empty_input.safetensors|--out|DIR/y" << "?";
  QTest::newRow("missing input") << "forward|miniature|unet|--in|DIR/empty_input.safetensors|--out|DIR/y" << "?";
  QTest::newRow("input of another shape") << "forward|miniature|unet|--in|DIR/nine_channels.safetensors|--out|DIR/y" << "?";
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
