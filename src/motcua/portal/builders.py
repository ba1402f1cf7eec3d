"""People and dossiers at the citizen's door, for tests."""

import io
import re
from datetime import datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.documents.builders import a_pdf
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.kernel.moments import HANOI
from motcua.people import queries as people

NOW = datetime(2024, 4, 1, 14, 30, tzinfo=HANOI)
KEY = "1.004363-province"
SCRIPT = {"X-Requested-With": "XMLHttpRequest"}
typed = {
    "submitter_name": "Trần Thị Bình", "submitter_number": "024185001234", "submitter_phone": "0912 345 678",
    "submitter_email": "", "submitter_address": "Xã Tân Mỹ", "owner_is": "self",
    "requested": "Cấp mới cho cửa hàng", "receiving_unit": "SNN-BPMC", "return_by": "counter",
}  # fmt: skip


asked = {"f.renewal": "no"}
declared = {
    "f.applicant_kind": "person", "f.name": "Trần Thị Bình", "f.personal_number": "024185001234", "f.address": "Xã Tân Mỹ",
    "f.phone": "0912 345 678", "f.shop_name": "Vật tư Bình Minh", "f.shop_address": "Thôn Kép", "f.trade": "retail",
    "f.shop_area": "12,5", "f.has_store": "yes", "f.store_address": "Thôn Kép", "f.store_area": "1.030", "f.far_from_water": "yes",
    "f.sellers.0.seller": "Trần Thị Bình", "f.sellers.0.born": "05/03/1985", "f.sellers.0.paper": "BD 12/2020", "f.promised": "yes",
}  # fmt: skip


def browser_of(actor: Actor) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(people.account(int(actor.id.partition(":")[2])))
    return client


def words(response) -> str:
    """What a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def begun(client: Client) -> Dossier:
    """A draft as the first button opens it."""
    response = client.post(f"/nop/{KEY}/")
    assert response.status_code == 302, words(response)
    return Dossier.objects.get(pk=int(response["Location"].split("/")[2]))


def a_file(text: str = "Đơn đề nghị", name: str = "đơn.pdf") -> io.BytesIO:
    file = io.BytesIO(a_pdf(text))
    file.name = name
    return file


def filled(client: Client) -> Dossier:
    """A draft with everything that is asked for."""
    draft = begun(client)
    for stage, facts in (("truong-hop", asked), ("thong-tin", typed), ("to-khai", declared)):
        answer = client.post(f"/nop/{draft.pk}/{stage}/", facts)
        assert answer.status_code == 302, words(answer)
    for key in ("paper-1", "paper-2", "paper-3", "paper-4"):
        assert client.post(f"/nop/{draft.pk}/giay-to/{key}/", {key: a_file(key)}).status_code == 302
    return draft


def sent(client: Client) -> Dossier:
    """A dossier handed in at this door."""
    draft = filled(client)
    assert client.post(f"/nop/{draft.pk}/xem-lai/", {"agree": "on"}).status_code == 302
    draft.refresh_from_db()
    return draft


def statements(client: Client, address: str) -> int:
    """How many SQL statements a page takes, the session's own among them."""
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)
