"""Two versions of one procedure beside one another."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.catalogue import rules
from motcua.desk.catalogue.changes import told
from motcua.desk.catalogue.editors import editors_only, version_or_404
from motcua.desk.entrance import DeskRequest


@editors_only
def catalogue_compare(request: DeskRequest, before: int, after: int) -> HttpResponse:
    """Only what is different, part by part."""
    old, new = version_or_404(before), version_or_404(after)
    if old.procedure_key != new.procedure_key:
        raise Http404
    rows = [told(change) for change in rules.compare(old, new)]
    return render(request, "desk/catalogue_compare/page.html", {"old": old, "new": new, "rows": rows})
