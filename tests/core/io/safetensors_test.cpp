#include <random>

#include <QtTest>

#include "core/io/diffusers_folder.h"
#include "core/io/io_fixture.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {
const std::string kGolden = PENTIMENTO_GOLDEN "/safetensors.safetensors";
}

class SafetensorsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsEveryDtypeOfTheReference() {
    const auto file = SafetensorsFile::open(kGolden);
    QCOMPARE(file->entries().size(), std::size_t(17));
    int of_six = 0;
    for (const auto& entry : file->entries()) {
      const auto tensor = file->tensor(entry.name);
      QCOMPARE(tensor.scalar_type(), entry.dtype);
      QCOMPARE(tensor.sizes().vec(), entry.shape);
      if (!entry.name.starts_with("a.")) continue;
      auto expected = torch::arange(6).reshape({2, 3}).to(entry.dtype).to(torch::kFloat64);
      QVERIFY2(torch::equal(tensor.to(torch::kFloat64), expected), entry.name.c_str());
      ++of_six;
    }
    QCOMPARE(of_six, 13);
    QCOMPARE(file->tensor("b.scalar").item<float>(), 2.5F);
    QCOMPARE(file->tensor("b.empty").sizes().vec(), (std::vector<std::int64_t>{0, 4}));
    QCOMPARE(file->tensor("b.\"quoted\" é")[1].item<float>(), -2.0F);
    QCOMPARE(file->metadata().at("text"), std::string("line\nbreak \"é\" \x01"));
    QVERIFY(file->find("a.f32") && !file->find("a.f33"));
  }

  void tensorsAreViewsOfTheMap() {
    const auto folder = DiffusersFolder::open(PENTIMENTO_TREE "/resources/miniature");
    torch::Tensor kept;
    {
      const auto file = SafetensorsFile::open(folder.component("unet").weights);
      for (const auto& entry : file->entries()) {
        const auto tensor = file->tensor(entry.name);
        const auto* data = static_cast<const std::byte*>(tensor.const_data_ptr());
        QVERIFY(data >= file->bytes().data());
        QVERIFY(data + tensor.nbytes() <= file->bytes().data() + file->bytes().size());
        kept = tensor;
      }
    }
    QVERIFY(torch::isfinite(kept.to(torch::kFloat32)).all().item<bool>()); // the map lives on in the tensor
  }

  void copiesWhatTheWriterDidNotAlign() {
    const TestFolder folder;
    std::string header =
        R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}})";
    const auto file = SafetensorsFile::open(folder.write("odd.safetensors", safetensors_bytes(header, 5)));
    QCOMPARE(file->tensor("b").view(torch::kInt32).item<int>(), 0x01010101);
  }

  void refusesWithOneSentence_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto bytes = [](const std::string& text) { return QByteArray::fromStdString(text); };
    QTest::newRow("empty") << QByteArray() << "DIR/x is empty; a download may have been cut off";
    QTest::newRow("seven bytes") << QByteArray("1234567")
                                 << "DIR/x is too short for a safetensors file: expected 8 bytes or more, "
                                    "got 7 bytes; a download was cut off; download it again";
    QTest::newRow("huge header")
        << QByteArray("aaaaaaaaaa")
        << "DIR/x claims too large a header: expected at most 100000000 bytes, got 7016996765293437281 "
           "bytes; this is not a safetensors file, or it is damaged";
    QTest::newRow("cut header") << bytes(safetensors_bytes(std::string(40, ' '), 0).substr(0, 30))
                                << "DIR/x stops inside its header: expected 40 bytes of header, got 22 "
                                   "bytes; a download was cut off; download it again";
    QTest::newRow("cut data")
        << bytes(safetensors_bytes(R"({"a":{"dtype":"F32","shape":[100],"data_offsets":[0,400]}})", 246))
        << "DIR/x: the download stopped at 61 % of its data: expected 400 bytes, got 246 bytes; "
           "download it again";
    const QString no = "DIR/x is not a safetensors file: got ";
    QTest::newRow("lfs") << QByteArray("version https://git-lfs.github.com/spec/v1\noid sha256:12\n")
                         << no + "a Git LFS pointer, not the file; run `git lfs pull` where it came from";
    QTest::newRow("page")
        << QByteArray("<!DOCTYPE html><html>")
        << no + "a web page saved instead of the file; download the file itself, not its page; a "
                "model behind a login saves the login page";
    QTest::newRow("zip")
        << QByteArray("PK\x03\x04 archive")
        << no + "a zip archive, as torch.save writes; a torch archive; open it as a model or as an edit";
    QTest::newRow("pickle")
        << QByteArray("\x80\x02}q")
        << no + "a bare Python pickle; torch.save wrote this before version 1.6; load and save it "
                "once with a newer torch, or convert it to safetensors";
    QTest::newRow("gguf")
        << QByteArray("GGUF....")
        << no + "a GGUF file; use the safetensors file of this model; quantised weights cannot be edited";
    QTest::newRow("no header") << QByteArray(8, '\0')
                               << "DIR/x: the header does not start with {: expected {, got \"\"; the file "
                                  "is damaged; download or write it again";
  }
  void refusesWithOneSentence() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, sentence);
    const TestFolder folder;
    const auto path = folder.write("x", bytes.toStdString());
    QCOMPARE(folder.sentence([&] { SafetensorsFile::open(path); }), sentence);
  }

  void namesWhatIsNotThere() {
    const TestFolder folder;
    QCOMPARE(folder.sentence([&] { SafetensorsFile::open(folder.path() / "no"); }),
             QString("DIR/no is not there; check the path"));
    QCOMPARE(folder.sentence([&] { SafetensorsFile::open(folder.path()); }),
             QString("DIR cannot be read: expected a file, got a folder"));
    QCOMPARE(folder.sentence([&] { SafetensorsFile::open("/dev/null"); }),
             QString("/dev/null cannot be read: expected a file, got a device or a pipe"));
    const auto file = SafetensorsFile::open(kGolden);
    QVERIFY(folder.sentence([&] { file->tensor("conv"); })
                .endsWith("safetensors.safetensors has no tensor \"conv\": got 17 other tensors"));
  }

  /// Opened for its names and shapes, a file without its data says how much is missing and hands out none.
  void aHeaderCanBeLookedAt() {
    const TestFolder folder;
    const auto bytes = content(kGolden);
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), 8);
    const auto path = folder.write("header", bytes.substr(0, 8 + length));
    const auto file = SafetensorsFile::open(path, SafetensorsData::MayBeMissing),
               whole = SafetensorsFile::open(kGolden);
    QCOMPARE(file->entries().size(), whole->entries().size());
    QCOMPARE(file->missing_bytes(), bytes.size() - 8 - length);
    QCOMPARE(whole->missing_bytes(), std::uint64_t{0});
    const auto last = file->entries().back();
    QCOMPARE(
        folder.sentence([&] { file->tensor(last.name); }),
        QString::fromStdString("the data of " + last.name + " are not in DIR/header: expected " +
                               std::to_string(last.bytes) +
                               " bytes, got a header alone, or a download that stopped; download it again"));
  }

  void mutationsNeverDoMoreThanThrow() {
    const TestFolder folder;
    const std::string good = content(kGolden);
    std::mt19937 random(9);
    int refused = 0;
    for (int round = 0; round < 1500; ++round) {
      std::string bytes = good;
      if (round % 4 == 0) bytes.resize(random() % bytes.size());
      const auto span =
          std::min<std::size_t>(bytes.size(), round % 2 ? 16 : 1400); // the length, or anywhere in the header
      for (unsigned i = 0; i <= random() % 4 && span > 0; ++i)
        bytes[random() % span] = static_cast<char>(random());
      const auto path = folder.write("x.safetensors", bytes);
      try {
        const auto file = SafetensorsFile::open(path);
        for (const auto& entry : file->entries()) QCOMPARE(file->tensor(entry.name).nbytes(), entry.bytes);
      } catch (const Error&) {
        ++refused;
      }
    }
    QVERIFY(refused > 1000);
  }
};

PENTIMENTO_TEST(SafetensorsTest)
#include "safetensors_test.moc"
