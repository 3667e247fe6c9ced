"""Records: tuples with named fields, as `typing.NamedTuple` makes them, in half the time that a start spends on that.

`typing.NamedTuple` looks at every annotation, which takes longer than making the class and serves only who asks for
the types of fields at run time. Type checkers see `typing.NamedTuple` itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    from collections import namedtuple

    _MADE = {"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace"}

    class _Maker(type):
        """Makes the class of records that a class statement describes."""

        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = namespace.get("__annotations__", {})
            defaults = [namespace[field] for field in fields if field in namespace]
            made = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
            for key, value in namespace.items():
                if key not in fields and key not in _MADE:
                    setattr(made, key, value)
            return made

    class Record(metaclass=_Maker):
        """The base to name in a class statement."""


__all__ = ["Record"]
