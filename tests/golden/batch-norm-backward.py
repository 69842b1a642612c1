"""Golden values of exercises/batch-norm-backward from PyTorch's BatchNorm1d and its automatic gradients in float64.

npx tsx scripts/content/print-cases.ts batch-norm-backward \
  | python3 tests/golden/batch-norm-backward.py > exercises/batch-norm-backward/golden.json

The large batch is left out: 16,384 numbers say nothing that the small ones do not. Of the probes on both sides of an
input only their sum with the cotangent is ever used; they are kept, since a case's golden values are all of its outputs.
"""
import torch

from cases import read_cases, run, write_golden


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5):
        self.layer = torch.nn.BatchNorm1d(len(gamma), eps=eps, dtype=torch.float64)
        with torch.no_grad():
            self.layer.weight.copy_(torch.from_numpy(gamma))
            self.layer.bias.copy_(torch.from_numpy(beta))

    def forward(self, x):
        self.layer.train()
        self.x = torch.from_numpy(x).requires_grad_()
        self.y = self.layer(self.x)
        return self.y.detach().numpy()

    def backward(self, dy):
        inputs = (self.x, self.layer.weight, self.layer.bias)
        gradients = torch.autograd.grad(self.y, inputs, torch.from_numpy(dy), retain_graph=True)
        return [gradient.numpy() for gradient in gradients]


cases = [case for case in read_cases() if case["id"] != "large-batch"]
write_golden(
    f"tests/golden/batch-norm-backward.py, PyTorch {torch.__version__.split('a')[0]} BatchNorm1d and autograd, float64",
    {case["id"]: run(case, BatchNorm) for case in cases},
)
