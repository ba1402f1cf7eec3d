"""Documents lie on the disk, or in a bucket when one is named."""

import pytest
from django.core.files.storage import InMemoryStorage

from motcua.config import safety, storage
from motcua.config.test_safety import reasons
from motcua.documents import commands as documents


@pytest.fixture
def bucket(monkeypatch):
    monkeypatch.setenv("MOTCUA_S3_BUCKET", "motcua")
    monkeypatch.setenv("MOTCUA_S3_ENDPOINT", "")


def test_on_the_disk_by_default(tmp_path, monkeypatch):
    monkeypatch.setenv("MOTCUA_S3_BUCKET", "")
    found = storage.documents(tmp_path)
    assert found == {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}


def test_in_a_bucket_when_it_is_named(bucket, tmp_path, monkeypatch):
    options = storage.documents(tmp_path)["OPTIONS"]
    assert options == {"bucket_name": "motcua", "endpoint_url": None, "default_acl": None, "location": ""}
    monkeypatch.setenv("MOTCUA_S3_ENDPOINT", "https://s3.example.vn")
    assert storage.documents(tmp_path)["OPTIONS"]["endpoint_url"] == "https://s3.example.vn"


def test_production_wants_the_packages_of_a_bucket(bucket, monkeypatch):
    monkeypatch.setattr(storage, "find_spec", lambda name: None)
    assert reasons() == [storage.NO_PACKAGE]
    monkeypatch.setenv("MOTCUA_S3_BUCKET", "")
    assert reasons() == []


class Told(Exception):
    """What an S3 client raises, in the shape in which it raises it."""

    def __init__(self, code):
        super().__init__(f"An error occurred ({code})")
        self.response = {"Error": {"Code": code}}


class Refusing(InMemoryStorage):
    """A bucket whose server answers every request so."""

    def __init__(self, code=""):
        super().__init__()
        self.code = code

    def _save(self, name, content):
        raise Told(self.code)


class Forgetful(InMemoryStorage):
    def _open(self, name, mode="rb"):
        return open("/dev/null", "rb")


REFUSING = f"{__name__}.Refusing"


@pytest.mark.parametrize("code, said", [
    ("InvalidAccessKeyId", "refuses our keys (InvalidAccessKeyId)"), ("SignatureDoesNotMatch", "AWS_SECRET_ACCESS_KEY"),
    ("AccessDenied", "refuses our keys"),
    ("NoSuchBucket", "There is no bucket motcua"), ("SlowDown", "does not take and give back"),
])
def test_a_bucket_that_refuses_is_said_before_anybody_is_served(bucket, settings, code, said):
    settings.STORAGES = {**settings.STORAGES, "documents": {"BACKEND": REFUSING, "OPTIONS": {"code": code}}}
    with pytest.raises(safety.Unsafe) as reason:
        safety.refuse_silent_store()
    assert said in str(reason.value)


def test_a_store_that_works_is_left_as_it_was(settings, tmp_path):
    options = {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path / "documents"}}
    settings.STORAGES = {**settings.STORAGES, "documents": options}
    safety.refuse_silent_store()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_written_is_said(settings, tmp_path, monkeypatch):
    (tmp_path / "documents").write_text("in the way")
    options = {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path / "documents"}}
    settings.STORAGES = {**settings.STORAGES, "documents": options}
    with pytest.raises(safety.Unsafe, match="does not take and give back a file"):
        safety.refuse_silent_store()
    settings.STORAGES = {**settings.STORAGES, "documents": {"BACKEND": f"{__name__}.Forgetful"}}
    with pytest.raises(documents.StoreSilent, match="another content"):
        documents.prove_store()
