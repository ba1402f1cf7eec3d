import pytest

from motcua.dossiers import builders
from motcua.journal import queries as journal

GOOD = {"unit": builders.DESK, "first": "01/04/2024", "last": "30/04/2024"}


def test_the_book_of_a_unit(office, desk):
    builders.a_dossier(office, until="accept")
    client = desk(office.intake)
    assert client.get("/lam-viec/so/").status_code == 200
    assert client.get("/lam-viec/so/", GOOD).content.startswith(b"%PDF")


WRONG = [{"unit": "SNN-CCTL"}, {"first": "31/12/2023"}, {"first": "x"}, {"last": "01/01/2024"}, {"first": "01/01/2001"},
         {"unit": "\x00"}, {"first": "01/01/1900", "last": "02/01/1900"}]  # fmt: skip


def test_wrong_is_a_sentence(office, desk):
    client = desk(office.intake)
    for wrong in WRONG:
        assert client.get("/lam-viec/so/", GOOD | wrong).status_code == 422, wrong


def test_not_the_book_of_others(office, desk):
    assert desk(office.colleague).get("/lam-viec/so/", GOOD).status_code == 422
    assert desk(office.citizen).get("/lam-viec/so/").status_code == 404
    assert desk().get("/lam-viec/so/").status_code == 302


@pytest.mark.parametrize(("format", "start"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("docx", b"PK")])
def test_the_book_is_a_file_of_each_kind_and_the_look_is_written_down(office, desk, format, start):
    builders.a_dossier(office, until="accept")
    assert desk(office.intake).get("/lam-viec/so/", GOOD | {"tep": format}).content.startswith(start)
    (look,) = journal.events(f"look:register:{builders.DESK}")
    told = {name: look.data[name] for name in ("days", "format", "rows")}
    assert (look.kind, look.actor_name, told) == (
        "register.looked_at", office.intake.name, {"days": "2024-04-01..2024-04-30", "format": format, "rows": 1}
    )  # fmt: skip
