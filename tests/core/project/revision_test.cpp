#include "core/project/revision.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class RevisionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isWhatGitSaysOrNotKnown() {
    const auto revision = QString::fromStdString(program_revision());
    QVERIFY2(revision == "not known" ||
                 QRegularExpression("[0-9a-f]{12}(-dirty)?$").match(revision).hasMatch(),
             qPrintable(revision));
  }
};

PENTIMENTO_TEST(RevisionTest)
#include "revision_test.moc"
