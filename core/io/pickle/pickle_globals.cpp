#include <algorithm>

#include "core/io/pickle/pickle_reader.h"

namespace pentimento {
namespace {

/// What torch needs to rebuild tensors, and what the checkpoints of Stable Diffusion 1.x and 2.x name beside
/// them (numbers of numpy, the class of a training callback). Naming one does nothing here.
constexpr std::string_view kKnown[] = {
    "torch._utils._rebuild_tensor",
    "torch._utils._rebuild_tensor_v2",
    "torch._utils._rebuild_parameter",
    "torch._tensor._rebuild_from_type_v2",
    "torch.Tensor",
    "torch.nn.parameter.Parameter",
    "torch.Size",
    "torch.device",
    "torch.storage.UntypedStorage",
    "collections.OrderedDict",
    "collections.defaultdict",
    "_codecs.encode",
    "__builtin__.set",
    "builtins.set",
    "__builtin__.dict",
    "numpy.dtype",
    "numpy.core.multiarray.scalar",
    "numpy._core.multiarray.scalar",
    "pytorch_lightning.callbacks.model_checkpoint.ModelCheckpoint",
};

constexpr std::string_view kStorages[] = {"Double", "Float", "Half", "BFloat16", "Long",
                                          "Int",    "Short", "Char", "Byte",     "Bool"};
constexpr std::string_view kDtypes[] = {"float16", "bfloat16", "float32", "float64", "half",
                                        "float",   "double",   "int8",    "int16",   "int32",
                                        "int64",   "uint8",    "bool",    "long"};

} // namespace

bool pickle_global_is_known(std::string_view name) {
  if (std::find(std::begin(kKnown), std::end(kKnown), name) != std::end(kKnown)) return true;
  if (!name.starts_with("torch.")) return false;
  name.remove_prefix(6);
  if (name.ends_with("Storage")) {
    name.remove_suffix(7);
    return std::find(std::begin(kStorages), std::end(kStorages), name) != std::end(kStorages);
  }
  return std::find(std::begin(kDtypes), std::end(kDtypes), name) != std::end(kDtypes);
}

} // namespace pentimento
