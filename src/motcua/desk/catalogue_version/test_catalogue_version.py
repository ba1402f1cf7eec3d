from datetime import datetime

from motcua.catalogue import builders, commands, queries, rules
from motcua.catalogue.builders import AT
from motcua.dossiers import builders as dossiers
from motcua.dossiers.builders import KEY
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import SYSTEM
from motcua.kernel.moments import HANOI

ADDRESS = "/lam-viec/danh-muc/ban/{}/"


def test_a_new_version_is_published_and_old_dossiers_keep_their_term(office, control, desk):
    old = dossiers.a_dossier(office, until="accept", at=datetime(2024, 4, 1, 8, 30, tzinfo=HANOI))
    before = (old.version_id, old.due_at, queries.published(old.version_id).term)
    client = desk(control)
    opened = client.post(f"/lam-viec/danh-muc/tt/{KEY}/")
    draft = int(opened.url.rstrip("/").rpartition("/")[2])
    content = queries.draft(draft)
    commands.edit_version(
        draft, seen=queries.fingerprint(content), term=builders.FIVE_DAYS,
        steps=rules.standard_process(builders.FIVE_DAYS),
        by=SYSTEM, at=AT)
    page = client.get(ADDRESS.format(draft)).content.decode()
    assert "Các phần đủ và khớp nhau" in page
    assert client.post(ADDRESS.format(draft), {"publish": "1", "valid_from": "02/04/2024"}).status_code == 302
    new = dossiers.a_dossier(office, until="accept", at=datetime(2024, 4, 2, 8, 30, tzinfo=HANOI))
    kept = Dossier.objects.get(pk=old.pk)
    assert (kept.version_id, kept.due_at, queries.published(kept.version_id).term) == before
    assert new.version_id == draft
    assert queries.published(new.version_id).term == builders.FIVE_DAYS
    assert new.due_at < old.due_at


def test_what_is_to_be_mended_leads_to_where(office, control, desk):
    draft = builders.a_draft("1.999999", applicants=(), steps=builders.a_content().steps[:-1])
    page = desk(control).get(ADDRESS.format(draft)).content.decode()
    assert "Chưa có đối tượng thực hiện." in page
    assert f"/lam-viec/danh-muc/ban/{draft}/phan/general/" in page
    assert f"/lam-viec/danh-muc/ban/{draft}/phan/steps/" in page
    answer = desk(control).post(ADDRESS.format(draft), {"publish": "1", "valid_from": "01/05/2024"})
    assert answer.status_code == 422
    assert "Còn thiếu bộ phận bắt buộc" in answer.content.decode()


def test_a_day_that_cannot_be_is_said(office, control, desk):
    client, published = desk(control), builders.a_version("1.999999")
    draft = commands.next_draft(published.procedure_key, by=SYSTEM, at=AT)
    wrong = {"31/02/2024": "ngày/tháng/năm", "": "Nhập", "01/01/2024": "Đã có phiên bản", "01/01/2030": "bộ quy định"}
    for day, words in wrong.items():
        answer = client.post(ADDRESS.format(draft), {"publish": "1", "valid_from": day})
        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_a_draft_is_thrown_away_a_published_version_is_not(office, control, desk):
    client, draft = desk(control), builders.a_draft("1.999999")
    assert client.post(ADDRESS.format(draft), {"discard": "1"}).status_code == 302
    assert client.get(ADDRESS.format(draft)).status_code == 404
    published = builders.a_version("1.999998")
    assert client.post(ADDRESS.format(published.id), {"discard": "1"}).status_code == 422


def test_every_collected_version_can_be_read(office, control, desk):
    client = desk(control)
    for version in queries.current_versions(builders.START)[::40]:
        assert client.get(ADDRESS.format(version.id)).status_code == 200
