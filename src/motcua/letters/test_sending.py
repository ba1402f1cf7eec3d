"""What is waiting leaves once: through a real SMTP server and into a real folder."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from motcua.letters import channels, queries
from motcua.letters.builders import a_notice, a_post_office, moment
from motcua.letters.commands import send
from motcua.letters.commands.sending import _CLAIM, _LOCKS
from motcua.letters.models import Notice
from motcua.letters.rules import BACK_OFF, Channel

pytestmark = pytest.mark.django_db(transaction=True)
AT = moment(25, 11, 0)


@pytest.fixture
def post_office(settings):
    with a_post_office() as (office, mailers):
        settings.MAILERS = mailers
        yield office


@pytest.fixture
def folder(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path / "notices"


def state(notice):
    notice.refresh_from_db()
    return notice.state


def test_a_notice_arrives_as_it_was_written(post_office):
    notice = a_notice(7, to="Thuy.Nguyen@example.vn", subject="Hồ sơ đã được tiếp nhận")
    assert send(10, at=AT) == 1

    ((to, message),) = post_office.kept
    assert (to, message["Subject"]) == ("Thuy.Nguyen@example.vn", "Hồ sơ đã được tiếp nhận")
    assert message.get_content().replace("\r\n", "\n") == notice.body
    assert message["Message-ID"] == f"<notice-{notice.pk}@localhost>"
    assert message["Date"] == "Thu, 25 Apr 2024 11:00:00 +0700"
    assert message["Auto-Submitted"] == "auto-generated"
    assert (state(notice), notice.sent_at, notice.attempts) == ("SENT", AT, 1)
    assert send(10, at=AT) == 0
    assert len(post_office.kept) == 1


def test_the_limit_is_kept_and_the_oldest_goes_first(post_office):
    later, first = a_notice(1, next_at=AT), a_notice(2)
    assert send(1, at=AT) == 1
    assert (state(first), state(later)) == ("SENT", "PENDING")


def test_a_full_mailbox_is_tried_again_later_and_given_up_in_the_end(post_office):
    notice, at = a_notice(to="full@example.vn"), AT
    for tries, pause in enumerate(BACK_OFF, start=1):
        assert send(10, at=at) == 0
        assert (state(notice), notice.attempts, notice.next_at) == ("PENDING", tries, at + pause)
        assert "Mailbox full" in notice.error
        assert send(10, at=at + pause - timedelta(seconds=1)) == 0
        at += pause
        assert len(post_office.tries) == tries
    send(10, at=at)
    assert state(notice) == "FAILED"
    assert list(queries.troubled()) == [notice]


@pytest.mark.parametrize("to", ["nobody@example.vn", "không phải địa chỉ", "a@b@c", "a@example.vn\nBcc: b@example.vn"])
def test_what_can_never_arrive_fails_with_a_sentence_and_keeps_nobody_else_waiting(post_office, to):
    notice, other = a_notice(1, to=to), a_notice(2)
    assert send(10, at=AT) == 1
    assert (state(notice), state(other)) == ("FAILED", "SENT")
    assert notice.error.startswith(("Máy chủ thư từ chối: ", "Địa chỉ thư không hợp lệ: "))
    assert [kept for kept, _ in post_office.kept] == ["a2@example.vn"]


def test_a_server_that_hangs_up_before_the_content_has_nothing_and_is_asked_again(post_office):
    notice, other = a_notice(1, to="gone@example.vn"), a_notice(2)
    assert send(10, at=AT) == 1
    assert (state(notice), state(other)) == ("PENDING", "SENT")
    assert notice.error.startswith("Mất kết nối trước khi chuyển nội dung")


def test_a_server_that_hangs_up_after_the_content_may_have_it_and_is_not_asked_again(post_office):
    notice, other = a_notice(1, to="silent@example.vn"), a_notice(2)
    assert send(10, at=AT) == 1
    assert (state(notice), state(other)) == ("UNCERTAIN", "SENT")
    send(10, at=AT + timedelta(days=30))
    assert [to for to, _ in post_office.kept] == ["silent@example.vn", "a2@example.vn"]
    assert list(queries.troubled()) == [notice]


def test_no_server_at_all_ends_the_run_and_costs_no_attempt(settings):
    with a_post_office() as (_, mailers):
        settings.MAILERS = mailers
    notice, other = a_notice(1), a_notice(2)
    assert send(10, at=AT) == 0
    assert (state(notice), notice.next_at, notice.attempts) == ("PENDING", AT + BACK_OFF[0], 0)
    assert (state(other), other.next_at) == ("PENDING", moment(25))
    assert notice.error.startswith("Không kết nối được máy chủ thư")


def test_in_a_folder_each_notice_is_one_file_however_often_it_is_written(folder):
    notice = a_notice(3, channel=Channel.FILE)
    assert send(10, at=AT) == 1
    (file,) = folder.iterdir()
    content = file.read_bytes()
    Notice.objects.update(state="PENDING", sent_at=None)
    assert send(10, at=AT) == 1
    assert [path.name for path in folder.iterdir()] == [f"notice-{notice.pk:010d}.eml"]
    assert file.read_bytes() == content


def test_a_folder_that_cannot_be_written_is_tried_again(folder):
    folder.write_text("in the way")
    notice = a_notice(channel=Channel.FILE)
    assert send(10, at=AT) == 0
    assert (state(notice), notice.attempts) == ("PENDING", 0)
    assert notice.error.startswith("Không ghi được vào thư mục thông báo")


def test_what_a_dead_sender_left_is_uncertain_by_mail_and_written_again_as_a_file(post_office, folder):
    by_mail, as_file = a_notice(1, state="SENDING"), a_notice(2, state="SENDING", channel=Channel.FILE)
    assert send(10, at=AT) == 1
    assert (state(by_mail), state(as_file)) == ("UNCERTAIN", "SENT")
    assert by_mail.error == "Tiến trình gửi bị ngắt giữa chừng: thư có thể đã đến nơi."
    assert post_office.kept == []


def test_what_a_living_sender_holds_is_left_alone(post_office):
    notice = a_notice()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute(_CLAIM, {"at": AT, "locks": _LOCKS})
        assert cursor.fetchone()[0] == notice.pk
    assert send(10, at=AT) == 0
    assert state(notice) == "SENDING"

    other.close()
    for _ in range(500):  # until the server has noticed
        send(10, at=AT)
        if state(notice) == "UNCERTAIN":
            break
    assert (state(notice), post_office.kept) == ("UNCERTAIN", [])


def test_four_senders_at_once_send_each_notice_once(post_office):
    for number in range(60):
        a_notice(number)
    start = threading.Barrier(4)

    def work(_):
        try:
            start.wait()
            return send(100, at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as senders:
        sent = list(senders.map(work, range(4)))
    assert sum(sent) == 60
    assert sorted(to for to, _ in post_office.kept) == sorted(f"a{number}@example.vn" for number in range(60))
    assert queries.counts() == {"SENT": 60}


def test_sending_leaves_no_lock_behind(post_office):
    for to in ("full@example.vn", "nobody@example.vn", "silent@example.vn", "a@example.vn"):
        a_notice(to=to, event=hash(to) % 10_000)
    send(10, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s", [_LOCKS])
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(("setting", "channel"), [("smtp", Channel.EMAIL), ("file", Channel.FILE)])
def test_the_way_out_is_a_setting(settings, setting, channel):
    settings.NOTICE_CHANNEL = setting
    assert channels.chosen() is channel
