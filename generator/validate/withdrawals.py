"""`data/withdrawn.yml`: which published addresses answer with a notice, and why."""

from __future__ import annotations

import re

from pydantic import ValidationError

from generator.model.portal import WITHDRAWN_ADDRESS, Withdrawal
from generator.model.problem import Problem
from generator.model.source import Source
from generator.validate.translate import translate

_ADDRESS = re.compile(WITHDRAWN_ADDRESS)


def validate_withdrawals(source: Source | None, problems: list[Problem]) -> dict[str, Withdrawal]:
    """Address → notice; what is wrong is added to `problems`."""
    found: dict[str, Withdrawal] = {}
    for address, data in (source.data if source else {}).items():
        assert source is not None
        if not _ADDRESS.fullmatch(address):
            problems.append(Problem("address.form", source.path, (address,), address))
            continue
        try:
            found[address] = Withdrawal.model_validate(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                problem = translate(detail, Withdrawal, source.path)
                moved = Problem(
                    problem.code, source.path, (address, *problem.loc), problem.found, problem.hint
                )
                problems.append(moved)
    return found
