"""Between the model's dataclasses and plain dictionaries and lists, by their type hints."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Plain = dict[str, Any]


@cache
def hints(cls: type) -> Mapping[str, Any]:
    """Return the type hints of a dataclass, resolved."""
    return get_type_hints(cls)


def variants(hint: Any) -> tuple[type, ...]:
    """Return the dataclasses of a union of several ("Actor | Place | …"), else nothing."""
    if get_origin(hint) not in (Union, types.UnionType):
        return ()
    classes: tuple[type, ...] = tuple(arg for arg in get_args(hint) if isinstance(arg, type) and is_dataclass(arg))
    return classes if len(classes) > 1 else ()


def optional(hint: Any) -> Any:
    """Return ``X`` for ``X | None``, else the hint itself."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return inner[0] if len(inner) == 1 else hint
    return hint


def to_plain(value: Any, hint: Any) -> Any:
    """Return ``value`` as dictionaries, lists, numbers, texts and dates.

    A value of a union of dataclasses becomes a dictionary with one key a class, all but one ``None``.
    """
    if value is None:
        return None
    hint = optional(hint)
    if classes := variants(hint):
        return {c.__name__.lower(): to_plain(value, c) if isinstance(value, c) else None for c in classes}
    if is_dataclass(hint):
        known = hints(hint)  # type: ignore[arg-type]
        return {f.name: to_plain(getattr(value, f.name), known[f.name]) for f in fields(hint)}
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return [to_plain(item, inner[0]) for item in value]
        return {f"f{i}": to_plain(item, inner[i]) for i, item in enumerate(value)}
    return value


def from_plain(value: Any, hint: Any) -> Any:
    """Return what ``to_plain`` made into ``value``.

    Raises:
        KeyError, TypeError: ``value`` is not of that shape.

    """
    if value is None:
        return None
    hint = optional(hint)
    if classes := variants(hint):
        by_name = {c.__name__.lower(): c for c in classes}
        return next(from_plain(inner, by_name[name]) for name, inner in value.items() if inner is not None)
    if is_dataclass(hint):
        known = hints(hint)  # type: ignore[arg-type]
        return hint(**{f.name: from_plain(value[f.name], known[f.name]) for f in fields(hint)})  # type: ignore[operator]
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(from_plain(item, inner[0]) for item in value)
        return tuple(from_plain(value[f"f{i}"], inner[i]) for i in range(len(inner)))
    if hint is date and isinstance(value, str):
        return date.fromisoformat(value)
    return value


def scalar(hint: Any) -> type | None:
    """Return the plain type of a scalar hint (``Literal`` gives ``str``), ``None`` if it is none."""
    hint = optional(hint)
    if get_origin(hint) is Literal:
        return str
    return hint if hint in (str, int, float, bool, date) else None
