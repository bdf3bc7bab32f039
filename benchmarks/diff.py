"""The diff of two full editions: processor time, peak memory and what it found, for editions near and far apart.

Usage: python -m benchmarks.diff
"""

import os
import platform
import re
import resource
import time
from dataclasses import replace

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cortap.settings")
os.environ.setdefault("DEBUG", "true")
django.setup()

from django.conf import settings  # noqa: E402

from compliance.guide.diff import diff  # noqa: E402
from compliance.guide.document import Guide  # noqa: E402
from compliance.guide.readers import read_fixtures  # noqa: E402
from compliance.guide.report import diff_as_html  # noqa: E402
from tests.fy2026 import fy2026  # noqa: E402

CODES = ("section_code", "question_code", "deficiency_code")


def changed(guide, recode=str, reword=str):
    """The guide with every code and every text passed through a function."""
    return Guide(tuple(changed_record(section, recode, reword) for section in guide.sections))


def changed_record(record, recode, reword):
    values = {name: recode(text) if name in CODES else reword(text) for name, text in record.texts().items()}
    values |= {"letter": record.letter} if "letter" in values else {}
    parts = {
        name: tuple(changed_record(part, recode, reword) for part in getattr(record, name))
        for name in ("questions", "indicators", "deficiencies")
        if hasattr(record, name)
    }
    return replace(record, **values, **parts)


def recoded(code):
    return f"X{code}"


def every_fifth_word_changed(text):
    return re.sub(r"(\w+)((?:\W+\w+){4})", r"\1s\2", text)


def words_reversed(text):
    return " ".join(reversed(text.split()))


def measure(what, before, after):
    begun = time.process_time()
    found = diff(before, after)
    summary = found.summary
    compared = time.process_time()
    page = diff_as_html(found, ("before", "after"))
    written = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    changes = ", ".join(f"{count} {kind}" for kind, count in summary.items() if count)
    times = f"{compared - begun:.2f} s | {written - compared:.2f} s, {len(page) >> 10} KB"
    print(f"| {what} | {times} | {peak} MB | {changes} |")


def main():
    fy2025 = read_fixtures(sorted((settings.BASE_DIR / "fixtures" / "fy2025").glob("*.json")))
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores; processor time, peak memory of the process so far"
    )
    print("| editions | diff | page | peak | changes |\n|---|---|---|---|---|")
    measure("the same", fy2025, fy2025)
    measure("a year apart", fy2025, fy2026(fy2025))
    measure("no code in common", fy2025, changed(fy2025, recode=recoded))
    measure("no code in common, every fifth word changed", fy2025, changed(fy2025, recoded, every_fifth_word_changed))
    measure("no code in common, no text alike", fy2025, changed(fy2025, recoded, words_reversed))
    measure("every text another", fy2025, changed(fy2025, reword=words_reversed))


if __name__ == "__main__":
    main()
