"""The addresses of the interface for other systems, and its description."""

from typing import Any

from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from motcua.api import dossiers, drafts, me, procedures, tasks
from motcua.api.entrance import NOES, Key, spoken


class Json(JSONRenderer):
    """Vietnamese stays readable."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Motcua", version="1", urls_namespace="api", auth=Key(), docs_url=None, renderer=Json(),
    description="Giao diện cho phần mềm khác: làm được đúng những gì người giữ khóa làm được trên màn hình.",
)  # fmt: skip
for part in (procedures, me, drafts, dossiers, tasks):
    api.add_router("", part.router)
for kind, say in NOES.items():
    api.add_exception_handler(kind, say)

app_name = "api"
urlpatterns: list[Any] = api.urls[0]
for one in urlpatterns:
    one.callback = spoken(one.callback)
