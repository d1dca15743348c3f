#include "core/io/checkpoint/tensor_view.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "core/io/safetensors.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class TensorViewTest : public QObject {
  Q_OBJECT

  static TensorSourcePtr write(const TestFolder& folder) {
    write_safetensors(folder.path() / "x", {{"fused", torch::arange(12, torch::kFloat32).view({6, 2})},
                                            {"conv", torch::arange(6, torch::kFloat32).view({2, 3, 1, 1})},
                                            {"turned", torch::arange(6, torch::kFloat32).view({2, 3})}});
    return SafetensorsFile::open(folder.path() / "x");
  }

 private Q_SLOTS:
  void readsInEveryWayWithoutACopy() {
    const TestFolder folder;
    const auto file = write(folder);
    const TensorView view(file, {{"k", "fused", Reading::RowsOfThree, 1},
                                 {"matrix", "conv", Reading::Matrix},
                                 {"out", "turned", Reading::Transposed},
                                 {"same", "turned"}});
    QVERIFY(torch::equal(view.tensor("k"), file->tensor("fused").slice(0, 2, 4)));
    QVERIFY(torch::equal(view.tensor("matrix"), file->tensor("conv").view({2, 3})));
    QVERIFY(torch::equal(view.tensor("out"), file->tensor("turned").t()));
    QCOMPARE(view.find("out")->shape, (std::vector<std::int64_t>{3, 2}));
    QVERIFY(view.tensor("out").const_data_ptr() == view.tensor("same").const_data_ptr());
  }

  void refusesWhatDoesNotFit() {
    const TestFolder folder;
    const auto file = write(folder);
    QCOMPARE(
        folder.sentence([&] {
          TensorView(file, {{"q", "turned", Reading::RowsOfThree, 0}});
        }),
        QString("turned does not hold q, k and v: expected three times as many rows, got [2, 3]; the file is "
                "damaged, or another tool's"));
    QCOMPARE(folder.sentence([&] {
      TensorView(file, {{"q", "conv", Reading::Transposed}});
    }),
             QString("conv is not a matrix: expected two dimensions, got [2, 3, 1, 1]; the file is damaged, "
                     "or another "
                     "tool's"));
    QCOMPARE(folder.sentence([&] {
      TensorView(file, {{"q", "none"}});
    }),
             QString("DIR/x has no tensor \"none\""));
  }
};

PENTIMENTO_TEST(TensorViewTest)
#include "tensor_view_test.moc"
