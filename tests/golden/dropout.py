"""Golden values of exercises/dropout from PyTorch's own Dropout and its gradient in float64.

npx tsx scripts/content/print-cases.ts dropout \
  | python3 tests/golden/dropout.py > exercises/dropout/golden.json

Only cases that chance does not decide: evaluation, and nothing dropped. Where it does, there are no values to keep.
"""
import torch

from cases import read_cases, run, write_golden


class Dropout:
    def __init__(self, p):
        self.layer = torch.nn.Dropout(p)

    def forward(self, x, training):
        self.layer.train(training)
        self.x = torch.from_numpy(x).requires_grad_()
        self.y = self.layer(self.x)
        return self.y.detach().numpy().copy()

    def backward(self, dy):
        # Without a new node of its own the output of an evaluation is the input itself.
        (dx,) = torch.autograd.grad(self.y * 1, self.x, torch.from_numpy(dy))
        return dx.numpy()


CERTAIN = {"evaluation", "nothing-dropped", "evaluation-after-training"}
cases = [case for case in read_cases() if case["id"] in CERTAIN]
write_golden(
    f"tests/golden/dropout.py, PyTorch {torch.__version__.split('a')[0]} nn.Dropout, float64",
    {case["id"]: run(case, Dropout) for case in cases},
)
