#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class SafetensorsWriterTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bytesAreTheReferences() {
    const TestFolder folder;
    const auto golden = SafetensorsFile::open(PENTIMENTO_GOLDEN "/safetensors.safetensors");
    NamedTensors tensors;
    for (const auto& entry : golden->entries())
      tensors.emplace(tensors.begin(), entry.name, golden->tensor(entry.name));
    write_safetensors(folder.path() / "x.safetensors", tensors, golden->metadata());
    QVERIFY(content(folder.path() / "x.safetensors") == content(golden->path()));
    QCOMPARE(folder.files(), 1);
  }

  void writesViewsAsTheyLook() {
    const TestFolder folder;
    const auto whole = torch::arange(24, torch::kFloat32).reshape({4, 6});
    write_safetensors(
        folder.path() / "x",
        {{"t", whole.t()}, {"part", whole.narrow(1, 2, 3)}, {"grown", torch::ones({1}).expand({5})}});
    const auto file = SafetensorsFile::open(folder.path() / "x");
    QVERIFY(torch::equal(file->tensor("t"), whole.t()));
    QVERIFY(torch::equal(file->tensor("part"), whole.narrow(1, 2, 3)));
    QVERIFY(torch::equal(file->tensor("grown"), torch::ones({5})));
    QCOMPARE(reinterpret_cast<std::uintptr_t>(file->tensor(file->entries().front().name).const_data_ptr()) %
                 8,
             std::uintptr_t(0));
  }

  void nothingIsAFileToo() {
    const TestFolder folder;
    write_safetensors(folder.path() / "x", NamedTensors{});
    QCOMPARE(content(folder.path() / "x"), safetensors_bytes("{}      ", 0));
    QVERIFY(SafetensorsFile::open(folder.path() / "x")->entries().empty());
    write_safetensors(folder.path() / "x", NamedTensors{}, {{"a", "b"}}); // replaces the file that is there
    QCOMPARE(SafetensorsFile::open(folder.path() / "x")->metadata().at("a"), std::string("b"));
  }

  void refusesWithOneSentence() {
    const TestFolder folder;
    const auto path = folder.path() / "x";
    const auto one = torch::ones({2});
    QCOMPARE(folder.sentence([&] {
      write_safetensors(path, {{"a", one}, {"a", one}});
    }),
             QString("DIR/x: tensor \"a\" is given twice"));
    QCOMPARE(folder.sentence([&] {
      write_safetensors(path, {{"__metadata__", one}});
    }),
             QString("DIR/x: a tensor cannot be called __metadata__"));
    QCOMPARE(folder.sentence([&] {
      write_safetensors(path, {{"a", torch::Tensor()}});
    }),
             QString("DIR/x: tensor \"a\" cannot be written: expected a dense tensor, got none"));
    QCOMPARE(folder.sentence([&] {
      write_safetensors(path, {{"a", one.to_sparse()}});
    }),
             QString("DIR/x: tensor \"a\" cannot be written: expected a dense tensor, got a sparse one"));
    QCOMPARE(
        folder.sentence([&] {
          write_safetensors(path, {{"a", torch::ones({2}, torch::kComplexFloat)}});
        }),
        QString("DIR/x: tensor \"a\" cannot be written: expected a dtype of the format, got ComplexFloat"));
    QCOMPARE(folder.sentence([&] {
      write_safetensors(path, {{"\xFF", one}});
    }),
             QString("DIR/x: a name or a metadata text is not valid UTF-8"));
    QCOMPARE(
        folder.sentence([&] {
          write_safetensors(folder.path() / "no" / "x", {{"a", one}});
        }),
        QString(
            "DIR/no/x could not be written: got No such file or directory; make the folder DIR/no first"));
    QCOMPARE(folder.files(), 0);
  }
};

PENTIMENTO_TEST(SafetensorsWriterTest)
#include "safetensors_writer_test.moc"
