"""Where the documents lie: on this machine's disk, or in a bucket of an S3 server."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NO_PACKAGE = "MOTCUA_S3_BUCKET is set, but the packages for it are not installed: run `make setup S3=1`."


def documents(folder: Path) -> dict[str, Any]:
    """Return Django's STORAGES entry. The keys of a bucket come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."""
    bucket = os.environ.get("MOTCUA_S3_BUCKET")
    if not bucket:
        return {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": folder}}
    # No rights of its own for a file: the bucket is closed, and every download goes through us.
    options = {"bucket_name": bucket, "endpoint_url": os.environ.get("MOTCUA_S3_ENDPOINT") or None, "default_acl": None}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def why_unusable() -> str | None:
    wanted = os.environ.get("MOTCUA_S3_BUCKET")
    return NO_PACKAGE if wanted and not (find_spec("storages") and find_spec("boto3")) else None
