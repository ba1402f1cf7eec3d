"""Ten thousand requests that nobody should send: never a broken page, never another person's data, never a GET that writes."""

import json
import logging
import random
import re
import sys
import traceback
from collections import Counter
from copy import copy
from datetime import datetime

import pytest
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.test import Client
from django.utils.html import strip_tags

from journeys.strain.walker import Walker, addresses
from motcua.documents import builders as documents
from motcua.dossiers import commands
from motcua.dossiers.builders import BRANCH, DESK, MONDAY, a_dossier, a_filing, an_office
from motcua.dossiers.commands import Paper, Person
from motcua.dossiers.rules import STEPS
from motcua.kernel.actors import Actor
from motcua.kernel.moments import HANOI
from motcua.people import builders as people
from motcua.people.models import Account

REQUESTS, SEED = 10_000, 62281
NOW = datetime(2024, 4, 20, 9, tzinfo=HANOI)
ELSEWHERE = "D213-MC"
# Recognisable, and nowhere else in the house: whoever reads one of these without business has read somebody's papers.
HIDDEN = ["Bùi Kín Đáo", "0966111222", "024199000111", "Ngõ Giấu 17", "Kho bí mật", "giay-kin.pdf", "kin@example.vn"]
OWN = ["Trần Thị Bình", "0912345678", "024185001234", "Xã Tân Mỹ", "Cửa hàng vật tư nông nghiệp Bình Minh", "don-binh.pdf"]
WITH_BUSINESS = {"citizen", "right officer"}
MAY_NOT_SEE = {
    "stranger": HIDDEN + OWN, "citizen": HIDDEN, "officer of another unit": HIDDEN + OWN, "right officer": HIDDEN,
}  # fmt: skip
VIETNAMESE = re.compile(r"[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.I)
TECHNICAL = ["Traceback", "Exception", 'File "', "psycopg", "django."]
# A look is written down even though it is a GET; a session keeps its own table.
MAY_GROW = {"django_session", "journal_event"}


def a_secret_filing(office, hidden, **changes):
    about = {"name": HIDDEN[0], "identity_kind": "cccd", "identity_number": HIDDEN[2], "phone": HIDDEN[1], "email": HIDDEN[6],
             "address": HIDDEN[3]}  # fmt: skip
    account = int(hidden.id.partition(":")[2])
    persons = [Person(role="submitter", **about), Person(role="owner", **about)]
    return a_filing(office, submitter=account, owner=account, persons=persons, requested=HIDDEN[4], **changes)


@pytest.fixture
def house(province, store, settings):
    """Dossiers of two citizens in many states, files, drafts; who walks; and the values that addresses ask for."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"  # what is tried here is not the session
    settings.DEMO_OFFSET_SECONDS = (NOW - datetime.now(HANOI)).total_seconds()
    office = an_office()
    hidden = people.a_citizen(HIDDEN[1], full_name=HIDDEN[0], email=HIDDEN[6])
    hidden = Actor(id=f"account:{hidden.pk}", name=hidden.full_name)
    asked = a_filing(office).papers

    def papers(by, name):
        file = documents.a_kept_file(name=name, by=by, at=MONDAY)
        return file, [Paper(requirement=asked[0].requirement, name="Đơn", file=file.id), *asked[1:]]

    his_file, his_papers = papers(hidden, HIDDEN[5])
    his = commands.submit(a_secret_filing(office, hidden, receiving_unit=ELSEWHERE, papers=his_papers), by=hidden, at=MONDAY)
    draft_file, draft_papers = papers(hidden, HIDDEN[5])
    his_draft = commands.draft(a_secret_filing(office, hidden, papers=draft_papers), by=hidden, at=MONDAY)
    own_file, own_papers = papers(office.citizen, OWN[5])
    states = ["submit", "accept", "transfer", "take", "assign", "finish_step", "decide", "number_and_seal", "announce", "deliver"]
    own = [a_dossier(office, until=state, filing={} if n else {"papers": own_papers}) for n, state in enumerate(states)]
    waiting = a_dossier(office, until="assign")
    reasons = [{"requirement": asked[0].requirement, "reason": "Thiếu chữ ký"}]
    commands.ask_supplement(waiting.pk, by=office.officer, at=MONDAY.replace(day=3), reasons=reasons)
    draft = commands.draft(a_filing(office), by=office.citizen, at=MONDAY)
    posts = [(duty, DESK) for duty in ("intake", "cashier", "result_desk")]
    posts += [(duty, BRANCH) for duty in ("officer", "head", "leader", "clerk")]
    walkers = {
        "stranger": None, "citizen": Account.objects.get(pk=int(office.citizen.id.partition(":")[2])),
        "officer of another unit": people.a_person("xa", ("officer", "SNN-CCTL"), ("head", "SNN-CCTL")),
        "right officer": people.a_person("gan", *posts, full_name="Đỗ Văn Gần"),
    }  # fmt: skip
    files = [own_file.id, his_file.id, draft_file.id]
    known = {
        "number": [*(d.number for d in own), waiting.number, his.number, his.number], "key": [his.procedure_key],
        "field": ["bao-ve-thuc-vat"], "pk": [draft.pk, draft.pk, his_draft.pk, own[0].pk], "file": files, "id": files,
        "verb": list(STEPS),
        "requirement": [p.requirement for p in asked], "form": ["receipt", "control", "hand_over"], "paper": ["1", "2", "receipt"],
    }  # fmt: skip
    return walkers, known


def contents():
    """Return how every table looks, in one number each."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name not in MAY_GROW]
        parts = [f"SELECT '{t}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) FROM \"{t}\" t" for t in tables]
        cursor.execute(" UNION ALL ".join(parts))
        looks = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM journal_event WHERE subject NOT LIKE 'file:%' AND subject NOT LIKE 'look:%'")
        return sorted([*looks, ("journal_event", cursor.fetchone()[0], 0)])


class Walk:
    """One person's way past all addresses; what is wrong is collected, not stopped at."""

    def __init__(self, who, account, walker):
        self.who, self.account, self.walker = who, account, walker
        self.client = Client(raise_request_exception=False)
        self.wrong, self.reached, self.statuses, self.raised, self.seen = {}, Counter(), Counter(), [], set()
        self.cookies = copy(self.client.cookies)
        self.enter()

    def enter(self):
        """Begin as at first: the same session, unless it was ended."""
        if self.account and not (self.cookies and self.client.session.exists(self.cookies["sessionid"].value)):
            self.client.force_login(self.account)
            self.cookies = copy(self.client.cookies)
        self.client.cookies = copy(self.cookies)

    def send(self, sent):
        self.raised.clear()
        self.client.handler.enforce_csrf_checks = sent.check_csrf
        with transaction.atomic():
            answer = self.client.generic(
                sent.method, sent.path, sent.body, sent.content_type, query_params=None,
                **({"QUERY_STRING": sent.query} if sent.query else {}), **sent.headers,
            )  # fmt: skip
            page = text(answer)
        self.statuses[answer.status_code] += 1
        self.seen |= {word for word in OWN if word in page}
        if found := answer.wsgi_request.resolver_match:
            self.reached[found.route] += 1
        if why := self.why_wrong(sent, answer, page):
            kind = (why, sent.method, sent.address.route, answer.status_code, *self.raised[:1])
            sample = (sent.path[:150], sent.query[:200], sent.body[:400], sent.content_type[:80], sent.headers, page[:200])
            self.wrong.setdefault(kind, []).append(sample)
        if {"sessionid", "language"} & set(answer.cookies):
            self.enter()  # signed out, language changed: the next request begins as the first one did
        return answer.status_code, page

    def why_wrong(self, sent, answer, page):
        if answer.status_code >= 500:
            return "broken page"
        if told := [secret for secret in MAY_NOT_SEE[self.who] if secret in page]:
            return f"told {told}"
        if answer.status_code >= 400 and sent.method != "HEAD":
            said = strip_tags(page)
            if not VIETNAMESE.search(said) or len(said.split()) < 4 or any(word in page for word in TECHNICAL):
                return "no sentence"
        return None


def text(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    page = body.decode(errors="replace")
    is_json = answer.headers.get("Content-Type", "").startswith("application/json")  # allauth talks so with scripts
    return json.dumps(json.loads(page), ensure_ascii=False) if page and is_json else page


@pytest.fixture
def raised():
    """The walk that hears what breaks while its pages are made."""
    walks = []
    logging.disable(logging.CRITICAL)  # Django says each of them aloud

    def note(sender, **more):
        kind, value, trace = sys.exc_info()
        frame = [one for one in traceback.extract_tb(trace) if "motcua" in one.filename or "allauth" in one.filename][-1:]
        where = f"{frame[0].filename.rpartition('/src/')[2]}:{frame[0].lineno}" if frame else ""
        for walk in walks:
            walk.raised.append(f"{kind.__name__} at {where}: {str(value)[:150]}")

    got_request_exception.connect(note)
    yield walks
    got_request_exception.disconnect(note)
    logging.disable(logging.NOTSET)


@pytest.mark.django_db
@pytest.mark.parametrize("who", MAY_NOT_SEE)
def test_a_quarter_of_ten_thousand_requests_that_nobody_should_send(house, raised, who):
    walkers, known = house
    ours = list(addresses())
    walk = Walk(who, walkers[who], Walker(random.Random(f"{SEED} {who}"), known))
    raised.append(walk)

    walk_all(walk, ours, REQUESTS // len(MAY_NOT_SEE))

    print(f"{who}: {walk.statuses.total()} requests at {len(ours)} addresses: {dict(sorted(walk.statuses.items()))}")
    assert walk.statuses.total() >= REQUESTS // len(MAY_NOT_SEE)
    found = [f"{len(samples)} times {kind}, for example {samples[0]}" for kind, samples in walk.wrong.items()]
    assert found == [], f"{len(found)} kinds:\n" + "\n".join(sorted(found))
    assert who not in WITH_BUSINESS or len(walk.seen) == len(OWN), "the walk must be able to see what it looks for"
    assert [a.route for a in ours if not walk.reached[a.route]] == [], "never reached: give the walk a value for its arguments"


def walk_all(walk, ours, amount):
    """First only reading, and nothing may have changed; then everything."""
    before = contents()
    for address in ours:
        for _ in range(max(3, walk.walker.ways(address))):
            status, page = walk.send(walk.walker.look(address, sane=True))
            if status < 400:
                walk.walker.learn(address, page)
    for n in range(amount // 2 - walk.statuses.total()):
        walk.send(walk.walker.look(ours[n % len(ours)]))
    after = contents()
    changed = [a[0] for a, b in zip(after, before, strict=True) if a != b]
    if changed:
        walk.wrong[f"GET wrote {changed}"] = [walk.who]
    weights = [walk.walker.weight(address) for address in ours]
    for address in [*ours, *walk.walker.chance.choices(ours, weights, k=amount - walk.statuses.total() - len(ours))]:
        walk.send(walk.walker.act(address))
