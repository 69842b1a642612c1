"""Golden values of exercises/batch-norm from PyTorch's own BatchNorm1d in float64.

npx tsx scripts/content/print-cases.ts batch-norm \
  | python3 tests/golden/batch-norm.py > exercises/batch-norm/golden.json

The large batch is left out: 16,384 numbers say nothing that the small ones do not.
"""
import torch

from cases import read_cases, run, write_golden


class BatchNorm:
    def __init__(self, gamma, beta, eps=1e-5, momentum=0.1):
        self.layer = torch.nn.BatchNorm1d(len(gamma), eps=eps, momentum=momentum, dtype=torch.float64)
        with torch.no_grad():
            self.layer.weight.copy_(torch.from_numpy(gamma))
            self.layer.bias.copy_(torch.from_numpy(beta))

    def forward(self, x, training):
        self.layer.train(training)
        return self.layer(torch.from_numpy(x)).detach().numpy()

    @property
    def runningMean(self):
        return self.layer.running_mean.numpy().copy()

    @property
    def runningVar(self):
        return self.layer.running_var.numpy().copy()


cases = [case for case in read_cases() if case["id"] != "large-batch"]
write_golden(
    f"tests/golden/batch-norm.py, PyTorch {torch.__version__.split('a')[0]} BatchNorm1d, float64",
    {case["id"]: run(case, BatchNorm) for case in cases},
)
