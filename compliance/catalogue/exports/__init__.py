"""The guide as files that people take away: CSV, XLSX and a review worksheet, each as bytes and the same every time.

Works on the document alone: which edition it is, and who may have it, is for the caller to know.
"""

from .csv import guide_as_csv_zip, table_as_csv
from .worksheet import worksheet_as_xlsx
from .xlsx import guide_as_xlsx

__all__ = ["guide_as_csv_zip", "guide_as_xlsx", "table_as_csv", "worksheet_as_xlsx"]
