"""Imports that wait until something of the module is used.

A cold start pays for every class that it makes; what only some routes need is made by the first that needs it.

    with lazily():
        from services.trajects.use_cases import pregnancy
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType


class _Waiting(MetaPathFinder):
    """Finds modules as Python does, and has them run at their first use. Packages run at once: they hold nothing."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.loader and spec.submodule_search_locations is None:
            spec.loader = LazyLoader(spec.loader)
        return spec


@contextmanager
def lazily() -> Iterator[None]:
    """Modules imported in this block, by their own name, run when an attribute of them is first asked for.

    `from module import name` asks at once, and so waits for nothing.
    """
    waiting = _Waiting()
    sys.meta_path.insert(0, waiting)
    try:
        yield
    finally:
        sys.meta_path.remove(waiting)
