#include "core/pipelines/model_locator.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/base/resources.h"
#include "support/test_registry.h"

using namespace pentimento;

class ModelLocatorTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void words() {
    QCOMPARE(locate_model("miniature"), resources_folder() / "miniature");
    QCOMPARE(locate_model("some/folder"), std::filesystem::path("some/folder"));
    QVERIFY(locate_model("~/models").is_absolute());
    QVERIFY_THROWS_EXCEPTION(Error, locate_model(""));
  }

  void names() {
    QCOMPARE(model_name(resources_folder() / "miniature"), std::string("Miniature"));
    QCOMPARE(model_name("/there/my model/"), std::string("my model"));
    QCOMPARE(model_name("/c/models--runwayml--stable-diffusion-v1-5/snapshots/1d0c4eb"),
             std::string("runwayml/stable-diffusion-v1-5"));
  }
};

PENTIMENTO_TEST(ModelLocatorTest)
#include "model_locator_test.moc"
