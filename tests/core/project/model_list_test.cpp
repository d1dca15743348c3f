#include "core/project/model_list.h"

#include <QtTest>

#include "core/base/resources.h"
#include "core/erasure/miniature.h"
#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ModelListTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theHashIsTheModels() { QCOMPARE(base_hash_of("miniature"), miniature().base_hash()); }

  void oneEntryAHash() {
    const TestFolder folder;
    const auto file = folder.path() / "models.json";
    QVERIFY(read_model_list(file).empty());
    remember_model(file, {"A", "/a", "1", "", ""});
    remember_model(file, {"B", "/b", "2", "v_prediction", "/t"});
    remember_model(file, {"A", "/moved", "1", "", ""});
    const auto list = read_model_list(file);
    QCOMPARE(list.size(), std::size_t{2});
    QCOMPARE(list[0].path, std::string("/moved"));
    QCOMPARE(list[1].options().prediction_type, std::string("v_prediction"));
    folder.write("models.json", "{}");
    QVERIFY(folder.sentence([&] { read_model_list(file); }).startsWith("the document lacks models"));
  }

  void aMovedModelIsFoundByItsHash() {
    const TestFolder folder;
    std::filesystem::create_directories(folder.path() / "other");
    std::filesystem::copy(resources_folder() / "miniature", folder.path() / "moved",
                          std::filesystem::copy_options::recursive);
    const ModelPlace gone{"M", (folder.path() / "was").string(), miniature().base_hash(), "", ""};
    QCOMPARE(find_model({"M", "miniature", gone.base_hash, "", ""}, "").path, std::string("miniature"));
    QCOMPARE(find_model(gone, (folder.path() / "moved").string()).path, (folder.path() / "moved").string());
    QCOMPARE(find_model(gone, "").path, std::string("miniature")); // the bundled one is the same model
  }

  void whereNoneIsTheUserIsAsked() {
    const TestFolder folder;
    const ModelPlace gone{"M", (folder.path() / "was").string(), std::string(64, '0'), "", ""};
    const auto sentence = folder.sentence([&] { find_model(gone, ""); });
    QVERIFY2(sentence.startsWith("the model M is not where it was, DIR/was: expected base hash 000"),
             qPrintable(sentence));
    QVERIFY(sentence.endsWith("say with --model where it is now"));
  }
};

PENTIMENTO_TEST(ModelListTest)
#include "model_list_test.moc"
