from django.http import HttpResponse
from django.shortcuts import render

from ...catalogue.exports.worksheet import worksheet_as_xlsx
from ...guide.readers import read_tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def worksheet(request):
    """What a reviewer answers in the sections asked for, as a page or as XLSX. Queries: the four tables."""
    sections = read_tables().sections
    asked = {code.lower() for code in request.GET.getlist("section")}
    chosen = [section for section in sections if section.code.lower() in asked]
    if chosen and request.GET.get("format") == "xlsx":
        return download(chosen)
    known = {section.code.lower() for section in sections}
    unknown = [code for code in request.GET.getlist("section") if code.lower() not in known]
    context = {"sections": sections, "chosen": chosen, "unknown": ", ".join(unknown)}
    return render(request, "web/worksheet.html", context)


def download(sections):
    codes = "-".join(section.code for section in sections[:5])
    headers = {"Content-Disposition": f'attachment; filename="worksheet-{codes.replace(":", "-")}.xlsx"'}
    return HttpResponse(worksheet_as_xlsx(sections), content_type=XLSX, headers=headers)
