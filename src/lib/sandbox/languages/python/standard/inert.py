# warnings and abc: programs may name them, and nothing comes of it.
_offer("warnings", {
    "warn": lambda *args, **_: None, "filterwarnings": lambda *args, **_: None, "simplefilter": lambda *args, **_: None,
})
_offer("abc", {"ABC": object, "ABCMeta": type, "abstractmethod": lambda function: function, "abstractproperty": property})
