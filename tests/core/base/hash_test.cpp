#include <QtTest>

#include "core/base/hash.h"
#include "support/test_registry.h"

using namespace pentimento;

class HashTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void knownDigest() { // FIPS 180-2, appendix B.1
    Sha256 hash;
    const std::string text = "abc";
    hash.add(std::as_bytes(std::span(text)));
    QCOMPARE(hash.hex(), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  void textsDoNotRunTogether() {
    Sha256 left, right;
    left.add("a").add("bc");
    right.add("ab").add("c");
    QVERIFY(left.hex() != right.hex());
  }
};

PENTIMENTO_TEST(HashTest)
#include "hash_test.moc"
