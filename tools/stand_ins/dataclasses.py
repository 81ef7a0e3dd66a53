"""Stands in for the standard library's module of this name, as far as the rules use it.

That one writes the methods of each class as source text and compiles it; for the rules' fifty
classes this takes a phone as long as all else that is imported. Here all classes share the same
functions. Left out are `field()`, `slots` (accepted, without effect), `order` and `unsafe_hash`.
"""

_FIELDS = "__dataclass_fields__"


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was to be set or deleted."""


def dataclass(cls=None, /, *, frozen=False, eq=True, kw_only=False, slots=False):
    """Give a class `__init__`, `__repr__`, comparison and, if frozen, a hash, from its fields."""
    if cls is None:
        return lambda decorated: dataclass(decorated, frozen=frozen, eq=eq, kw_only=kw_only)
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        fields.update(base.__dict__.get(_FIELDS, {}))
    for name, kind in cls.__dict__.get("__annotations__", {}).items():
        if not str(kind).startswith(("ClassVar", "typing.ClassVar")):
            fields[name] = kw_only
    setattr(cls, _FIELDS, fields)
    cls.__match_args__ = tuple(name for name, is_named in fields.items() if not is_named)
    _give(cls, __init__=_init_of(cls, fields), __repr__=_repr)
    if eq:
        # Python has set it to None for a class with its own `__eq__`.
        if cls.__dict__.get("__hash__") is None:
            cls.__hash__ = _hash if frozen else None
        _give(cls, __eq__=_eq)
    if frozen:
        cls.__setattr__, cls.__delattr__ = _refuse_set, _refuse_delete
    return cls


def replace(instance, /, **changes):
    """Return another instance, with these fields changed."""
    for name in getattr(instance, _FIELDS):
        if name not in changes:
            changes[name] = getattr(instance, name)
    return type(instance)(**changes)


def asdict(instance):
    """Return the fields by name, instances and containers in them unfolded and copied."""
    return {name: _unfolded(getattr(instance, name)) for name in getattr(instance, _FIELDS)}


def _unfolded(value):
    if hasattr(type(value), _FIELDS):
        return asdict(value)
    if isinstance(value, (list, tuple)):
        return type(value)(map(_unfolded, value))
    if isinstance(value, dict):
        return {_unfolded(key): _unfolded(each) for key, each in value.items()}
    return value


def _give(cls, **methods):
    """Add the methods that the class does not have itself."""
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)


def _init_of(cls, fields):
    positional = cls.__match_args__
    known = frozenset(fields)
    defaults = {name: getattr(cls, name) for name in fields if hasattr(cls, name)}
    needed = tuple(name for name in fields if name not in defaults)
    finish = getattr(cls, "__post_init__", None)

    def __init__(self, /, *given, **named):
        if len(given) > len(positional):
            raise TypeError(f"{cls.__name__}() takes {len(positional)} arguments, not {len(given)}")
        values = dict(zip(positional, given))
        if not known.issuperset(named) or not named.keys().isdisjoint(values):
            wrong = sorted((named.keys() - known) | (named.keys() & values.keys()))
            raise TypeError(f"{cls.__name__}() got unexpected arguments: {', '.join(wrong)}")
        values.update(named)
        for name in needed:
            if name not in values:
                raise TypeError(f"{cls.__name__}() misses the argument {name}")
        self.__dict__.update(defaults)
        self.__dict__.update(values)
        if finish:
            finish(self)

    return __init__


def _values(self):
    return tuple(getattr(self, name) for name in getattr(self, _FIELDS))


def _eq(self, other):
    if type(other) is not type(self):
        return NotImplemented
    return self is other or _values(self) == _values(other)


def _hash(self):
    return hash(_values(self))


def _repr(self):
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in getattr(self, _FIELDS))
    return f"{type(self).__qualname__}({shown})"


def _refuse_set(self, name, value):
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self, name):
    raise FrozenInstanceError(f"cannot delete field {name!r}")
