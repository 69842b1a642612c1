# dataclasses: which fields there are, and in which order, the rewriting of the program writes down.


class _Required:
    def __repr__(self):
        return "<required>"


_required = _Required()
_support.required = _required


class _Field:
    def __init__(self, default, factory, init, repr):
        self.default = default
        self.factory = factory
        self.init = init
        self.repr = repr


def _field(default=_required, default_factory=None, init=True, repr=True, **_):
    return _Field(default, default_factory, init, repr)


class FrozenInstanceError(AttributeError):
    pass


def _as_field(default):
    return default if type(default) is _Field else _Field(default, None, True, True)


def dataclass(cls=None, init=True, repr=True, eq=True, order=False, frozen=False, **_):
    if cls is None:
        return lambda own: dataclass(own, init, repr, eq, order, frozen)
    fields = {}
    names = []
    for base in cls.__bases__:
        for name in getattr(base, "_gradus_names_", ()):
            names.append(name)
            fields[name] = base._gradus_fields_[name]
    for name in cls.__dict__.get("_gradus_own_", ()):
        if name not in names:
            names.append(name)
        fields[name] = _as_field(getattr(cls, name))
    cls._gradus_names_ = names
    cls._gradus_fields_ = fields
    for name in names:
        if fields[name].default is not _required:
            setattr(cls, name, fields[name].default)
    parameters = [name for name in names if fields[name].init]

    def initialise(self, *args, **named):
        if len(args) > len(parameters):
            raise TypeError(cls.__name__ + ".__init__() takes from 1 to " + str(len(parameters) + 1) + " positional arguments but " + str(len(args) + 1) + " were given")
        given = dict(zip(parameters, args))
        for name in named:
            if name not in parameters:
                raise TypeError(cls.__name__ + ".__init__() got an unexpected keyword argument '" + name + "'")
            if name in given:
                raise TypeError(cls.__name__ + ".__init__() got multiple values for argument '" + name + "'")
        given.update(named)
        missing = []
        for name in names:
            field = fields[name]
            if name in given:
                value = given[name]
            elif field.factory is not None:
                value = field.factory()
            elif field.default is not _required:
                value = field.default
            else:
                missing.append("'" + name + "'")
                continue
            setattr(self, name, value)
        if missing:
            raise TypeError(
                cls.__name__ + ".__init__() missing " + str(len(missing)) + " required positional argument"
                + ("s: " if len(missing) > 1 else ": ") + " and ".join(missing)
            )
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def represent(self):
        shown = [name + "=" + builtins.repr(getattr(self, name)) for name in names if fields[name].repr]
        return type(self).__name__ + "(" + ", ".join(shown) + ")"

    def values(thing):
        return tuple([getattr(thing, name) for name in names])

    def equal(self, other):
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def refuse(self, name, value):
        raise FrozenInstanceError("cannot assign to field '" + name + "'")

    own = cls.__dict__
    for name, method, is_wanted in (
        ("__init__", initialise, init), ("__repr__", represent, repr), ("__eq__", equal, eq),
        ("__lt__", lambda self, other: values(self) < values(other), order),
    ):
        if is_wanted and name not in own:
            setattr(cls, name, method)
    return cls


def _class_or_own(thing):
    return thing if isinstance(thing, type) else type(thing)


def _as_dict(thing):
    return {name: getattr(thing, name) for name in type(thing)._gradus_names_}


def _replace(thing, **changes):
    values = _as_dict(thing)
    values.update(changes)
    return type(thing)(**values)


_offer("dataclasses", {
    "dataclass": dataclass, "field": _field, "asdict": _as_dict, "replace": _replace,
    "is_dataclass": lambda thing: hasattr(thing, "_gradus_names_"),
    "astuple": lambda thing: tuple([getattr(thing, name) for name in type(thing)._gradus_names_]),
    "fields": lambda thing: [_Members(name, {"name": name}) for name in _class_or_own(thing)._gradus_names_],
    "FrozenInstanceError": FrozenInstanceError,
})
