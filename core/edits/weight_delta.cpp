#include "core/edits/weight_delta.h"

#include "core/base/error.h"
#include "core/base/hash.h"

namespace pentimento {

namespace {

void add_tensor(Sha256& hash, std::string_view kind, const torch::Tensor& tensor) {
  const auto plain = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
  hash.add(kind).add(static_cast<std::uint64_t>(plain.dim()));
  for (const auto size : plain.sizes()) hash.add(static_cast<std::uint64_t>(size));
  hash.add(std::span(static_cast<const std::byte*>(plain.const_data_ptr()), plain.nbytes()));
}

} // namespace

std::vector<int64_t> DeltaEntry::shape() const {
  if (low_rank()) return {up.size(0), down.size(1)};
  return parameter.sizes().vec();
}

torch::Tensor DeltaEntry::change(const torch::Tensor& base) const {
  const auto w0 = base.detach().to(torch::kFloat32);
  if (!low_rank()) return parameter.to(w0.device()) - w0;
  return torch::matmul(up.to(w0.device()), down.to(w0.device()));
}

torch::Tensor DeltaEntry::edited(const torch::Tensor& base) const {
  if (!low_rank()) return parameter.to(base.device());
  return base.detach().to(torch::kFloat32) + change(base);
}

std::string WeightDelta::content_hash() const {
  Sha256 hash;
  hash.add("pentimento.edit");
  for (const auto& [name, entry] : entries) {
    hash.add(name);
    if (entry.low_rank()) {
      add_tensor(hash, "up", entry.up);
      add_tensor(hash, "down", entry.down);
    } else {
      add_tensor(hash, "dense", entry.parameter);
    }
  }
  return hash.hex();
}

DeltaEntry dense_entry(const torch::Tensor& edited_parameter) {
  DeltaEntry entry;
  entry.parameter =
      edited_parameter.detach().to(torch::kCPU, torch::kFloat32).clone(torch::MemoryFormat::Contiguous);
  return entry;
}

void require_base(const WeightDelta& delta, const std::string& base_hash) {
  // Another tool's edit does not say; names and shapes are checked when it is put on.
  if (delta.origin.base_hash.empty() || delta.origin.base_hash == base_hash) return;
  throw Error(ErrorCode::OtherBase, "this edit was made for another base model", base_hash,
              delta.origin.base_hash, "open the model it was made for, or erase again on this one");
}

} // namespace pentimento
