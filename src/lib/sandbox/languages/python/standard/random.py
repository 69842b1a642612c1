# random: what MicroPython's own lacks, drawn from it.
import random as _plain_random


class _Random:
    __name__ = "random"
    seed = _plain_random.seed
    random = _plain_random.random
    uniform = _plain_random.uniform
    randint = _plain_random.randint
    randrange = _plain_random.randrange
    choice = _plain_random.choice
    getrandbits = _plain_random.getrandbits

    def shuffle(items):
        for last in range(len(items) - 1, 0, -1):
            other = _plain_random.randint(0, last)
            items[last], items[other] = items[other], items[last]

    def sample(items, k):
        items = list(items)
        _Random.shuffle(items)
        return items[:k]

    def choices(items, weights=None, k=1):
        if weights is None:
            return [_plain_random.choice(items) for _ in range(k)]
        chosen = []
        for _ in range(k):
            rest = _plain_random.random() * builtins.sum(weights)
            for item, weight in zip(items, weights):
                rest -= weight
                if rest < 0:
                    break
            chosen.append(item)
        return chosen

    def gauss(mu=0.0, sigma=1.0):
        u = 1.0 - _plain_random.random()
        return mu + sigma * _math.sqrt(-2 * _math.log(u)) * _math.cos(2 * pi * _plain_random.random())

    normalvariate = gauss


sys.modules["random"] = _Random
