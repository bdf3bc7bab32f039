"""The formats beside JSON, by the words of format=, and their media types."""

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = {"csv": ("application/zip", "csv.zip"), "xlsx": (XLSX, "xlsx")}  # of the whole guide, and their names' ends
