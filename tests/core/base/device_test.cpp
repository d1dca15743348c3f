#include <QtTest>

#include "core/base/device.h"
#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

class DeviceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cpuRunsInFp32AndSaysWhy() {
    const auto plan = plan_compute("cpu", "auto");
    QCOMPARE(plan.device_name(), std::string("CPU"));
    QCOMPARE(plan.precision_name(), std::string("fp32"));
    QVERIFY(plan.reason.rfind("fp32 because", 0) == 0);
  }

  void whatIsAskedForIsTaken() {
    QCOMPARE(plan_compute("cpu", "bf16").precision_name(), std::string("bf16"));
  }

  void refuses_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("precision");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("device") << "tpu"
                            << "auto"
                            << "unknown device: expected auto, cpu, cuda or cuda:N, got tpu";
    QTest::newRow("index") << "cuda:x"
                           << "auto"
                           << "unknown device: expected auto, cpu, cuda or cuda:N, got cuda:x";
    QTest::newRow("precision") << "cpu"
                               << "int8"
                               << "unknown precision: expected auto, fp32, bf16 or fp16, got int8";
    QTest::newRow("fp16")
        << "cpu"
        << "fp16"
        << "fp16 does not run on the CPU: expected fp32 or bf16, got fp16; CPUs have no fast fp16 "
           "convolution; bf16 is as small";
  }
  void refuses() {
    QFETCH(QString, device);
    QFETCH(QString, precision);
    QFETCH(QString, sentence);
    try {
      plan_compute(device.toStdString(), precision.toStdString());
      QFAIL("nothing was thrown");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()), sentence);
    }
  }

  void cudaIsUsedWhereItIs() {
    if (!torch::cuda::is_available()) QSKIP("no CUDA device here");
    QVERIFY(plan_compute("auto", "auto").device.is_cuda());
  }
};

PENTIMENTO_TEST(DeviceTest)
#include "device_test.moc"
