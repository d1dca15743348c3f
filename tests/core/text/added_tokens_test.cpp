#include <QtTest>

#include "core/text/added_tokens.h"
#include "support/test_registry.h"

using namespace pentimento;

class AddedTokensTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsTheLongestOfTheLeftmost() {
    const AddedTokens tokens({{"<a>", 1, false}, {"<a>b", 2, false}, {"!", 3, false}, {"", 4, false}});
    const auto pieces = tokens.split("x<a>b<a>!!<a");
    std::string seen;
    for (const auto& piece : pieces) seen += piece.text + "=" + std::to_string(piece.id) + " ";
    QCOMPARE(seen, std::string("x=-1 <a>b=2 <a>=1 !=3 !=3 <a=-1 "));
    QVERIFY(tokens.split("").empty());
  }
};

PENTIMENTO_TEST(AddedTokensTest)
#include "added_tokens_test.moc"
