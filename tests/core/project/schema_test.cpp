#include "core/project/schema.h"

#include <QtTest>

#include "core/project/project_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class SchemaTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aNewIndexNeedsNoCopy() {
    const TestFolder folder;
    const Database database(folder.path() / "project.sqlite", Database::Access::Write);
    QVERIFY(migrate(database).empty());
    QCOMPARE(database.user_version(), static_cast<int>(schema_steps().size()));
    QVERIFY(migrate(database).empty()); // nothing left to do
  }

  void anOlderOneIsCopiedFirst() {
    const TestFolder folder;
    const Database database(folder.path() / "project.sqlite", Database::Access::Write);
    database.execute(schema_steps().front());
    database.execute("PRAGMA user_version = 1; INSERT INTO plans(created, title, document) "
                     "VALUES('2026', 'old', '{}')");
    const auto copy = migrate(database);
    QCOMPARE(copy, folder.path() / "project.v1.sqlite");
    QCOMPARE(database.user_version(), 2);
    database.prepare("SELECT count(*) FROM scores").step(); // came with version 2
    const Database old(copy, Database::Access::Read);
    QCOMPARE(old.user_version(), 1);
    for (const auto* one : {&database, &old}) {
      auto query = one->prepare("SELECT title FROM plans");
      QVERIFY(query.step());
      QCOMPARE(query.text(0), std::string("old"));
    }
  }

  void aNewerOneIsLeftAlone() {
    const TestFolder folder;
    const auto path = folder.path() / "project.sqlite";
    {
      const Database database(path, Database::Access::Write);
      database.execute("PRAGMA user_version = 99");
      QCOMPARE(folder.sentence([&] { migrate(database); }),
               QString("DIR/project.sqlite was written by a newer Pentimento: expected schema version 2 or "
                       "older, got version 99; open it with that version; nothing was changed"));
    }
    const Database again(path, Database::Access::Read);
    QCOMPARE(again.user_version(), 99);
    auto tables = again.prepare("SELECT count(*) FROM sqlite_master");
    QVERIFY(tables.step());
    QCOMPARE(tables.whole(0), std::int64_t{0});
  }
};

PENTIMENTO_TEST(SchemaTest)
#include "schema_test.moc"
