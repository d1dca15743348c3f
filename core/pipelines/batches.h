#pragma once

#include <functional>
#include <string>
#include <vector>

namespace pentimento {

/// Calls `work(first, n)` over `count` items, at most `batch` at a time. When memory runs out the batch is
/// halved for the rest, said once each time through `warn`, and the items are tried again after everything of
/// theirs is released. @param save called when one item alone does not fit: gives something up and returns
/// true, or returns false when there is nothing left to give up; may be empty.
/// @throws Error(OutOfMemory) when one item alone does not fit, and whatever `work` throws.
void in_batches(int count, int batch, const std::function<void(int first, int n)>& work,
                const std::function<void(const std::string&)>& warn, const std::function<bool()>& save = {});

/// The same over groups of so many items each: a batch never spans two groups, so that an item is always
/// worked on in the same company, whatever else is asked for in the run.
void in_batches(const std::vector<int>& groups, int batch, const std::function<void(int first, int n)>& work,
                const std::function<void(const std::string&)>& warn, const std::function<bool()>& save = {});

/// True when `work` went through, false when memory ran out; the tensors of the attempt are gone on return.
bool fits(const std::function<void()>& work);

} // namespace pentimento
