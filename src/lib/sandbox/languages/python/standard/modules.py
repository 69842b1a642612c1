# What programs import of Python's own library, where MicroPython has not got it.


def _add_to(module, members):
    for name, member in members.items():
        setattr(module, name, member)


class _Members:
    def __init__(self, name, members):
        self.__name__ = name
        _add_to(self, members)


def _offer(name, members):
    sys.modules[name] = _Members(name, members)
