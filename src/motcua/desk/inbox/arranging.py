"""Filters asked by name, columns chosen, filters kept: what makes a list one's own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motcua.catalogue import queries as catalogue
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.inbox.choices import COLUMNS_KEY, LONGEST_NAME, MOST_SAVED, SAVED_KEY, Choices, canonical, list_of, ordered
from motcua.desk.inbox.lists import DUE, NOBODY, OUTLOOKS, STEPS, TABS, Wanted, read
from motcua.desk.inbox.rows import COLUMNS
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.texts import clean, name_sort_key
from motcua.people import commands
from motcua.people import queries as people
from motcua.people.queries.bearing import all_bearers
from motcua.ui.words import t

WORKING = frozenset({"officer", "head", "leader", "clerk", "intake", "result_desk"})


@staff_only
def inbox_arrange(request: DeskRequest) -> HttpResponse:
    """The filters of the list one comes from, its columns, and the filters kept under a name."""
    wanted = read(request.GET)
    choices = Choices.of(people.preferences(request.actor, "inbox."))
    context = {
        "form": Filters(wanted=wanted, actor=request.actor, at=request.now), "columns": _positions(choices.columns),
        "saved": choices.saved, "query": wanted.query(), "labels": COLUMNS, "most": MOST_SAVED, "longest": LONGEST_NAME,
    }
    return render(request, "desk/inbox/arrange.html", context)


@staff_only
@require_POST
def inbox_columns(request: DeskRequest) -> HttpResponse:
    """`col-<key>`: where the column stands, from 1; empty: not at all. No column at all: the usual ones."""
    asked = {key: request.POST.get(f"col-{key}", "") for key in COLUMNS}
    placed = sorted((int(place), n, key) for n, (key, place) in enumerate(asked.items()) if place.isascii() and place.isdigit())
    columns = ordered(key for place, _, key in placed if place)
    commands.prefer(COLUMNS_KEY, list(columns) or None, by=request.actor, at=request.now)
    messages.success(request, t("Đã lưu các cột của ông/bà."))
    return redirect(list_of(request))


@staff_only
@require_POST
def inbox_saved(request: DeskRequest) -> HttpResponse:
    """`do=keep` with `name`, or `do=drop` with the name of one that is kept."""
    name, query = clean(request.POST.get("name", ""))[:LONGEST_NAME], canonical(request.POST.get("query", ""))
    if query is None:
        raise Http404
    kept = [vars_of(one) for one in Choices.of(people.preferences(request.actor, "inbox.")).saved if one.name != name]
    if request.POST.get("do") == "keep":
        if not name or "\x00" in name or len(kept) >= MOST_SAVED:
            messages.error(request, t("Chưa lưu được: cần một tên, và nhiều nhất {n} bộ lọc.", n=MOST_SAVED))
            return redirect(list_of(request))
        kept.append({"name": name, "query": query})
    commands.prefer(SAVED_KEY, kept or None, by=request.actor, at=request.now)
    messages.success(request, t("Đã lưu các bộ lọc của ông/bà."))
    return redirect(list_of(request))


def vars_of(one: Any) -> dict[str, str]:
    return {"name": one.name, "query": one.query}


def _positions(columns: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every column with where it stands: those shown first, in their order."""
    shown = [(key, str(n)) for n, key in enumerate(columns, start=1)]
    return shown + [(key, "") for key in COLUMNS if key not in columns]


class Filters(forms.Form):
    """Asked by GET: what is chosen is the address."""

    use_required_attribute = False

    def __init__(self, *, wanted: Wanted, actor: Actor, at: Any) -> None:
        super().__init__(auto_id="loc-%s")
        every = ("", t("Tất cả"))
        fields = [(name, f"{name} ({n})") for name, n in catalogue.fields(local_date(at))]
        asked: dict[str, tuple[str, list[tuple[str, str]]]] = {
            "xem": ("Danh sách", [(key, t(text)) for key, text in TABS.items()]),
            "muc": ("Dự báo", [every, *((key, t(text)) for key, (_, text) in OUTLOOKS.items())]),
            "han": ("Ngày hẹn trả", [every, *((key, t(text)) for key, (text, _) in DUE.items())]),
            "buoc": ("Đang ở bước", [every, *((key, t(text)) for key, text in STEPS.items())]),
            "nguoi": ("Người giữ", [every, (NOBODY, t("Chưa có người giữ")), *_colleagues(actor, at)]),
            "lv": ("Lĩnh vực", [every, *fields]),
        }  # fmt: skip
        for name, (label, choices) in asked.items():
            initial = getattr(wanted, name)
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, initial=initial)


def _colleagues(actor: Actor, at: Any) -> list[tuple[str, str]]:
    """Who bears a duty of working or signing in one of the actor's units."""
    borne = all_bearers({unit for _, unit in actor.posts}, at)
    found = people.accounts(pk for (duty, _), bearers in borne.items() if duty in WORKING for pk in bearers)
    return sorted(((str(pk), one.full_name) for pk, one in found.items()), key=lambda one: name_sort_key(one[1]))
