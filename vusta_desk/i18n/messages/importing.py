"""Sentences about lists that come in."""

from collections.abc import Mapping

MESSAGES: Mapping[str, str] = {}
