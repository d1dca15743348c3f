#include "core/io/checkpoint/tensor_file.h"

#include <QtTest>

#include "core/io/hostile_bytes.h"
#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

const std::string kTwo = std::string(16, '\0');
const std::string kGood = torch_tensor("0", 4, {whole(2), whole(2)}, {whole(2), whole(1)});

std::string one_tensor(const std::string& header) {
  return safetensors_bytes(header, 8);
}

} // namespace

/// Broken, mislabelled and hostile files: each has its own sentence, and none of them runs anything.
class TensorFileTest : public QObject {
  Q_OBJECT

  static void row(const char* name, const std::string& bytes, const QString& sentence) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << sentence;
  }
  static void otherKinds();
  static void brokenSafetensors();
  static void hostilePickles();
  static void hostileArchives();
  static void brokenTensors();

 private Q_SLOTS:
  void theKindIsInTheContent();
  void oneSentenceEach_data();
  void oneSentenceEach();
};

void TensorFileTest::theKindIsInTheContent() {
  const TestFolder folder;
  const auto archive =
      open_tensor_file(folder.write("a.safetensors", torch_bytes(dict({{"w", kGood}}), {kTwo})));
  QCOMPARE(archive->form(), std::string("torch archive (pickle)"));
  QCOMPARE(archive->tensor("w").sizes().vec(), (std::vector<std::int64_t>{2, 2}));
  const auto plain = open_tensor_file(
      folder.write("b.ckpt", one_tensor(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})")));
  QCOMPARE(plain->form(), std::string("safetensors"));
}

void TensorFileTest::otherKinds() {
  const QString none = "DIR/x holds no weights: expected safetensors or a torch archive, got ";
  row("empty", "", "DIR/x is empty; a download may have been cut off");
  row("lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 9\n",
      none + "a Git LFS pointer, not the file; run `git lfs pull` where it came from");
  const QString page =
      "a web page saved instead of the file; download the file itself, not its page; a model "
      "behind a login saves the login page";
  row("page", "<!DOCTYPE html><html><body>", none + page);
  row("page without doctype", "\n  <html lang=\"en\">", none + page);
  row("xml", "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code>", none + page);
  row("json", "{\"error\": \"Invalid username or password.\"}",
      none + "a JSON document; choose the weights, or the folder that holds model_index.json");
  row("text", "Access to model is restricted.",
      none + "a text file; choose a .safetensors or .ckpt file, or a Diffusers folder");
  row("gguf", "GGUF\3\0\0\0",
      none + "a GGUF file; use the safetensors file of this model; quantised weights cannot be edited");
  row("hdf5", "\x89HDF\r\n\x1a\n", none + "an HDF5 file; convert it with the safetensors library");
  row("numpy", "\x93NUMPY\1", none + "a numpy array; convert it with the safetensors library");
  row("gzip", "\x1f\x8b\x08", none + "a gzip archive; unpack it first");
  row("noise", "\x01\x02\x03\x7f\xff\xfe",
      none + "a file of an unknown kind; choose a .safetensors or .ckpt file, or a Diffusers folder");
}

void TensorFileTest::brokenSafetensors() {
  const QString damaged = "; the file is damaged; download or write it again";
  row("header of 2^63", std::string(7, '\0') + "\x80{\"a",
      "DIR/x claims too large a header: expected at most 100000000 bytes, got 9223372036854775808 bytes; "
      "this is "
      "not a safetensors file, or it is damaged");
  row("cut header", safetensors_bytes("{" + std::string(99, ' '), 0).substr(0, 40),
      "DIR/x stops inside its header: expected 100 bytes of header, got 32 bytes; a download was cut off; "
      "download it "
      "again");
  row("cut data", safetensors_bytes(R"({"a":{"dtype":"F32","shape":[100],"data_offsets":[0,400]}})", 246),
      "DIR/x: the download stopped at 61 % of its data: expected 400 bytes, got 246 bytes; download it "
      "again");
  row("overlap",
      safetensors_bytes(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                        R"("b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
                        12),
      "DIR/x: tensor \"b\" overlaps tensor \"a\": expected a begin of 8, got 4" + damaged);
  row("hole", safetensors_bytes(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})", 12),
      "DIR/x: tensor \"a\" leaves a hole before it: expected a begin of 0, got 4" + damaged);
  row("hidden data", safetensors_bytes(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 12),
      "DIR/x: bytes that belong to no tensor follow the data: expected 2 bytes, got 12 bytes" + damaged);
  row("size overflow",
      one_tensor(R"({"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}})"),
      "DIR/x: tensor \"a\" has a shape whose size overflows: expected less than 2^64 bytes, got "
      "[4611686018427387904,4]" +
          damaged);
  row("negative", one_tensor(R"({"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})"),
      "DIR/x: tensor \"a\" has a malformed shape: expected whole numbers from 0 to 2^63 - 1, got -2" +
          damaged);
  row("name twice",
      safetensors_bytes(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                        R"("a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
                        2),
      "DIR/x: the header names \"a\" twice: expected every name once" + damaged);
  row("float8", one_tensor(R"({"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}})"),
      "DIR/x: tensor \"a\" is stored as \"F8_E4M3\": expected F64, F32, F16, BF16 or integers, got F8_E4M3; "
      "use the "
      "fp16 or fp32 file of this model");
}

