#include <QtTest>

#include "core/io/csv.h"
#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class CsvTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsQuotesAndLines() {
    const auto records = parse_csv("\xEF\xBB\xBF"
                                   "a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n\r\n,\nlast,",
                                   "x");
    QCOMPARE(records.size(), std::size_t(4));
    QCOMPARE(records[0].cells, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(records[1].cells, (std::vector<std::string>{"x, \"y\"", "two\nlines"}));
    QCOMPARE(records[2].cells, (std::vector<std::string>{"", ""}));
    QCOMPARE(records[2].line, 5);
    QCOMPARE(records[3].cells, (std::vector<std::string>{"last", ""}));
    QVERIFY(parse_csv("", "x").empty());
  }

  void whatIsWrittenIsRead() {
    const TestFolder folder;
    const std::vector<std::vector<std::string>> rows{
        {"a \"b\"", "c,d"}, {"two\r\nlines", ""}, {"", "naïve 猫"}};
    write_csv(folder.path() / "x.csv", {"one", "two"}, rows);
    const auto records = parse_csv(content(folder.path() / "x.csv"), "x");
    QCOMPARE(records.size(), rows.size() + 1);
    for (std::size_t i = 0; i < rows.size(); ++i) QCOMPARE(records[i + 1].cells, rows[i]);
    QCOMPARE(csv_line({""}), std::string("\"\"\n"));
    QCOMPARE(parse_csv(csv_line({""}), "x").size(), std::size_t(0)); // an empty line either way
  }

  void refusesWithOneSentence() {
    const TestFolder folder;
    QCOMPARE(folder.sentence([] { parse_csv("a\n\"open\nmore", "x.csv"); }),
             QString("x.csv, line 2: a quote is never closed; write a quote inside quotes twice"));
    QCOMPARE(folder.sentence([] { parse_csv("a\n\"b\"c\n", "x.csv"); }),
             QString("x.csv, line 2: text follows a closing quote: expected a comma, got c; write a quote "
                     "inside quotes twice"));
  }
};

PENTIMENTO_TEST(CsvTest)
#include "csv_test.moc"
