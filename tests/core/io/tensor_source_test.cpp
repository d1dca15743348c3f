#include "core/io/tensor_source.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

/// Two tensors made when they are asked for.
class Made : public TensorSource {
 public:
  Made() : TensorSource("made.here") {
    hold({{"a", torch::kFloat16, {2, 3}}, {"b", torch::kInt64, {}}}, {{"format", "pt"}});
  }
  std::string form() const override { return "made"; }

 private:
  torch::Tensor read(const TensorEntry& entry) const override {
    return torch::zeros(entry.shape, entry.dtype);
  }
};

} // namespace

class TensorSourceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsByName() {
    const Made source;
    QCOMPARE(source.entries().size(), std::size_t{2});
    QVERIFY(source.find("a") && source.find("a")->dtype == torch::kFloat16 && !source.find("c"));
    QCOMPARE(element_count(*source.find("a")), std::int64_t{6});
    QCOMPARE(element_count(*source.find("b")), std::int64_t{1});
    QCOMPARE(source.tensor("a").sizes().vec(), (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(source.metadata().at("format"), std::string("pt"));
  }

  void namesWhatIsMissing() {
    const TestFolder folder;
    QCOMPARE(folder.sentence([] { Made().tensor("c"); }),
             QString("made.here has no tensor \"c\": got 2 other tensors"));
  }
};

PENTIMENTO_TEST(TensorSourceTest)
#include "tensor_source_test.moc"
