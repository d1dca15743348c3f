#include "core/io/checkpoint/sharded_tensors.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ShardedTensorsTest : public QObject {
  Q_OBJECT

  static std::filesystem::path write(const TestFolder& folder, const std::string& index) {
    write_safetensors(folder.path() / "m-1.safetensors", {{"a", torch::ones(2)}, {"b", torch::zeros(3)}});
    write_safetensors(folder.path() / "m-2.safetensors", {{"c", torch::full({2}, 7, torch::kInt64)}});
    write_safetensors(folder.path() / "m-3.safetensors", {{"a", torch::ones(2)}});
    return folder.write("m.safetensors.index.json", index);
  }

 private Q_SLOTS:
  void readsAcrossShards() {
    const TestFolder folder;
    const auto all = ShardedTensors::open(write(
        folder, R"({"weight_map":{"a":"m-1.safetensors","b":"m-1.safetensors","c":"m-2.safetensors"}})"));
    QCOMPARE(all->entries().size(), std::size_t{3});
    QCOMPARE(all->form(), std::string("safetensors in 2 shards"));
    QCOMPARE(all->tensor("c")[1].item<std::int64_t>(), std::int64_t{7});
  }

  void saysWhatIsBroken_data() {
    QTest::addColumn<QString>("index");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* map, const char* sentence) {
      QTest::newRow(name) << QString(map) << QString(sentence);
    };
    row("missing shard", R"({"weight_map":{"a":"m-9.safetensors"}})",
        "the shard m-9.safetensors of m.safetensors.index.json is missing: expected DIR/m-9.safetensors, got "
        "no such "
        "file; the download is incomplete; download the missing file");
    row("in two shards", R"({"weight_map":{"a":"m-1.safetensors","b":"m-3.safetensors"}})",
        "a is in two shards of m.safetensors.index.json: expected every tensor once, got m-1.safetensors and "
        "m-3.safetensors; download the folder again");
    row("absent tensor", R"({"weight_map":{"a":"m-1.safetensors","z":"m-1.safetensors"}})",
        "z is not in m-1.safetensors: expected what m.safetensors.index.json says, got no such tensor in any "
        "shard; the "
        "index belongs to other shards; download the folder again");
    row("other shard", R"({"weight_map":{"a":"m-1.safetensors","b":"m-2.safetensors"}})",
        "b is not in m-2.safetensors: expected what m.safetensors.index.json says, got it is in "
        "m-1.safetensors; the "
        "index belongs to other shards; download the folder again");
    row("way out", R"({"weight_map":{"a":"../m-1.safetensors"}})",
        "DIR/m.safetensors.index.json names a file outside its folder: expected a plain name, got "
        "../m-1.safetensors");
    row("no map", R"({"metadata":{}})",
        "DIR/m.safetensors.index.json is malformed: expected an object with a weight_map, got no weight_map; "
        "download "
        "the folder again");
    row("empty map", R"({"weight_map":{}})",
        "DIR/m.safetensors.index.json names no tensors; download the folder again");
    row("number for a file", R"({"weight_map":{"a":1}})",
        "DIR/m.safetensors.index.json is malformed: expected a file's name for a, got number; download the "
        "folder "
        "again");
  }
  void saysWhatIsBroken() {
    QFETCH(QString, index);
    QFETCH(QString, sentence);
    const TestFolder folder;
    const auto path = write(folder, index.toStdString());
    QCOMPARE(folder.sentence([&] { ShardedTensors::open(path); }), sentence);
  }
};

PENTIMENTO_TEST(ShardedTensorsTest)
#include "sharded_tensors_test.moc"
