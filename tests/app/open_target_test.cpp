#include "app/open_target.h"

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/resources.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;

class OpenTargetTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void toldByWhatIsInIt() {
    const QTemporaryDir folder;
    const QString edit = folder.filePath("cat.safetensors"), broken = folder.filePath("broken.safetensors");
    write_safetensors(edit.toStdString(),
                      NamedTensors{{"down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight",
                                    torch::ones({4, 4})}},
                      {});
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<html>");
    file.close();
    QCOMPARE(openTargetOf(edit), OpenTarget::Edit);
    QCOMPARE(openTargetOf(broken), OpenTarget::Model);
    QCOMPARE(openTargetOf(folder.path()), OpenTarget::Model);
    QVERIFY(QDir(folder.path()).mkdir("judge"));
    QFile head(folder.filePath("judge/head.json"));
    QVERIFY(head.open(QIODevice::WriteOnly));
    head.close();
    QCOMPARE(openTargetOf(folder.filePath("judge")), OpenTarget::Judge);
    QCOMPARE(openTargetOf("prompts.CSV"), OpenTarget::Suite);
    QCOMPARE(openTargetOf("cat.png"), OpenTarget::Picture);
    QCOMPARE(openTargetOf("/nowhere/at.safetensors"), OpenTarget::Model);
    const auto unet = resources_folder() / "miniature" / "unet" / "diffusion_pytorch_model.safetensors";
    QCOMPARE(openTargetOf(QString::fromStdString(unet.string())),
             OpenTarget::Model); // a whole UNet: the reader explains
  }
};

PENTIMENTO_TEST(OpenTargetTest)
#include "open_target_test.moc"
