"""Two ways to run the kernel: as it is, or compiled by numba where there is one."""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from types import FunctionType
from typing import Any, NamedTuple

from tourlink.solver.long import kernel
from tourlink.solver.long.kernel import Floats, Ints, State, Tables


class Kernel(NamedTuple):
    """The functions of the kernel that the search calls, and how it stores numbers."""

    anneal: Callable[[int, int, int, float, Tables, State], int]
    appraise: Callable[[int, Tables, State], int]
    construct: Callable[[Tables, State], int]
    load: Callable[[Tables, State], bool]
    store: Callable[[Any], Any]


def fastest() -> Kernel:
    """Return the compiled kernel if numba is installed, the plain one if not."""
    return plain() if find_spec("numba") is None else compiled()


def plain() -> Kernel:
    """Return the kernel as Python runs it, on lists."""
    return Kernel(
        kernel.anneal,
        kernel.appraise,
        kernel.construct,
        kernel.load,
        lambda flat: flat,
    )


@cache
def compiled() -> Kernel:
    """
    Return the kernel as numba compiles it, on arrays.

    The functions are compiled once and kept in the cache of numba. They are copies
    with a namespace of their own, in which each finds the others compiled.
    """
    import numba  # noqa: PLC0415  # an extra, and slow to import
    import numpy as np  # noqa: PLC0415  # likewise slow

    ints, floats = numba.int64[::1], numba.float64[::1]
    kinds: dict[Any, Any] = {
        None: numba.void,
        bool: numba.boolean,
        int: numba.int64,
        float: numba.float64,
        Ints: ints,
        Floats: floats,
    }
    for group in (Tables, State):
        fields = [kinds[it] for it in group.__annotations__.values()]
        kinds[group] = numba.types.NamedTuple(fields, group)
    space = dict(vars(kernel))
    for name, function in vars(kernel).items():
        if not isinstance(function, FunctionType) or (
            function.__module__ != kernel.__name__
        ):
            continue
        hints = dict(function.__annotations__)
        answer = kinds[hints.pop("return")]
        copy = FunctionType(function.__code__, space, name)
        copy.__module__ = kernel.__name__
        # Nothing here allocates memory. Without `_nrt=False` each call would count
        # references to all arrays, which takes longer than most calls.
        compiler = numba.njit(
            answer(*(kinds[it] for it in hints.values())),
            cache=True,
            error_model="numpy",
            _nrt=False,
        )
        space[name] = compiler(copy)

    def store(flat: Any) -> Any:
        types = {Ints: np.int64, Floats: np.float64}
        if not isinstance(flat, tuple):
            return np.array(flat, dtype=np.int64)
        hints = type(flat).__annotations__.values()
        return type(flat)(
            *(
                np.array(it, dtype=types[kind]) if kind in types else it
                for it, kind in zip(flat, hints, strict=True)
            )
        )

    return Kernel(
        space["anneal"], space["appraise"], space["construct"], space["load"], store
    )
