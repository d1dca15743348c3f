#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/model/model_view.h"

using namespace pentimento;
using namespace pentimento::testing;

/// What was recognised in a model, as one reads it.
class ModelViewTest : public QObject {
  Q_OBJECT

  static ModelInfo good() {
    ModelInfo info;
    info.name = "stable-diffusion-2-1";
    info.path = "/models/stabilityai/stable-diffusion-2-1";
    info.form = "Diffusers folder";
    info.family = "Stable Diffusion 2.x";
    info.image_size = 768;
    info.prediction_type = "v_prediction";
    info.scheduler = "DDIMScheduler";
    info.precision = "fp32";
    info.device = "CPU";
    info.precision_reason = "a processor computes fastest in fp32";
    info.base_hash = std::string(32, 'a') + std::string(32, '7');
    info.components = {
        {"text_encoder", "CLIPTextModel", 340'387'840, "float16", "text_encoder/model.fp16.safetensors"},
        {"unet", "UNet2DConditionModel", 865'910'724, "float16",
         "unet/diffusion_pytorch_model.fp16.safetensors"},
        {"vae", "AutoencoderKL", 83'653'863, "float16", "vae/diffusion_pytorch_model.fp16.safetensors"}};
    return info;
  }

  static ModelInfo questionable() {
    ModelInfo info = good();
    info.advice = "open the text-to-image model that it was made from";
    info.data_missing = "the data are missing: 1051.4 of 2580.0 MB are there (40 %); download it again";
    info.missing = {"safety_checker: the safety_checker is missing: expected the folder safety_checker"};
    info.findings = {
        {KeyProblem::Misshapen, "unet", "conv_in", 1,
         "conv_in.weight: [320, 9, 3, 3] instead of [320, 4, 3, 3]",
         "this is an inpainting checkpoint: conv_in has 9 channels, 4 of the latents, 4 of the masked "
         "picture and 1 of the mask"},
        {KeyProblem::Unexpected, "", "control_model.input_blocks", 340, "control_model.input_blocks.0.x",
         "a ControlNet lies in the same file; it is not used"}};
    info.notes = {"688 moving averages (model_ema.*) were passed over: the plain weights are used"};
    return info;
  }

  static QStringList sentences(const ModelView& view) {
    QStringList all;
    for (const auto* label : view.findChildren<QLabel*>())
      if (label->property("sentence").toBool()) all << label->text();
    return all;
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void saysWhatItIs() {
    ModelView view;
    view.setModel(good());
    QCOMPARE(view.findChild<QLabel*>("modelName")->text(), QString("stable-diffusion-2-1"));
    QCOMPARE(view.findChild<QLabel*>("modelFamily")->accessibleName(),
             QString("Stable Diffusion 2.x, 768 × 768 pixels, v_prediction prediction"));
    QCOMPARE(sentences(view).size(), 1);
    QVERIFY(sentences(view).front().startsWith("Every key of every component was found"));
  }

  void explainsWhatDoesNotFit() {
    ModelView view;
    view.setModel(good());
    view.setModel(questionable()); // nothing of the first stays
    const auto all = sentences(view);
    QCOMPARE(all.size(), 6);
    QVERIFY(all[0].startsWith("the data are missing"));
    QVERIFY(all[2].startsWith("unet: 1 key of conv_in has another shape (conv_in.weight: [320, 9, 3, 3]"));
    QVERIFY(all[3].startsWith("340 keys of control_model.input_blocks are not expected"));
    QCOMPARE(view.findChildren<QLabel*>("modelName").size(), 1);
  }

  void looksRight() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      for (const bool well : {true, false}) {
        ModelView view;
        view.resize(720, 600);
        view.setModel(well ? good() : questionable());
        settledShot(view,
                    QString("model_%1_%2").arg(well ? "good" : "questionable", dark ? "dark" : "light"));
        QVERIFY(view.minimumSizeHint().width() <= 720);
      }
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(ModelViewTest)
#include "model_view_test.moc"
