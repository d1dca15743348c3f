#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "app/cli/program.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

const QString kTwo = PENTIMENTO_GOLDEN "/families/sd2";

QJsonObject json_of(const Run& run) {
  return QJsonDocument::fromJson(run.out).object();
}

} // namespace

/// `info` explains what it cannot open, and what a person says about a model counts.
class InfoTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const Run run = run_cli({"export", kTwo, "--as", "single-file", "--out", file("two.safetensors")});
    QCOMPARE(run.exit_code, 0);
  }

  void aHeaderAlone() {
    QFile whole(file("two.safetensors")), header(file("header.safetensors"));
    QVERIFY(whole.open(QIODevice::ReadOnly) && header.open(QIODevice::WriteOnly));
    const auto start = whole.read(8);
    header.write(start + whole.read(qFromLittleEndian<quint64>(start.constData())));
    header.close();
    const Run run = run_cli({"info", file("header.safetensors"), "--json"});
    QCOMPARE(run.exit_code, 1);
    QVERIFY2(run.errors.contains("the download stopped at 0 % of its data"), qPrintable(run.errors));
    const auto info = json_of(run);
    QCOMPARE(info["family"].toString(), QString("Stable Diffusion 2.x"));
    QCOMPARE(info["prediction_type"].toString(), QString("v_prediction"));
    QCOMPARE(info["components"].toArray().size(), 3);
    QVERIFY(info["data_missing"].toString().startsWith("the data are missing: 0.0 of 0.2 MB"));
    const Run text = run_cli({"info", file("header.safetensors")});
    QVERIFY2(text.out.contains("data           the data are missing"), text.out.constData());
  }

  void whatIsNotRunIsNamed() {
    write_safetensors(file("inpainting.safetensors").toStdString(),
                      {{"model.diffusion_model.input_blocks.0.0.weight", torch::zeros({8, 9, 3, 3})},
                       {"cond_stage_model.transformer.x", torch::zeros({5})},
                       {"first_stage_model.x", torch::zeros({3})}});
    const Run run = run_cli({"info", file("inpainting.safetensors")});
    QCOMPARE(run.exit_code, 1);
    for (const char* part :
         {"an inpainting checkpoint (9 input channels)", "text_encoder", "vae",
          "1 key of conv_in has another shape (conv_in.weight: [8, 9, 3, 3] instead of [8, 4, 3, 3]): this "
          "is an inpainting checkpoint: conv_in has 9 channels",
          "what to do     open the text-to-image model that it was made from"})
      QVERIFY2(run.out.contains(part), (part + QByteArray(" is not in ") + run.out).constData());
  }

  /// A single file brings no vocabulary, and may be wrong about what it predicts.
  void aPersonKnowsBetter() {
    const Run without = run_cli({"info", file("two.safetensors")});
    QCOMPARE(without.exit_code, 1);
    QVERIFY2(without.errors.contains("the vocabulary of the tokenizer is missing"),
             qPrintable(without.errors));
    QVERIFY(without.out.contains("Stable Diffusion 2.x"));
    const auto with = json_of(run_cli(
        {"info", file("two.safetensors"), "--json", "--tokenizer", kTwo, "--prediction-type", "epsilon"}));
    QCOMPARE(with["prediction_type"].toString(), QString("epsilon"));
    QVERIFY(!with["base_hash"].toString().isEmpty());
    QCOMPARE(json_of(run_cli({"info", file("two.safetensors"), "--json", "--tokenizer",
                              kTwo + "/tokenizer"}))["prediction_type"]
                 .toString(),
             QString("v_prediction"));
    const Run no = run_cli({"info", file("two.safetensors"), "--tokenizer", kTwo + "/unet"});
    QVERIFY2(no.errors.contains("holds no tokenizer: expected vocab.json and merges.txt in it"),
             qPrintable(no.errors));
    QCOMPARE(run_cli({"info", kTwo, "--prediction-type", "sample"}).exit_code, 2);
  }

  /// In a folder too; an export carries it on.
  void aFolderIsOverridden() {
    const auto info = json_of(run_cli({"info", kTwo, "--json", "--prediction-type", "epsilon"}));
    QCOMPARE(info["prediction_type"].toString(), QString("epsilon"));
    QCOMPARE(info["notes"].toArray().size(), 1);
    QCOMPARE(run_cli({"export", kTwo, "--prediction-type", "epsilon", "--out", file("copy")}).exit_code, 0);
    QCOMPARE(json_of(run_cli({"info", file("copy"), "--json"}))["prediction_type"].toString(),
             QString("epsilon"));
  }

 private:
  QString file(const QString& name) const { return folder_.filePath(name); }
  QTemporaryDir folder_;
};

PENTIMENTO_TEST(InfoTest)
#include "info_test.moc"
