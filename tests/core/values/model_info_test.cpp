#include "core/values/model_info.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class ModelInfoTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneSentenceAFinding() {
    KeyFinding finding{KeyProblem::Misshapen, "unet", "conv_in", 1, "w", "this is an inpainting checkpoint"};
    QCOMPARE(finding_sentence(finding),
             std::string("1 key of conv_in has another shape (w): this is an inpainting checkpoint"));
    finding.count = 3;
    QCOMPARE(finding_sentence(finding),
             std::string("3 keys of conv_in have other shapes, such as w: this is an inpainting checkpoint"));
    finding.problem = KeyProblem::Missing;
    QVERIFY(finding_sentence(finding).starts_with("3 keys of conv_in are missing, such as w: "));
    finding.problem = KeyProblem::Unexpected;
    QVERIFY(finding_sentence(finding).starts_with("3 keys of conv_in are not expected, such as w: "));
  }
};

PENTIMENTO_TEST(ModelInfoTest)
#include "model_info_test.moc"
