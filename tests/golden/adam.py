"""Golden values of exercises/adam from PyTorch's own Adam in float64.

npx tsx scripts/content/print-cases.ts adam \
  | python3 tests/golden/adam.py > exercises/adam/golden.json

The large parameter is left out: 12,800 numbers say nothing that the small ones do not.
"""
import torch

from cases import read_cases, run, write_golden


class Adam:
    def __init__(self, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        self.settings = {"lr": lr, "betas": (beta1, beta2), "eps": eps}
        self.optimiser = None

    def step(self, param, grad):
        if self.optimiser is None:
            self.param = torch.nn.Parameter(torch.from_numpy(param))
            self.optimiser = torch.optim.Adam([self.param], **self.settings)
        with torch.no_grad():
            self.param.copy_(torch.from_numpy(param))
        self.param.grad = torch.from_numpy(grad)
        self.optimiser.step()
        return self.param.detach().numpy().copy()


cases = [case for case in read_cases() if case["id"] != "large-parameter"]
write_golden(
    f"tests/golden/adam.py, PyTorch {torch.__version__.split('a')[0]} optim.Adam, float64",
    {case["id"]: run(case, Adam) for case in cases},
)