void TensorFileTest::hostilePickles() {
  const auto refused = [](const QString& name) {
    return "DIR/x: its pickle names " + name + ": expected only what rebuilds tensors, got " + name +
           "; opened by Python it could run code; nothing of it was run here. Use the safetensors file";
  };
  const std::string touch = tuple({text("touch OPENED")}) + "R";
  row("os.system", torch_bytes(global("os", "system") + touch), refused("os.system"));
  row("posix.system", torch_bytes(global("posix", "system") + touch), refused("posix.system"));
  row("eval", torch_bytes(global("builtins", "eval") + touch), refused("builtins.eval"));
  row("exec of Python 2", torch_bytes(global("__builtin__", "exec") + touch), refused("__builtin__.exec"));
  row("subprocess", torch_bytes(global("subprocess", "Popen") + touch), refused("subprocess.Popen"));
  row("by stack", torch_bytes(text("os") + text("system") + "\x93" + touch), refused("os.system"));
  row("behind a tensor",
      torch_bytes(dict({{"w", kGood}, {"x", global("runpy", "run_path") + touch}}), {kTwo}),
      refused("runpy.run_path"));
  row("dotted name", torch_bytes(global("torch", "os.system") + touch), refused("torch.os.system"));
  row("torch.load within", torch_bytes(global("torch.storage", "_load_from_bytes") + touch),
      refused("torch.storage._load_from_bytes"));
  row("getattr", torch_bytes(global("builtins", "getattr") + touch), refused("builtins.getattr"));
  row("bare pickle", pickle(global("posix", "system") + touch), refused("posix.system"));
  row("protocol 0", "cposix\nsystem\n(S'touch OPENED'\ntR.", refused("posix.system"));
  row("harmless bare pickle", pickle("}"),
      "DIR/x holds no weights: expected safetensors or a torch archive, got a bare Python pickle; torch.save "
      "wrote "
      "this before version 1.6; load and save it once with a newer torch, or convert it to safetensors");
  const QString opcode =
      ": expected what torch.save writes; the file is damaged, or was not written by torch; "
      "nothing of it was run";
  row("INST", torch_bytes("(ios\nsystem\n"), "DIR/x: its pickle uses opcode 0x69 at byte 3" + opcode);
  row("extension", torch_bytes("\x82\x01"), "DIR/x: its pickle uses opcode 0x82 at byte 2" + opcode);
  const QString again = "; the file is damaged; download it again";
  row("no stop", zip_bytes({{"archive/data.pkl", "\x80\x02}"}}),
      "DIR/x: the pickle is broken at byte 3: got it stops in the middle" + again);
  row("long text", torch_bytes("X\xff\xff\xff\x7f"),
      "DIR/x: the pickle is broken at byte 7: got it stops in the middle" + again);
  row("empty stack", torch_bytes("R"),
      "DIR/x: the pickle is broken at byte 3: got it takes what is not there" + again);
  row("unknown memo", torch_bytes("h\x07"),
      "DIR/x: the pickle is broken at byte 4: got it recalls what was never remembered" + again);
  row("fills a number", torch_bytes("K\1K\2a"),
      "DIR/x: the pickle is broken at byte 7: got it fills what is no container" + again);
}

