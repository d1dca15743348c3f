// LibTorch, as much of it as Pentimento uses. <torch/torch.h> has data loaders, optimizers and serialization
// as well, whose templates are instantiated in every file that includes it: a second or two each.
#pragma once

#include <torch/autograd.h>
#include <torch/cuda.h>
#include <torch/nn/functional.h>
#include <torch/nn/init.h>
#include <torch/nn/module.h>
#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/embedding.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>
#include <torch/utils.h>
#include <torch/version.h>
