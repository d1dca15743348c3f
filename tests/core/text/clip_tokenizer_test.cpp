#include <fstream>

#include <QtTest>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/io/json_file.h"
#include "core/text/clip_tokenizer.h"
#include "support/test_registry.h"

using namespace pentimento;
using nlohmann::json;

namespace {

const std::filesystem::path kTokenizer = PENTIMENTO_TREE "/resources/miniature/tokenizer";

std::string quoted(const std::string& text) {
  return json(text).dump(-1, ' ', true, json::error_handler_t::replace);
}

/// What differs from a golden row [text, ids] or [text, ids, count, left out]; empty when nothing does.
std::string difference(const CLIPTokenizer& tokenizer, const json& row, std::int64_t pad) {
  const auto text = row[0].get<std::string>();
  std::vector<std::int64_t> ids{tokenizer.bos_id()};
  for (const auto& id : row[1]) ids.push_back(id.get<std::int64_t>());
  ids.push_back(tokenizer.eos_id());
  ids.resize(77, pad);
  const Tokens tokens = tokenizer.encode(text);
  const bool cut = row.size() > 2;
  const auto [ours, theirs] = std::mismatch(tokens.ids.begin(), tokens.ids.end(), ids.begin(), ids.end());
  if (ours != tokens.ids.end() || theirs != ids.end())
    return "place " + std::to_string(theirs - ids.begin()) + " of " + json(ids).dump() + " is otherwise in " +
           json(tokens.ids).dump() + ": " + quoted(text);
  if (tokens.cut != cut || tokens.content != static_cast<int>(row[1].size()) ||
      tokens.words.size() != row[1].size())
    return quoted(text) + " is cut or counted wrongly";
  if (cut && tokenizer.content_ids(text).size() != row[2].get<std::size_t>())
    return quoted(text) + " has another count";
  if (cut && tokens.cut_text != row[3].get<std::string>())
    return quoted(text) + " leaves out " + quoted(tokens.cut_text) + " not " +
           quoted(row[3].get<std::string>());
  return "";
}

} // namespace

class ClipTokenizerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void idsAreTransformers() {
    const auto tokenizer = CLIPTokenizer::open(kTokenizer);
    const json golden = read_json(PENTIMENTO_GOLDEN "/text.json");
    QVERIFY(golden["rows"].size() >= 1500);
    for (const auto& row : golden["rows"])
      QCOMPARE(QString::fromStdString(difference(tokenizer, row, tokenizer.eos_id())), QString());
  }

  void configurationsOfOlderModels() {
    const json golden = read_json(PENTIMENTO_GOLDEN "/text.json"); // outlives the loop over a part of it
    for (const auto& variant : golden["variants"]) {
      const QTemporaryDir folder;
      const std::filesystem::path path = folder.path().toStdString();
      for (const auto* file : {"vocab.json", "merges.txt"})
        std::filesystem::copy_file(kTokenizer / file, path / file);
      for (const auto& [name, content] : variant["files"].items())
        std::ofstream(path / name) << content.dump();
      const auto tokenizer = CLIPTokenizer::open(path);
      QCOMPARE(tokenizer.pad_id(), variant["pad"].get<int>());
      for (const auto& row : variant["rows"])
        QCOMPARE(QString::fromStdString(difference(tokenizer, row, tokenizer.pad_id())), QString());
    }
  }

  void wholeFileAloneGivesTheSame() { // newer versions of Transformers save tokenizer.json and no vocab.json
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    for (const auto* file : {"tokenizer.json", "tokenizer_config.json"})
      std::filesystem::copy_file(kTokenizer / file, path / file);
    const auto one = CLIPTokenizer::open(path), other = CLIPTokenizer::open(kTokenizer);
    for (const auto* text : {"a photo of a cat", "Ünïcode <|endoftext|> 3", ""})
      QCOMPARE(one.encode(text).ids, other.encode(text).ids);
    QCOMPARE(one.vocabulary_size(), other.vocabulary_size());
  }

  void aLongPromptIsCutAtOnce() {
    const auto tokenizer = CLIPTokenizer::open(kTokenizer);
    std::string text;
    for (int i = 0; i < 25'000; ++i) text += "cat ";
    QElapsedTimer timer;
    timer.start();
    const Tokens tokens = tokenizer.encode(text);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(tokens.cut);
    QCOMPARE(tokens.content, 75);
    QCOMPARE(tokens.words.back(), std::string("cat"));
    QCOMPARE(tokens.cut_text, text.substr(75 * 4, (25'000 - 75) * 4 - 1));
    const auto batch = tokenizer.encode_batch({text, "", "a dog"});
    QCOMPARE(batch.sizes().vec(), (std::vector<std::int64_t>{3, 77}));
    QCOMPARE(batch[1][1].item<int>(), tokenizer.eos_id());
    QCOMPARE(batch[2][3].item<int>(), tokenizer.eos_id());
    QCOMPARE(batch.min().item<int>() >= 0, true);
  }

  void bytesThatAreNoTextCountAsReplacements() {
    const auto tokenizer = CLIPTokenizer::open(kTokenizer);
    QCOMPARE(tokenizer.encode("a \xFF cat").ids, tokenizer.encode("a \uFFFD cat").ids);
    QCOMPARE(tokenizer.encode(std::string_view("a\0b", 3)).content, 3);
  }

  void longListOfPrompts() {
    const QByteArray file = qgetenv("PENTIMENTO_LONG_PROMPTS"), folder = qgetenv("PENTIMENTO_LONG_TOKENIZER");
    if (file.isEmpty()) QSKIP("PENTIMENTO_LONG_PROMPTS names no file made by golden_text.py --long");
    const auto tokenizer =
        CLIPTokenizer::open(folder.isEmpty() ? kTokenizer : std::filesystem::path(folder.toStdString()));
    std::ifstream stream(file.toStdString());
    std::string line;
    int equal = 0, different = 0;
    while (std::getline(stream, line)) {
      const std::string problem = difference(tokenizer, json::parse(line), tokenizer.pad_id());
      if (!problem.empty() && ++different < 10) qWarning("%s", problem.substr(0, 2000).c_str());
      if (problem.empty()) ++equal;
    }
    qInfo("%d prompts equal, %d different", equal, different);
    QCOMPARE(different, 0);
    QVERIFY(equal > 0);
  }
};

PENTIMENTO_TEST(ClipTokenizerTest)
#include "clip_tokenizer_test.moc"
