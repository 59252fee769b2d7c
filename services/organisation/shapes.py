"""Texts of requests, as several areas take them."""

from typing import Annotated

from pydantic import Field, StringConstraints

NameText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50)]
EmailText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]
Identifier = Annotated[str, Field(min_length=36, max_length=36)]
