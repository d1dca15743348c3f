#include <QtTest>

#include "core/base/error.h"
#include "core/jobs/session.h"
#include "support/test_registry.h"

using namespace pentimento;

class SessionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingIsOpenAtFirst() {
    Session session;
    QVERIFY(!session.has_model());
    QVERIFY_THROWS_EXCEPTION(Error, session.model());
    QVERIFY_THROWS_EXCEPTION(Error, session.delta(1));
  }

  void aBadStackLeavesTheOldOne() {
    Session session;
    session.open("miniature", "cpu", "auto");
    const std::string base = session.state();
    EditInfo unknown;
    unknown.id = 5;
    QVERIFY_THROWS_EXCEPTION(Error, session.set_edits({unknown}));
    QCOMPARE(session.state(), base);
    QVERIFY(session.edits().empty());
  }
};

PENTIMENTO_TEST(SessionTest)
#include "session_test.moc"
