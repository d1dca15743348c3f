#include "app/pages/model_dialog.h"
#include "app/window_scene.h"
#include "core/io/safetensors.h"
#include "support/patience.h"
#include "support/shot.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// "About this model" in the real window, with the real report.
class ModelDialogTest : public QObject {
  Q_OBJECT

  static QStringList texts(const QWidget& widget) {
    QStringList all;
    for (const auto* label : widget.findChildren<QLabel*>()) all << label->text();
    return all;
  }

 private Q_SLOTS:
  void saysWhatIsOpenAndWhatWasRefused() {
    WindowScene scene;
    QVERIFY(!scene.window->actions().aboutModel->isEnabled());
    scene.window->openModel("miniature", "cpu", "fp32");
    QTRY_VERIFY_WITH_TIMEOUT(scene.window->actions().aboutModel->isEnabled(), kPatience);
    scene.window->actions().aboutModel->trigger();
    auto* dialog = scene.child<ModelDialog>("modelDialog");
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    for (const QString& text :
         {QString("Miniature"), QString("DDIMScheduler"), QString("UNet2DConditionModel")})
      QVERIFY2(texts(*dialog).contains(text), qPrintable(text));
    QCOMPARE(dialog->findChild<QLabel*>("modelFamily")->accessibleName(),
             QString("Stable Diffusion 1.x, 64 × 64 pixels, epsilon prediction"));
    shoot(*dialog, "about_miniature");

    const QTemporaryDir folder;
    const QString file = folder.filePath("inpainting.safetensors");
    write_safetensors(file.toStdString(),
                      {{"model.diffusion_model.input_blocks.0.0.weight", torch::zeros({8, 9, 3, 3})},
                       {"cond_stage_model.x", torch::zeros({5})}});
    dialog->hide();
    scene.window->openModel(file, "cpu", "fp32");
    QTRY_VERIFY_WITH_TIMEOUT(dialog->isVisible(), kPatience);
    QVERIFY(texts(*dialog).contains("open the text-to-image model that it was made from"));
    shoot(*dialog, "about_refused");
    scene.window->actions().aboutModel->trigger(); // the open one again
    QVERIFY(texts(*dialog).contains("Miniature"));
  }

 private:
  static void shoot(QWidget& dialog, const QString& name) {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
      shot(dialog, name + (dark ? "_dark" : "_light"));
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(ModelDialogTest)
#include "model_dialog_test.moc"
