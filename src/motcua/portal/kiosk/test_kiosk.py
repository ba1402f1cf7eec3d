import pytest
from django.test import Client
from django.utils import timezone

from motcua.dossiers import builders
from motcua.ui import machines
from motcua.visits.builders import AT, a_queue
from motcua.visits.models import Ticket

THERE = f"/lay-so/{builders.DESK}/"


@pytest.fixture
def hall(db, province, settings):
    """A browser of the machine in the hall, on a working morning."""
    settings.DEMO_OFFSET_SECONDS = (AT - timezone.now()).total_seconds()
    client = Client()
    client.cookies[machines.COOKIE] = machines.mark(builders.DESK)
    return client


def test_a_number_comes_out(hall):
    queue = a_queue(fields=("Bảo vệ thực vật",))
    page = hall.get(THERE).content.decode()
    assert "Hàng A" in page and "0 người đang đợi" in page
    answer = hall.post(THERE, {"queue": str(queue.pk)})
    ticket = Ticket.objects.get()
    assert answer["Location"] == f"/so-cua-toi/{ticket.token}/"
    paper = hall.get(answer["Location"]).content.decode()
    assert "A001" in paper and "data:image/svg+xml" in paper and THERE in paper


def test_elsewhere_none_is_given(hall):
    queue = a_queue()
    for cookie in ("", machines.mark("SNN-CCTL"), builders.DESK):
        hall.cookies[machines.COOKIE] = cookie
        for answer in (hall.get(THERE), hall.post(THERE, {"queue": str(queue.pk)})):
            assert answer.status_code == 403 and "chỉ mở trên máy lấy số" in answer.content.decode()
    assert not Ticket.objects.exists()


def test_what_is_closed_says_so(hall, settings):
    queue = a_queue()
    for wrong in ("", "0", "x", "\x00", "9" * 30):
        assert hall.post(THERE, {"queue": wrong}).status_code == 200
    settings.DEMO_OFFSET_SECONDS = (AT.replace(hour=20) - timezone.now()).total_seconds()
    answer = hall.post(THERE, {"queue": str(queue.pk)})
    assert answer.status_code == 409 and "07:30–11:30" in answer.content.decode()
    a_queue(is_open=False)
    assert "chưa mở hàng nào" in hall.get(THERE).content.decode()
    assert not Ticket.objects.exists()