void TensorFileTest::hostileArchives() {
  const std::string body = pickle(dict({{"w", kGood}}));
  row("zip bomb", zip_bytes({{"archive/data.pkl", "x", 8, 0, 4'000'000'000U}}),
      "DIR/x: archive/data.pkl is compressed: expected a stored file, got method 8, 1 bytes that would "
      "become "
      "4000000000; torch.save writes no such archive; unpack it first if you trust it");
  row("overlapping bomb",
      zip_bytes({{"archive/data.pkl", body},
                 {"archive/data.pkl2", body, 0, 0, 0, "archive/data.pkl",
                  -static_cast<std::int64_t>(30 + 16 + body.size())}}),
      "DIR/x: archive/data.pkl2 has another name in its own header: expected the same name twice; this file "
      "was made "
      "to deceive; do not use it");
  row("encrypted", zip_bytes({{"archive/data.pkl", body, 0, 1}}),
      "DIR/x: archive/data.pkl is encrypted: expected a stored file; torch.save writes no such archive");
  row("twice", zip_bytes({{"archive/data.pkl", body}, {"archive/data.pkl", body}}),
      "DIR/x: archive/data.pkl is in the zip archive twice: expected every name once; this file was made to "
      "deceive; "
      "do not use it");
  const QString harm = ": expected a plain path inside it; this file was made to do harm; do not use it";
  row("way out", zip_bytes({{"../data.pkl", body}}),
      "DIR/x: the zip archive holds a file called \"../data.pkl\"" + harm);
  row("absolute", zip_bytes({{"/etc/data.pkl", body}}),
      "DIR/x: the zip archive holds a file called \"/etc/data.pkl\"" + harm);
  row("backslash", zip_bytes({{"a\\data.pkl", body}}),
      "DIR/x: the zip archive holds a file called \"a\\data.pkl\"" + harm);
  row("other zip", zip_bytes({{"word/document.xml", "x"}}),
      "DIR/x is a zip archive, but none of torch's: expected a data.pkl in it, got word/document.xml; unpack "
      "it and "
      "choose the model inside");
  row("empty zip", zip_bytes({}),
      "DIR/x is a zip archive, but none of torch's: expected a data.pkl in it, got an empty archive; unpack "
      "it and "
      "choose the model inside");
  row("big endian", zip_bytes({{"archive/data.pkl", body}, {"archive/byteorder", "big"}}),
      "DIR/x was written on a big-endian machine");
}

void TensorFileTest::brokenTensors() {
  const QString again = "; the file is damaged; download it again";
  const auto state = [](const std::string& tensor) { return torch_bytes(dict({{"w", tensor}}), {kTwo}); };
  row("no storage", torch_bytes(dict({{"w", kGood}})),
      "DIR/x: the numbers of w are missing: got no data/0" + again);
  row("too long", state(torch_tensor("0", 4, {whole(2), whole(3)}, {whole(3), whole(1)})),
      "DIR/x: w reaches beyond its storage: got 4 numbers are there" + again);
  row("strides of zero", state(torch_tensor("0", 4, {whole(30000), whole(30000)}, {whole(0), whole(0)})),
      "DIR/x: w reaches beyond its storage: got 4 numbers are there" + again);
  row("negative stride", state(torch_tensor("0", 4, {whole(2)}, {whole(-1)})),
      "DIR/x: the shape of w is malformed" + again);
  row("negative offset", state(torch_tensor("0", 4, {whole(2)}, {whole(1)}, -1)),
      "DIR/x: w is malformed" + again);
  row("no tensors", torch_bytes(dict({{"epoch", whole(3)}})),
      "DIR/x holds no tensors: expected a state dict; save the model's state_dict()");
  row("a list", torch_bytes("]"),
      "DIR/x holds no dictionary of tensors: expected a state dict; save the model's "
      "state_dict()");
  const std::string body = dict({{"w", torch_tensor("0", 1000, {whole(1000)}, {whole(1)})}});
  const auto needed = 30 + 16 + pickle(body).size() + 4000; // header, name, pickle and storage
  const auto there = needed * 61 / 100 + 1;
  row("cut archive", torch_bytes(body, {std::string(4000, '\0')}).substr(0, there),
      QString("DIR/x: the download stopped at 61 %: expected about %1 bytes, got %2 bytes; download it again")
          .arg(needed)
          .arg(there));
}

void TensorFileTest::oneSentenceEach_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("sentence");
  otherKinds();
  brokenSafetensors();
  hostilePickles();
  hostileArchives();
  brokenTensors();
}

void TensorFileTest::oneSentenceEach() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, sentence);
  const TestFolder folder;
  const auto path = folder.write("x", bytes.toStdString());
  QCOMPARE(folder.sentence([&] { open_tensor_file(path); }), sentence);
  QCOMPARE(folder.files(), 1);
  QVERIFY(!std::filesystem::exists("OPENED"));
}

PENTIMENTO_TEST(TensorFileTest)
#include "tensor_file_test.moc"
