#include "app/workbench/picture_store.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

namespace {

DrawnPicture picture(const std::string& state, int row, std::uint64_t seed = 41) {
  DrawnPicture drawn;
  drawn.key = {row, seed};
  drawn.state = state;
  return drawn;
}

} // namespace

class PictureStoreTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void filesByTheStateThatDrewThem() {
    PictureStore store;
    store.setBase("base");
    store.add(picture("base", 0));
    store.add(picture("edited", 0));
    QVERIFY(store.find("base", {0, 41}) && store.find("edited", {0, 41}));
    QVERIFY(!store.find("edited", {0, 42}) && !store.find("other", {0, 41}));
    QCOMPARE(store.list("edited").size(), std::size_t(1));
  }

  void knowsWhatIsMissingInOrder() {
    PictureStore store;
    store.add(picture("s", 1));
    QCOMPARE(store.missing("s", {{2, 41}, {1, 41}, {0, 41}}), (std::vector<CellKey>{{2, 41}, {0, 41}}));
  }

  void forgetsTheOldestStateButNeverTheBase() {
    PictureStore store;
    store.setBase("base");
    store.add(picture("base", 0));
    for (int i = 0; i < 200; ++i) store.add(picture("state " + std::to_string(i), 0));
    QVERIFY(store.find("base", {0, 41}));
    QVERIFY(!store.find("state 0", {0, 41}));
    QVERIFY(store.find("state 199", {0, 41}));
  }
};

PENTIMENTO_TEST(PictureStoreTest)
#include "picture_store_test.moc"
