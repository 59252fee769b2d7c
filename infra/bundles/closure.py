"""What a handler needs: its modules, their data files, and the names that it takes from elsewhere.

Read from the source, never by importing: the template may be made on a machine that could not run the function.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]

OWN_PACKAGES: Final = ("services", "shared")
DATA_SUFFIXES: Final = (".toml", ".json", ".txt", ".html", ".svg", ".typ")
_NOT_DATA: Final = ("requirements.txt", "package.json", "package-lock.json")
_FOLDERS_OF_PEOPLE: Final = ("samples", "schemas", "published", "decisions", "__pycache__", "node_modules")


@dataclass(frozen=True, slots=True)
class Closure:
    """Everything that one handler reaches.

    Attributes:
        modules: our own modules by dotted name, each with its file.
        data: files beside those modules that are no Python.
        outside: top-level names that belong neither to us nor to the standard library.
    """

    modules: dict[str, Path]
    data: frozenset[Path]
    outside: frozenset[str]

    def files(self) -> list[Path]:
        """All files, sorted, as the bundle holds them."""
        return sorted({*self.modules.values(), *self.data})


def closure_of(module: str, root: Path = ROOT) -> Closure:
    """The closure of a dotted module name.

    Raises:
        FileNotFoundError: the module is not there.
    """
    modules: dict[str, Path] = {}
    outside: set[str] = set()
    waiting = [module]
    if _file_of(module, root) is None:
        raise FileNotFoundError(f"no module {module} under {root}")
    while waiting:
        name = waiting.pop()
        file = _file_of(name, root)
        if file is None or name in modules:
            continue
        modules[name] = file
        for imported in _imports(name, file, root):
            if imported.split(".")[0] in OWN_PACKAGES:
                waiting.extend(_with_parents(imported))
            else:
                outside.add(imported.split(".")[0])
        waiting.extend(_with_parents(name))
    data = {
        found
        for file in modules.values()
        if file.name == "__init__.py"
        for found in _data_of(file.parent, root)
    }
    return Closure(modules, frozenset(data), frozenset(outside - sys.stdlib_module_names))


def _with_parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[: count + 1]) for count in range(len(parts))]


def _file_of(name: str, root: Path) -> Path | None:
    path = root.joinpath(*name.split("."))
    for file in (path / "__init__.py", path.with_suffix(".py")):
        if file.is_file():
            return file
    return None


def _imports(name: str, file: Path, root: Path) -> Iterator[str]:
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in _running_nodes(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, package)
            yield base
            yield from (
                f"{base}.{alias.name}" for alias in node.names if _file_of(f"{base}.{alias.name}", root)
            )


def _running_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Every node but those under `if TYPE_CHECKING:`, which no running program imports."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            continue
        yield child
        yield from _running_nodes(child)


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    base = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def _data_of(folder: Path, root: Path) -> Iterator[Path]:
    """Data files of a package: its own, and those of sub-folders that are no packages themselves."""
    if folder == root / "services":
        return
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix in DATA_SUFFIXES and path.name not in _NOT_DATA:
            yield path
        elif path.is_dir() and path.name not in _FOLDERS_OF_PEOPLE and not (path / "__init__.py").exists():
            yield from _data_of(path, root)
