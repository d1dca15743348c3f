#include <QtTest>

#include "core/base/resources.h"
#include "support/test_registry.h"

using namespace pentimento;

class ResourcesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsTheMiniature() {
    QVERIFY(std::filesystem::exists(resources_folder() / "miniature" / "model_index.json"));
  }

  void environmentGoesFirst() {
    qputenv("PENTIMENTO_RESOURCES", "/somewhere/else");
    QCOMPARE(resources_folder().string(), std::string("/somewhere/else"));
    qunsetenv("PENTIMENTO_RESOURCES");
  }

  void versions() {
    QVERIFY(!program_version().empty());
    QVERIFY(torch_version().find('.') != std::string::npos);
  }
};

PENTIMENTO_TEST(ResourcesTest)
#include "resources_test.moc"
