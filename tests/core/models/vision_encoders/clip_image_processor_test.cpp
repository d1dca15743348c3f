#include "core/base/torch.h"
#include <QtTest>

#include "core/base/error.h"
#include "core/models/vision_encoders/clip_image_processor.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

class ClipImageProcessorTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersAsPillow_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"wide", "tall", "small", "exact"}) QTest::newRow(name) << name;
  }

  void answersAsPillow() {
    QFETCH(QString, name);
    const GoldenCase golden("image_processor");
    const auto key = name.toStdString();
    const auto pixels = golden[key + ".image"].contiguous();
    Image image{int(pixels.size(1)), int(pixels.size(0)), {}};
    image.rgb.assign(pixels.data_ptr<std::uint8_t>(), pixels.data_ptr<std::uint8_t>() + pixels.numel());
    nlohmann::json config{{"size", {{"shortest_edge", 24}}}, {"crop_size", {{"height", 24}, {"width", 24}}}};
    const auto resized = CLIPImageProcessor::from_json(config)(image);
    // Half a grey level is 0.5 / 255 / 0.27 = 0.007; below it every pixel is the same as Pillow's.
    QVERIFY((resized - golden[key + ".clip"]).abs().max().item<float>() < 1e-5f);
    config["do_resize"] = false;
    const auto cropped = CLIPImageProcessor::from_json(config)(std::vector<Image>{image})[0];
    QVERIFY((cropped - golden[key + ".crop"]).abs().max().item<float>() < 1e-5f);
  }

  void sameSizeIsNotResampled() {
    Image image{2, 1, {1, 2, 3, 4, 5, 6}};
    QVERIFY(resize_bicubic(image, 2, 1) == image);
  }

  void otherResamplingIsRefused() {
    try {
      CLIPImageProcessor::from_json({{"resample", 2}});
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(std::string(error.what()),
               std::string("image processor config: resample is not supported: expected null or 3, got 2"));
    }
  }
};

PENTIMENTO_TEST(ClipImageProcessorTest)
#include "clip_image_processor_test.moc"
