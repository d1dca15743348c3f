#include <QtTest>

#include "core/values/verdict.h"
#include "support/test_registry.h"

using namespace pentimento;

class VerdictTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void roleNamesRoundTrip() {
    for (const Role role : kAllRoles) {
      Role back = Role::Control;
      QVERIFY(role_from_name(role_name(role), back));
      QVERIFY(back == role);
    }
    Role untouched = Role::Kept;
    QVERIFY(!role_from_name("hypernym", untouched));
    QVERIFY(untouched == Role::Kept);
  }

  void fourRolesAskForTheTarget() {
    QVERIFY(asks_for_target(Role::Target) && asks_for_target(Role::Synonym) &&
            asks_for_target(Role::Language) && asks_for_target(Role::Combined));
    QVERIFY(!asks_for_target(Role::Kept) && !asks_for_target(Role::Anchor) &&
            !asks_for_target(Role::Control));
  }
};

PENTIMENTO_TEST(VerdictTest)
#include "verdict_test.moc"
