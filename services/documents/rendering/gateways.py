"""typst: data to tagged PDF (PDF/UA-1). Only the rendering function imports this; the templates stand beside it."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import orjson
import typst

_FOLDER = Path(__file__).parent


def pdf_of(template: Literal["document", "evidence"], data: dict[str, Any], *, at: datetime) -> bytes:
    """The PDF of a template; the same data and instant give the same bytes.

    Raises:
        TypstError: the template does not take the data.
    """
    made = _compiler(template).compile(
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"data": orjson.dumps(data).decode()},
        timestamp=int(at.timestamp()),
    )
    assert isinstance(made, bytes), "a PDF is one file"
    return made


@cache
def _compiler(template: str) -> typst.Compiler:
    """One compiler a template, kept warm; only the fonts that typst brings, so that every machine prints alike."""
    return typst.Compiler(str(_FOLDER / f"{template}.typ"), ignore_system_fonts=True)
