#include "core/audit/home_paths.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class HomePathsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aPathBelowHomeBeginsWithATilde() {
    const auto shown = [](const std::string& text) { return without_home(text, "/people/ada"); };
    QCOMPARE(shown("/people/ada/models/sd15"), std::string("~/models/sd15"));
    QCOMPARE(shown("pentimento-cli replay /people/ada/a.pentimento 3"),
             std::string("pentimento-cli replay ~/a.pentimento 3"));
    QCOMPARE(shown("/people/ada and \"/people/ada\""), std::string("~ and \"~\""));
    for (const std::string kept :
         {"/people/adam/x", "/people/ada.old/x", "/mnt/people/ada/x", "miniature", ""})
      QCOMPARE(shown(kept), kept);
    QCOMPARE(without_home("/x", "/"), std::string("/x"));
    QCOMPARE(without_home("/x", ""), std::string("/x"));
  }

  void everyTextOfADocumentIsLookedAt() {
    const auto before = qgetenv("HOME");
    qputenv("HOME", "/people/ada/");
    const Document manifest{{"model", {{"path", "/people/ada/m"}, {"n", 3}}},
                            {"files", {"/people/ada", "/tmp/b"}}};
    const auto shown = without_home(manifest);
    qputenv("HOME", before);
    QCOMPARE(shown.dump(),
             Document({{"model", {{"path", "~/m"}, {"n", 3}}}, {"files", {"~", "/tmp/b"}}}).dump());
  }
};

PENTIMENTO_TEST(HomePathsTest)
#include "home_paths_test.moc"
