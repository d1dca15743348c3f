#include "core/project/database.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class DatabaseTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsValuesAsTheyAre() {
    const TestFolder folder;
    const Database database(folder.path() / "x.sqlite", Database::Access::Write);
    database.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b, c, d)");
    const std::string text("zero \0 within, and ü", 21);
    database.prepare("INSERT INTO t(a, b, c, d) VALUES(?, ?, ?, ?)")
        .bind(std::int64_t{1} << 62)
        .bind(0.1)
        .bind(text)
        .bind_nothing()
        .run();
    QCOMPARE(database.last_id(), std::int64_t{1});
    auto query = database.prepare("SELECT a, b, c, d FROM t");
    QVERIFY(query.step());
    QCOMPARE(query.whole(0), std::int64_t{1} << 62);
    QCOMPARE(query.real(1), 0.1);
    QCOMPARE(query.text(2), text);
    QVERIFY(query.empty(3) && !query.empty(0));
    QVERIFY(!query.step());
    QVERIFY(database.problems().empty());
  }

  void aTransactionIsAllOrNothing() {
    const TestFolder folder;
    const Database database(folder.path() / "x.sqlite", Database::Access::Write);
    database.execute("CREATE TABLE t(a)");
    {
      Transaction dropped(database);
      database.execute("INSERT INTO t VALUES(1)");
    }
    auto count = database.prepare("SELECT count(*) FROM t");
    QVERIFY(count.step());
    QCOMPARE(count.whole(0), std::int64_t{0});
  }

  void halfAChangeIsUndoneForAReader() {
    const TestFolder folder;
    const auto path = folder.path() / "x.sqlite", copy = folder.path() / "copy.sqlite";
    const Database database(path, Database::Access::Write);
    database.execute("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; CREATE TABLE t(a); INSERT INTO t "
                     "VALUES(1)");
    database.execute("BEGIN");
    database.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT "
                     "INTO t SELECT randomblob(4000) FROM n");
    std::filesystem::copy_file(path, copy); // as a kill leaves them
    std::filesystem::copy_file(path.string() + "-journal", copy.string() + "-journal");
    database.execute("ROLLBACK");
    const Database reader(copy, Database::Access::Read);
    auto count = reader.prepare("SELECT count(*) FROM t");
    QVERIFY(count.step());
    QCOMPARE(count.whole(0), std::int64_t{1});
    QVERIFY(reader.problems().empty());
  }

  void refusesWithASentence() {
    const TestFolder folder;
    QCOMPARE(folder.sentence([&] { Database(folder.path() / "no", Database::Access::Read); }),
             QString("DIR/no is not there; check the path"));
    const auto broken = folder.write("broken", std::string(4096, 'x'));
    QVERIFY(folder.sentence([&] { Database(broken, Database::Access::Write); })
                .startsWith("DIR/broken is not a project's index, or is damaged"));
    Database(folder.path() / "x.sqlite", Database::Access::Write).execute("CREATE TABLE t(a)");
    const Database readable(folder.path() / "x.sqlite", Database::Access::Read);
    QVERIFY(folder.sentence([&] { readable.execute("INSERT INTO t VALUES(1)"); })
                .startsWith("DIR/x.sqlite could not be written"));
  }

  void findsRowsThatReferToNothing() {
    const TestFolder folder;
    const Database database(folder.path() / "x.sqlite", Database::Access::Write);
    database.execute("CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(a REFERENCES a(id));"
                     "PRAGMA foreign_keys = OFF; INSERT INTO b VALUES(7)");
    QCOMPARE(database.problems().size(), std::size_t{1});
  }
};

PENTIMENTO_TEST(DatabaseTest)
#include "database_test.moc"
