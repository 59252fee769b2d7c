"""Who may import whom inside a service, read from the source. What import-linter says of packages stands in pyproject.

api ──► routes ──► acts, views ──► rows, gateways ──► rules, domain
        consumer ──► events ─┘
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SERVICES: Final = ("identity", "organisation", "trajects", "documents", "messaging", "statistics", "audit")
ENTRIES: Final = frozenset(
    [
        "api",
        "consumer",
        "relay",
        "nightly",
        "authorizer",
        "render",
        "seal",
        "deliver",
        "collect",
        "expire",
        "cli",
    ]
)
"""The functions and commands of a service: one file each at its top."""

FURNITURE: Final = frozenset(["routes", "rules", "views", "rows", "schemas", "gateways", "events"])
"""What every area may have; any other module of an area is an act."""

OTHER_AREAS: Final = {
    "act": {"rows"},
    "events": {"rows"},
    "views": {"views", "schemas", "rows"},
    "schemas": {"schemas"},
}
"""What a piece may import of another area; a piece that does not stand here imports nothing of one."""

LEVELS: Final = {
    "routes": 5,
    "events": 5,
    "act": 4,
    "views": 4,
    "service": 3,
    "schemas": 2,
    "rows": 2,
    "gateways": 2,
    "rules": 1,
    "domain": 0,
}
"""A piece imports pieces of its own level and below; `service` are the modules that several areas need (`shapes`: requests and answers)."""

PURE: Final = frozenset(["rules", "domain"])
NOT_PURE: Final = (
    "shared.aws",
    "shared.http",
    "shared.texts",
    "pydantic",
    "botocore",
    "aws_lambda_powertools",
)


@dataclass(frozen=True, slots=True)
class Module:
    """A module of a service: in which area, and which piece of it. `area` is empty at the service's top."""

    name: str
    area: str
    piece: str
    imports: frozenset[str]


def modules_of(service: str) -> list[Module]:
    """Every module of a service."""
    folder = ROOT / "services" / service
    return [_module(file, folder) for file in sorted(folder.rglob("*.py")) if file.name != "__init__.py"]


def piece_of(parts: list[str]) -> tuple[str, str]:
    """Area and piece of a module by its path below the service, without its ending."""
    if parts[0] == "domain":
        return "", "domain"
    if len(parts) == 1:
        return "", "entry" if parts[0] in ENTRIES else "schemas" if parts[0] == "shapes" else "service"
    return parts[0], parts[1] if parts[1] in FURNITURE else "act"


def faults_of(service: str) -> Iterator[str]:
    """Each import that breaks the layout, in words."""
    modules = modules_of(service)
    for module in modules:
        for imported in sorted(module.imports):
            yield from _faults(module, imported, service)


def _faults(module: Module, imported: str, service: str) -> Iterator[str]:
    if module.piece in PURE and imported.startswith(NOT_PURE):
        yield f"{module.name} is pure and imports {imported}"
    prefix = f"services.{service}."
    if not imported.startswith(prefix) or module.piece == "entry":
        return
    area, piece = piece_of(imported.removeprefix(prefix).split("."))
    if piece == "entry":
        yield f"{module.name} imports the function {imported}"
    elif area and module.area and area != module.area:
        if piece not in OTHER_AREAS.get(module.piece, set()):
            yield f"{module.name} imports {imported} of another area"
    elif LEVELS[piece] > LEVELS[module.piece]:
        yield f"{module.name} imports {imported} above it"


def _module(file: Path, folder: Path) -> Module:
    parts = list(file.relative_to(folder).with_suffix("").parts)
    area, piece = piece_of(parts)
    name = ".".join(["services", folder.name, *parts])
    return Module(name, area, piece, frozenset(_imports(ast.parse(file.read_text("utf-8")))))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (each if _is_module(each) else node.module for each in found)


def _is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or path.is_dir()
