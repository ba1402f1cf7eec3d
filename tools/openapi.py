"""Write docs/openapi.json anew: what the interface for programs says of itself."""

import json
import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
django.setup()

from motcua.api.urls import api  # noqa: E402 - models exist after setup

ROOT = Path(__file__).resolve().parents[1]
text = json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1)
(ROOT / "docs" / "openapi.json").write_text(text + "\n", encoding="utf-8")
