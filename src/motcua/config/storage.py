"""Where the documents lie: on this machine's disk, or in a bucket of an S3 server."""

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NO_KEYS = "The bucket {bucket} refuses our keys ({code}): look at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and their rights there."
NO_BUCKET = "There is no bucket {bucket} ({code}): look at MOTCUA_S3_BUCKET and MOTCUA_S3_ENDPOINT."
SILENT = "The store of the documents does not take and give back a file: {words}."
KEYS_REFUSED = frozenset({
    "AccessDenied", "AuthorizationHeaderMalformed", "ExpiredToken", "Forbidden", "InvalidAccessKeyId", "InvalidToken",
    "SignatureDoesNotMatch", "401", "403",
})  # fmt: skip
NO_PACKAGE = "MOTCUA_S3_BUCKET is set, but the packages for it are not installed: run `make setup S3=1`."


def documents(folder: Path, *, below: str = "") -> dict[str, Any]:
    """Return Django's STORAGES entry. The keys of a bucket come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.

    :param below: under which name of the bucket; on the disk, the folder says it
    """
    bucket = os.environ.get("MOTCUA_S3_BUCKET")
    if not bucket:
        return {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": folder}}
    # No rights of its own for a file: the bucket is closed, and every download goes through us.
    server = os.environ.get("MOTCUA_S3_ENDPOINT") or None
    options = {"bucket_name": bucket, "endpoint_url": server, "default_acl": None, "location": below}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def why_unusable() -> str | None:
    wanted = os.environ.get("MOTCUA_S3_BUCKET")
    return NO_PACKAGE if wanted and not (find_spec("storages") and find_spec("boto3")) else None


def why_silent(prove: Callable[[], None]) -> str | None:
    """Try the store before anybody is served, and return in a sentence what is wrong with it: bad keys are said now, not at the
    first file that a citizen sends.

    :param prove: writes, reads and removes; raises an exception that may have a `code`
    """
    try:
        prove()
    except Exception as reason:
        code, bucket = getattr(reason, "code", ""), os.environ.get("MOTCUA_S3_BUCKET", "")
        if bucket and (code in KEYS_REFUSED or "NoCredentials" in str(reason)):
            return NO_KEYS.format(bucket=bucket, code=code or "no keys are set")
        if bucket and code == "NoSuchBucket":
            return NO_BUCKET.format(bucket=bucket, code=code)
        return SILENT.format(words=reason)
    return None
