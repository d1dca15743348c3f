#include <QtTest>

#include "core/io/pickle/pickle_reader.h"
#include "support/test_registry.h"

using namespace pentimento;

class PickleGlobalsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void onlyTheListed() {
    for (const auto* known : {"torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_parameter",
                              "torch.HalfStorage", "torch.BFloat16Storage", "torch.storage.UntypedStorage",
                              "collections.OrderedDict", "torch.float16"})
      QVERIFY2(pickle_global_is_known(known), known);
    for (const auto* other : {"os.system", "posix.system", "builtins.eval", "torch.load", "torch.Storage",
                              "torch.", "torch.os.HalfStorage", "torch.EvilStorage",
                              "collections.OrderedDict ", "", "torch._utils._rebuild_tensor_v2.__globals__"})
      QVERIFY2(!pickle_global_is_known(other), other);
  }
};

PENTIMENTO_TEST(PickleGlobalsTest)
#include "pickle_globals_test.moc"
