"""How a person walks through the house: signs in, looks at each page (and so does axe), and takes a photograph of some."""

import subprocess
import time
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, expect

from journeys import photographs
from motcua.config.demo.people import PASSWORD
from motcua.letters.builders import PostOffice

ROOT = Path(__file__).resolve().parents[1]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
MOST_LOOKS = 300  # a fifth of a second apart: whether a letter has come
SHEET, ROOM = 1480, 12  # pixels: the most that a long photograph shows; what is left around a part of a page
# The rule that is off: GOV.UK's own file widget breaks it.
LOOK = """async () => {
  const rules = {'label-content-name-mismatch': {enabled: false}, 'target-size': {enabled: true}}
  const found = await axe.run(document, {rules, resultTypes: ['violations']})
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 300)} ${node.failureSummary}`))
}"""


COMPLAINTS = ("Content Security Policy", "inline style", "InitError", "Uncaught")


@dataclass
class House:
    """Where it is served, how its command line is called, and the post office to which its letters go."""

    address: str
    motcua: Path
    environment: dict[str, str]
    post: PostOffice

    def tell(self, *words: str, says: str = "") -> str:
        """Run a command of the house to its end and return what it printed."""
        command = [str(self.motcua), *words]
        done = subprocess.run(command, env=self.environment, input=says, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def letter_to(self, address: str) -> EmailMessage:
        """Wait until somebody has been written to, and return the last letter."""
        for _ in range(MOST_LOOKS):
            if found := [letter for to, letter in self.post.kept if to == address]:
                return found[-1]
            time.sleep(0.2)
        raise AssertionError(f"nothing came to {address}: {[to for to, _ in self.post.kept]}")

    def hire(self, username: str, name: str, *posts: str) -> None:
        """Open an official's account, as an administrator does, on the day at which the house's clock stands."""
        given = [word for post in posts for word in ("--post", post)]
        self.tell("user", username, "--name", name, *given, "--password-stdin", says=PASSWORD + "\n")


@dataclass
class Window:
    """A browser window of one person. What the browser complained about is told when the journey ends."""

    page: Page
    house: House
    scripts: bool = True
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("console", self._heard)

    def _heard(self, message: ConsoleMessage) -> None:
        # A 404 or 422 that the journey asked for is no complaint; a broken script or policy is, under whatever heading it stands.
        loud = message.type in {"error", "assert"} or any(word in message.text for word in COMPLAINTS)
        if loud and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def go(self, path: str) -> int:
        """Open an address and return the status of the answer."""
        answer = self.page.goto(path)
        assert answer is not None
        return answer.status

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def fill(self, **said: str) -> None:
        """Fill in fields by the name they are sent under."""
        for name, text in said.items():
            self.page.locator(f"[name='{name}']:visible").fill(text)

    def choose(self, **said: str) -> None:
        """Choose radio buttons by name and value, as a click on their label does."""
        for name, value in said.items():
            self.page.locator(f"input[name='{name}'][value='{value}']").check()

    def reads(self, *sentences: str) -> None:
        """The page says this."""
        for sentence in sentences:
            expect(self.page.locator("main")).to_contain_text(sentence)

    def heading(self, text: str) -> None:
        """Wait for the page with this heading."""
        expect(self.page.get_by_role("heading", level=1, name=text, exact=True)).to_be_visible()

    def look(self, photograph: str = "", **how: Any) -> None:
        """Let axe look at the page; nothing may be in the way of anybody. A name asks for a photograph too, taken as told there."""
        assert not (found := self.violations()), "\n".join(found)
        if photograph:
            self.photograph(photograph, **how)

    def photograph(self, name: str, *, whole: bool = False, part: str = "", most: int = SHEET) -> None:
        """Photograph the page, when photographs are asked for.

        :param whole: as much as a long sheet holds, not only what the window shows
        :param part: only what this selector finds first
        :param most: of a part, no more than this many pixels from its top
        """
        if photographs.wanted():
            self.page.evaluate("() => window.scrollTo(0, 0)")
            clip = self._around(part, most) if part else {"x": 0, "y": 0, **self.page.viewport_size}
            if whole:
                clip["height"] = SHEET
            photographs.keep(self.page.screenshot(full_page=whole or bool(part), clip=clip, animations="disabled"), name)

    def _around(self, part: str, most: int) -> dict[str, float]:
        """Where on the page it stands, with a little room around it; above the content there is room enough."""
        box = self.page.locator(part).locator("visible=true").first.bounding_box()
        assert box is not None
        left, top = max(box["x"] - ROOM, 0), max(box["y"] - (0 if part == "main" else ROOM), 0)
        width = min(box["width"] + 2 * ROOM, self.page.viewport_size["width"] - left)
        return {"x": left, "y": top, "width": width, "height": min(box["height"] + 2 * ROOM, most)}

    def violations(self) -> list[str]:
        """What axe finds on the page, each with where."""
        if not self.scripts:  # axe is one
            return []
        self.page.evaluate(AXE)
        return [f"{self.page.url}: {one}" for one in self.page.evaluate(LOOK)]

    def sign_in(self, phone: str, name: str = "") -> None:
        """A citizen, from the page that asks where the code shall go; with a name when it is the first time."""
        self.fill(told_to=phone)
        self.press("Gửi mã cho tôi")
        self.heading("Nhập mã đăng nhập")
        code = self.page.locator("main").inner_text().partition("Mã là ")[2][:6]
        self.look()
        self.fill(code=code)
        self.press("Đăng nhập")
        if name:
            self.heading("Ông/Bà tên gì?")
            self.look()
            self.fill(full_name=name)
            self.press("Tiếp tục")

    def sign_in_official(self, username: str) -> None:
        """An official, with a password; ends at the desk."""
        self.go("/lam-viec/")
        self.fill(login=username, password=PASSWORD)
        self.press("Đăng nhập")
        self.heading("Hồ sơ cần giải quyết")

    def fetch(self, href: str) -> bytes:
        """What a download of this address brings, with this person's session."""
        answer = self.page.request.get(href)
        assert answer.status == 200, f"{href}: {answer.status}"
        return answer.body()
