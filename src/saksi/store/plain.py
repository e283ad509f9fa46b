"""Between the model's dataclasses and plain dictionaries and lists, by their type hints."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, partial
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

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
    return None if value is None else _breaker(hint)(value)


def from_plain(value: Any, hint: Any) -> Any:
    """Return what ``to_plain`` made into ``value``; a field that is not there has its default.

    Raises:
        KeyError, TypeError: ``value`` is not of that shape.

    """
    return None if value is None else _maker(hint)(value)


def _as_it_is(value: Any) -> Any:
    return value


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


@cache
def _breaker(hint: Any) -> Callable[[Any], Any]:
    """Return the function that makes values of ``hint`` other than ``None`` into plain ones."""
    hint = optional(hint)
    if classes := variants(hint):
        return partial(_break_variant, [(c, c.__name__.lower(), _breaker(c)) for c in classes])
    if is_dataclass(hint):
        return partial(_break_object, [(f.name, _breaker(hints(hint)[f.name])) for f in fields(hint)])  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return partial(_break_tuple, _breaker(inner[0]))
        return partial(_break_fixed, [(f"f{i}", _breaker(part)) for i, part in enumerate(inner)])
    return _as_it_is


def _break_object(parts: list[tuple[str, Callable[[Any], Any]]], value: Any) -> Plain:
    found: Plain = {}
    for name, break_down in parts:
        part = getattr(value, name)
        found[name] = part if part is None or break_down is _as_it_is else break_down(part)
    return found


def _break_variant(parts: list[tuple[type, str, Callable[[Any], Any]]], value: Any) -> Plain:
    return {name: break_down(value) if isinstance(value, cls) else None for cls, name, break_down in parts}


def _break_tuple(break_down: Callable[[Any], Any], value: Any) -> list[Any]:
    return list(value) if break_down is _as_it_is else [break_down(item) for item in value]


def _break_fixed(parts: list[tuple[str, Callable[[Any], Any]]], value: Any) -> Plain:
    return {name: break_down(item) for (name, break_down), item in zip(parts, value, strict=True)}


@cache
def _maker(hint: Any) -> Callable[[Any], Any]:
    """Return the function that makes plain values other than ``None`` into what ``hint`` names."""
    hint = optional(hint)
    if classes := variants(hint):
        return partial(_make_variant, {c.__name__.lower(): _maker(c) for c in classes})
    if is_dataclass(hint):
        makers = {field.name: _maker(hints(hint)[field.name]) for field in fields(hint)}  # type: ignore[arg-type]
        changing = [(name, make) for name, make in makers.items() if make is not _as_it_is]
        return partial(_make_object, cast("Callable[..., Any]", hint), changing)
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return partial(_make_tuple, _maker(inner[0]))
        return partial(_make_fixed, [(f"f{i}", _maker(part)) for i, part in enumerate(inner)])
    return _day if hint is date else _as_it_is


def _make_object(cls: Callable[..., Any], parts: list[tuple[str, Callable[[Any], Any]]], value: Any) -> Any:
    given = dict(value)
    for name, make in parts:
        if (part := given.get(name)) is not None:
            given[name] = make(part)
    return cls(**given)


def _make_variant(makers: dict[str, Callable[[Any], Any]], value: Any) -> Any:
    return next(makers[name](inner) for name, inner in value.items() if inner is not None)


def _make_tuple(make: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    return tuple(value) if make is _as_it_is else tuple([make(item) for item in value])


def _make_fixed(parts: list[tuple[str, Callable[[Any], Any]]], value: Any) -> tuple[Any, ...]:
    return tuple([None if value[name] is None else make(value[name]) for name, make in parts])


def scalar(hint: Any) -> type | None:
    """Return the plain type of a scalar hint (``Literal`` gives ``str``), ``None`` if it is none."""
    hint = optional(hint)
    if get_origin(hint) is Literal:
        return str
    return hint if hint in (str, int, float, bool, bytes, date) else None
