"""Golden values of exercises/attention from PyTorch's own multi-head attention, one head, in float64.

npx tsx scripts/content/print-cases.ts attention \
  | python3 tests/golden/attention.py > exercises/attention/golden.json

Its projections are the identity, so that what is left is softmax(QKᵀ/√d + mask) V. The large case is left out: 4,608
numbers say nothing that the small ones do not.
"""
import torch

from cases import read_cases, value, write_golden


def attention(q, k, v, mask=None):
    q, k, v = (torch.from_numpy(matrix) for matrix in (q, k, v))
    d, width = q.shape[1], v.shape[1]
    # Values must be as wide as the queries there: they are filled up with zeros, or weighed in strips of width d.
    strips = [
        torch.nn.functional.pad(strip, (0, d - strip.shape[1])) for strip in torch.split(v, d, dim=1)
    ]
    outputs = [one_head(q, k, strip, mask) for strip in strips]
    return torch.cat(outputs, dim=1)[:, :width].numpy()


def one_head(q, k, v, mask):
    d = q.shape[1]
    layer = torch.nn.MultiheadAttention(d, num_heads=1, bias=False, dtype=torch.float64)
    with torch.no_grad():
        layer.in_proj_weight.copy_(torch.eye(d).repeat(3, 1))
        layer.out_proj.weight.copy_(torch.eye(d))
        hidden = None if mask is None else torch.from_numpy(mask == 0)
        output, _weights = layer(q, k, v, attn_mask=hidden)
    return output


def outputs(case):
    return {step["keep"]: attention(*map(value, step["args"])) for step in case["steps"]}


cases = [case for case in read_cases() if case["id"] != "large"]
write_golden(
    f"tests/golden/attention.py, PyTorch {torch.__version__.split('a')[0]} MultiheadAttention, float64",
    {case["id"]: outputs(case) for case in cases},
)
