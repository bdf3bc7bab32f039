"""Which version of the catalogue the database holds: the key of every kept answer."""

from typing import NamedTuple

from django.db import connection

from ..models.edition import label_for

QUERY = """
    SELECT compliance_version.version, compliance_editions.fiscal_year, compliance_editions.revision
    FROM compliance_version
    LEFT JOIN compliance_catalogue ON compliance_catalogue.id = 1
    LEFT JOIN compliance_editions ON compliance_editions.id = compliance_catalogue.edition_id
    WHERE compliance_version.id = 1
"""


class Version(NamedTuple):
    """The version's id, None where there is none yet, and the label of the current edition, if one is."""

    id: str | None
    edition: str | None


def catalogue_version():
    """The Version of what the tables hold now, in one query: to be asked before anything else is read."""
    with connection.cursor() as cursor:
        cursor.execute(QUERY)
        row = cursor.fetchone()
    if row is None:
        return Version(None, None)
    version, fiscal_year, revision = row
    return Version(version, label_for(fiscal_year, revision) if fiscal_year else None)
