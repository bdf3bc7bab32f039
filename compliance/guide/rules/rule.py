"""What a rule and a finding are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..document import Guide, Record

Found = Iterator[tuple[str, Record, str]]  # public name, record, what is wrong with it


@dataclass(frozen=True)
class Rule:
    """Something that holds for every right guide. The id stands in findings, the message says what it asks."""

    id: str
    message: str
    check: Callable[[Guide], Found]


@dataclass(frozen=True)
class Finding:
    """A place where a rule does not hold; with a reason, where it is known and stays so."""

    rule: Rule
    name: str
    place: str
    detail: str
    reason: str | None = None

    def __str__(self):
        where = f"{self.place}: {self.name}" if self.place else self.name
        return f"{where}: {self.detail} [{self.rule.id}]"


def rule(rule_id):
    """Turn a check into a Rule whose message is the check's docstring."""
    return lambda check: Rule(rule_id, check.__doc__, check)
