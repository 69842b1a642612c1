# collections: Counter, deque and defaultdict.
import collections


class Counter(dict):
    def __init__(self, items=()):
        super().__init__()
        self.update(items)

    def update(self, items):
        for item in items:
            self[item] = self[item] + (items[item] if isinstance(items, dict) else 1)

    def __getitem__(self, key):
        return self.get(key, 0)

    def most_common(self, n=None):
        return sorted(self.items(), key=lambda pair: -pair[1])[:n]


class deque:
    def __init__(self, items=(), maxlen=None):
        self.maxlen = maxlen
        self._items = []
        self.extend(items)

    def append(self, item):
        self._items.append(item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop(0)

    def appendleft(self, item):
        self._items.insert(0, item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()

    def extend(self, items):
        for item in items:
            self.append(item)

    def pop(self):
        return self._items.pop()

    def popleft(self):
        return self._items.pop(0)

    def clear(self):
        self._items.clear()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, at):
        return self._items[at]

    def __setitem__(self, at, item):
        self._items[at] = item

    def __contains__(self, item):
        return item in self._items

    def __repr__(self):
        return "deque(" + repr(self._items) + ("" if self.maxlen is None else ", maxlen=" + str(self.maxlen)) + ")"


class defaultdict(collections.OrderedDict):
    def __init__(self, default_factory=None, *items):
        super().__init__(*items)
        self.default_factory = default_factory

    def __getitem__(self, key):
        if key in self:
            return super().__getitem__(key)
        if self.default_factory is None:
            raise KeyError(key)
        made = self.default_factory()
        self[key] = made
        return made


_add_to(collections, {"Counter": Counter, "deque": deque, "defaultdict": defaultdict})
