#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/edits/two_linears.h"
#include "core/edits/weight_delta_file.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class WeightDeltaFileTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::filesystem::path place(const char* name) { return folder_.filePath(name).toStdString(); }

  static WeightDelta full() {
    WeightDelta delta;
    delta.entries["a.to_k.weight"] = dense_entry(torch::randn({3, 4}));
    delta.entries["a.to_v.weight"].up = torch::randn({3, 1});
    delta.entries["a.to_v.weight"].down = torch::randn({1, 4});
    delta.origin = {"base",
                    "doco",
                    {{"steps", std::int64_t{3}}, {"rate", 1.0}, {"on", true}, {"mode", "x"}},
                    {{"cat", "dog"}},
                    {"fox", "bär"},
                    18446744073709551615ull,
                    "0.1",
                    "2.13"};
    return delta;
  }

 private Q_SLOTS:
  void comesBackAsItWas() {
    const auto delta = full();
    save_delta(place("edit.safetensors"), delta);
    const auto back = load_delta(place("edit.safetensors"));
    QVERIFY(back.origin == delta.origin);
    QCOMPARE(back.content_hash(), delta.content_hash());
    QVERIFY(back.entries.at("a.to_v.weight").low_rank());
  }

  void sameEditSameBytes() {
    const auto delta = full();
    save_delta(place("one.safetensors"), delta);
    save_delta(place("two.safetensors"), delta);
    QFile one(QString::fromStdString(place("one.safetensors"))),
        two(QString::fromStdString(place("two.safetensors")));
    QVERIFY(one.open(QIODevice::ReadOnly) && two.open(QIODevice::ReadOnly));
    QCOMPARE(one.readAll(), two.readAll());
  }

  void otherFilesAreRefused() {
    write_safetensors(place("lora.safetensors"), {{"x", torch::zeros({2})}});
    try {
      load_delta(place("lora.safetensors"));
      QFAIL("accepted a foreign file");
    } catch (const Error& error) {
      QCOMPARE(
          std::string(error.what()),
          std::string("lora.safetensors is no edit of a UNet: expected parameters of a UNet, or a LoRA of "
                      "one, got x (not a UNet's); an edit here changes the UNet alone"));
    }
    auto delta = full();
    delta.entries["a.to_k.weight"].parameter[0][0] = std::nan("");
    save_delta(place("nan.safetensors"), delta);
    try {
      load_delta(place("nan.safetensors"));
      QFAIL("accepted NaN");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::NotFinite);
    }
  }

  void changedTensorsAreNoticed() {
    save_delta(place("whole.safetensors"), full());
    QFile file(QString::fromStdString(place("whole.safetensors")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(file.size() - 2);
    file.write("\x11\x3f", 2);
    file.close();
    try {
      load_delta(place("whole.safetensors"));
      QFAIL("accepted changed bytes");
    } catch (const Error& error) {
      QVERIFY(std::string(error.what()).find("was changed after it was written") != std::string::npos);
    }
  }
};

PENTIMENTO_TEST(WeightDeltaFileTest)
#include "weight_delta_file_test.moc"
