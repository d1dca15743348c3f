#include "core/io/pickle/pickle_reader.h"

#include <random>

#include <QtTest>

#include "core/io/hostile_bytes.h"
#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class PickleReaderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsPlainData() {
    const auto tree =
        read_pickle(pickle(dict({{"a", whole(7)}, {"b", tuple({text("é"), "N", "\x88"})}})), "x");
    const auto& root = tree.at(tree.root);
    QVERIFY(root.kind == PickleNode::Kind::Dict);
    QCOMPARE(tree.find(root, "a")->number, std::int64_t{7});
    const auto& items = tree.find(root, "b")->items;
    QCOMPARE(tree.at(items[0]).text, std::string("é"));
    QVERIFY(tree.at(items[1]).kind == PickleNode::Kind::None && tree.at(items[2]).number == 1);
    QVERIFY(tree.find(root, "c") == nullptr);
  }

  void numbersOfEveryKind() {
    const auto number = [](const std::string& code) {
      const auto tree = read_pickle(pickle(code), "x");
      return tree.at(tree.root);
    };
    QCOMPARE(number("K\xff").number, std::int64_t{255});
    QCOMPARE(number("M\xff\xff").number, std::int64_t{65535});
    QCOMPARE(number("J\xff\xff\xff\xff").number, std::int64_t{-1});
    QCOMPARE(number("\x8a\x02\x18\xfc").number, std::int64_t{-1000});
    QCOMPARE(number(std::string("G?\xf0\0\0\0\0\0\0", 9)).real, 1.0);
  }

  void callsStayData() {
    const auto tree =
        read_pickle(pickle(global("collections", "OrderedDict") + ")R(" + text("k") + "K\1u"), "x");
    const auto& root = tree.at(tree.root);
    QVERIFY(root.kind == PickleNode::Kind::Call);
    QCOMPARE(tree.at(root.items[0]).text, std::string("collections.OrderedDict"));
    QCOMPARE(tree.find(root, "k")->number, std::int64_t{1});
  }

  void nestingAndCyclesCostNoStack() {
    const auto deep = read_pickle(pickle(std::string(1'000'000, ']') + std::string(999'999, 'a')), "x");
    QCOMPARE(deep.nodes.size(), std::size_t{1'000'000});
    const auto cycle = read_pickle(pickle("]q\1h\1a"), "x"); // a list that holds itself
    QCOMPARE(cycle.at(cycle.root).items.front(), cycle.root);
  }

  /// Whatever the bytes are, reading throws an Error or gives a tree.
  void mutationsNeverDoMoreThanThrow() {
    const std::string good = pickle(
        dict({{"w", torch_tensor("0", 4, {whole(2), whole(2)}, {whole(2), whole(1)})}, {"n", whole(3)}}));
    std::mt19937 random(11);
    int refused = 0, read = 0;
    for (int round = 0; round < 60'000; ++round) {
      std::string bytes = good;
      for (unsigned i = 0; i <= random() % 6; ++i)
        bytes[2 + random() % (bytes.size() - 2)] = static_cast<char>(random());
      if (round % 5 == 0) bytes.resize(random() % bytes.size());
      try {
        const auto tree = read_pickle(bytes, "x");
        QVERIFY(tree.root < tree.nodes.size());
        ++read;
      } catch (const Error&) {
        ++refused;
      }
    }
    QVERIFY2(refused > 1000 && read > 10, qPrintable(QString("%1 refused, %2 read").arg(refused).arg(read)));
  }
};

PENTIMENTO_TEST(PickleReaderTest)
#include "pickle_reader_test.moc"
