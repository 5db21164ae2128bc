"""The door to numba: what is compiled, and how compiled code reaches its arrays.

Inside, an array is a bare pointer: one machine word to hand on, and no check for negative indexes on each access.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

import numba.extending  # type: ignore[import-not-found,import-untyped,unused-ignore]

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
