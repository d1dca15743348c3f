#include <QtTest>

#include "core/base/torch.h"

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

class ErrorTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneSentence() {
    const Error error(ErrorCode::ShapeMismatch, "unet.conv_in.weight has the wrong shape", "[320, 4, 3, 3]",
                      "[320, 9, 3, 3]", "this is an inpainting checkpoint");
    QCOMPARE(QString(error.what()),
             QString("unet.conv_in.weight has the wrong shape: expected [320, 4, 3, 3], got "
                     "[320, 9, 3, 3]; this is an inpainting checkpoint"));
    QCOMPARE(error.failure().code, std::string("ShapeMismatch"));
  }

  void torchIsWrappedWithoutItsBacktrace() {
    Failure failure;
    try {
      torch::ones({2}).reshape({3});
    } catch (...) {
      failure = failure_in_flight();
    }
    QCOMPARE(failure.what, std::string("LibTorch refused an operation"));
    QVERIFY(!failure.got.empty());
    QVERIFY(failure.got.find('\n') == std::string::npos);
  }

  void memoryExhaustionIsNamed() {
    Failure failure;
    try {
      torch::empty({int64_t(1) << 52});
    } catch (...) {
      failure = failure_in_flight();
    }
    QCOMPARE(failure.code, std::string("OutOfMemory"));
    try {
      throw std::bad_alloc();
    } catch (...) {
      failure = failure_in_flight();
    }
    QCOMPARE(failure.code, std::string("OutOfMemory"));
  }
};

PENTIMENTO_TEST(ErrorTest)
#include "error_test.moc"
