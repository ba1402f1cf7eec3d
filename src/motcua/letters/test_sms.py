"""Short messages through a real HTTP server: what it answers is certain, silence is not."""

import socket
import threading

import pytest

from motcua.letters import channels
from motcua.letters.builders import a_gateway, moment
from motcua.letters.channels import Letter, Outcome, Sms

AT = moment(25, 11, 0)


@pytest.fixture
def gateway(settings):
    with a_gateway() as server:
        settings.SMS_URL, settings.SMS_TOKEN = server.url, "bí mật chung".encode().hex()
        yield server


def told(to="0912345678"):
    return Sms().hand_over(Letter(recipient=to, subject="", body="Ma dang nhap: 123456"), AT)


def test_what_the_gateway_is_sent(gateway, settings):
    assert told().outcome is Outcome.ARRIVED
    ((path, authorised, message),) = gateway.kept
    assert (path, authorised) == ("/send?from=motcua", f"Bearer {settings.SMS_TOKEN}")
    assert (message["to"], message["text"]) == ("+84912345678", "Ma dang nhap: 123456")
    assert message["at"] == "2024-04-25T11:00:00+07:00"
    assert told().outcome is Outcome.ARRIVED
    assert len({message["id"] for _, _, message in gateway.kept}) == 2


@pytest.mark.parametrize(("to", "outcome"), [
    ("0912345429", Outcome.RETRY), ("0912345503", Outcome.RETRY), ("0912345400", Outcome.REFUSED),
    ("0912345000", Outcome.UNCERTAIN),
])
def test_what_comes_of_it(gateway, to, outcome):
    sent = told(to)
    assert sent.outcome is outcome
    assert to.removeprefix("0") not in sent.error
    assert len(gateway.kept) == 1, "never sent a second time by our doing"


def test_nobody_answers_the_door(settings):
    with socket.create_server(("127.0.0.1", 0)) as free:
        settings.SMS_URL = f"http://127.0.0.1:{free.getsockname()[1]}"
    assert told().outcome is Outcome.CLOSED
    settings.SMS_URL = "https://không.có.thật.invalid/"
    assert told().outcome is Outcome.CLOSED


def test_silence_is_uncertain_and_ends(settings, monkeypatch):
    monkeypatch.setattr(channels, "SMS_SECONDS", 0.3)
    ends = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as deaf:

        def listen():
            line, _ = deaf.accept()
            ends.wait(30)
            line.close()

        listener = threading.Thread(target=listen)
        listener.start()
        settings.SMS_URL = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        assert told().outcome is Outcome.UNCERTAIN
        ends.set()
        listener.join()


def test_who_speaks_no_http_is_uncertain(settings):
    with socket.create_server(("127.0.0.1", 0)) as other:

        def greet():
            line, _ = other.accept()
            line.recv(65536)
            line.sendall(b"220 smtp.example.vn ESMTP\r\n")
            line.close()

        greeter = threading.Thread(target=greet)
        greeter.start()
        settings.SMS_URL = f"http://127.0.0.1:{other.getsockname()[1]}"
        assert told().outcome is Outcome.UNCERTAIN
        greeter.join()
