"""As whom a key acts."""

from typing import Any

from ninja import Router

from motcua.api import shapes
from motcua.api.entrance import ApiRequest

router = Router(tags=["Khóa"])


@router.get("/me", response=shapes.answers(shapes.Me), summary="Khóa này là của ai, làm được gì")
def me(request: ApiRequest) -> dict[str, Any]:
    key: Any = request.auth  # type: ignore[attr-defined] # what the entrance let in
    posts = sorted(f"{duty}@{unit}" for duty, unit in request.actor.posts)
    return {"name": request.actor.name, "posts": posts, "writes": key.writes, "lasts_until": key.lasts_until}
