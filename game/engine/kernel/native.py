"""The door to numba: what is compiled, and how compiled code reaches its arrays.

Inside, an array is a bare pointer: one machine word to hand on, and no check for negative indexes on each access.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

import numba.extending  # type: ignore[import-not-found,import-untyped,unused-ignore]
from llvmlite import ir  # type: ignore[import-not-found,import-untyped,unused-ignore]
from numba.core.typing.templates import AbstractTemplate, infer_global
from numba.extending import lower_builtin, models, register_model

from game.core.fixed import CERTAIN

Function = TypeVar("Function", bound=Callable[..., Any])
njit: Any = numba.njit
intrinsic: Any = numba.extending.intrinsic
INT64: Any = numba.types.int64
POINTER: Any = numba.types.CPointer


class Words(Protocol):
    """A run of 64-bit whole numbers."""

    def __getitem__(self, at: int, /) -> int: ...

    def __setitem__(self, at: int, worth: int, /) -> None: ...


def compiled(function: Function) -> Function:
    """A part of the kernel. It is compiled into the entry that calls it, and neither kept nor called by itself."""
    made = njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)(function)
    return cast(Function, made)


def inlined(function: Function) -> Function:
    """A part that is made one with whatever calls it."""
    made = njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True, forceinline=True)
    return cast(Function, made(function))


def entry(function: Function) -> Function:
    """What Python calls: kept on disk, in `__pycache__` or, where that cannot be written, in the user's cache.

    Where neither can be written it is compiled anew by each process.
    """
    try:
        made = njit(nogil=True, error_model="numpy", cache=True)(function)
    except RuntimeError:
        made = njit(nogil=True, error_model="numpy")(function)
    return cast(Function, made)


def _pointer(context: Any, array: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return context.make_array(signature.args[0])(context, builder, args[0]).data

    return POINTER(INT64)(array), generate


pointer: Any = intrinsic(_pointer)
"""The first word of an array of 64-bit numbers, for compiled code; whoever has the array keeps it alive."""


def _truncate(context: Any, amount: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.sdiv(args[0], ir.Constant(ir.IntType(64), CERTAIN))

    return INT64(amount), generate


share: Any = intrinsic(_truncate)
"""A number of ten-thousandths as whole ones, rounded toward zero as machines do (Python's division rounds down)."""


class Constants(numba.types.Type):  # type: ignore[misc,unused-ignore]
    """The type of a pointer to words that never change, which compiled code may keep in registers."""


CONSTANTS: Any = cast(Any, Constants)("Constants")
cast(Any, register_model)(Constants)(models.OpaqueModel)


def _constants(context: Any, array: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, args[0]).data
        return builder.bitcast(data, context.get_value_type(CONSTANTS))

    return CONSTANTS(array), generate


constants: Any = intrinsic(_constants)
"""The same for an array that nothing writes to."""


class _Reading(AbstractTemplate):  # type: ignore[misc,unused-ignore]
    def generic(self, args: Any, kws: Any) -> Any:
        if isinstance(args[0], Constants) and isinstance(args[1], numba.types.Integer):
            return INT64(args[0], numba.types.intp)
        return None


def _read(context: Any, builder: Any, signature: Any, args: Any) -> Any:
    words = builder.bitcast(args[0], ir.IntType(64).as_pointer())
    word = builder.load(builder.gep(words, [args[1]]))
    word.set_metadata("invariant.load", builder.module.add_metadata([]))
    return word


cast(Any, infer_global)(operator.getitem)(_Reading)
cast(Any, lower_builtin)(operator.getitem, Constants, numba.types.Integer)(_read)
