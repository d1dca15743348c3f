#include "core/io/checkpoint/file_kind.h"

#include <set>

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;
using namespace std::string_view_literals;

class FileKindTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void byContent() {
    QVERIFY(sniff("\x10\0\0\0\0\0\0\0{\"a\":1}"sv, 1000) == FileKind::Safetensors);
    QVERIFY(sniff("PK\x03\x04..."sv, 100) == FileKind::Zip);
    QVERIFY(sniff("\x80\x02}q"sv, 100) == FileKind::Pickle);
    QVERIFY(sniff("version https://git-lfs.github.com/spec/v1\n"sv, 130) == FileKind::LfsPointer);
    QVERIFY(sniff("\xEF\xBB\xBF <!doctype HTML>"sv, 100) == FileKind::WebPage);
    QVERIFY(sniff("{\"weight_map\": {}}"sv, 100) == FileKind::Json);
    QVERIFY(sniff(""sv, 0) == FileKind::Unknown);
    QVERIFY(sniff("\0\0\0\0\0\0\0\0\0\0"sv, 10) == FileKind::Unknown);
  }

  void everyKindHasItsWords() {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(FileKind::Unknown); ++i) {
      QVERIFY(names.insert(file_kind_name(static_cast<FileKind>(i))).second);
      QVERIFY(!file_kind_hint(static_cast<FileKind>(i)).empty());
    }
  }
};

PENTIMENTO_TEST(FileKindTest)
#include "file_kind_test.moc"
