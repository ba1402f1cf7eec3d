"""Documents lie on the disk, or in a bucket when one is named."""

import pytest

from motcua.config import storage
from motcua.config.test_safety import reasons


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
    assert options == {"bucket_name": "motcua", "endpoint_url": None, "default_acl": None}
    monkeypatch.setenv("MOTCUA_S3_ENDPOINT", "https://s3.example.vn")
    assert storage.documents(tmp_path)["OPTIONS"]["endpoint_url"] == "https://s3.example.vn"


def test_production_wants_the_packages_of_a_bucket(bucket, monkeypatch):
    monkeypatch.setattr(storage, "find_spec", lambda name: None)
    assert reasons() == [storage.NO_PACKAGE]
    monkeypatch.setenv("MOTCUA_S3_BUCKET", "")
    assert reasons() == []
