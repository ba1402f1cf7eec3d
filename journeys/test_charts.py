"""Charts as the house serves them: its policy, its hashed files, a telephone, the dark, paper, a reader without a script."""

from playwright.sync_api import expect

KINDS = ("bars", "lines", "bullets", "multiples", "days", "handovers", "histogram")


def drawn(at):
    for kind in KINDS:
        at.page.locator(f"#sample-{kind}").scroll_into_view_if_needed()
        expect(at.page.locator(f"#sample-{kind}.mc-chart--drawn svg path").first).to_be_attached()


def test_charts_are_drawn_followed_filtered_and_printed(window):
    at = window()
    fetched = []
    at.page.on("response", lambda answer: fetched.append(answer.url))
    at.go("/")
    assert not any("charts" in url for url in fetched)
    at.go("/gallery/?frame=desk")
    drawn(at)
    assert any("/static/dist/charts." in url for url in fetched)
    at.page.emulate_media(color_scheme="dark")
    expect(at.page.locator("#sample-bars .mc-chart__canvas svg")).to_contain_text("600")

    canvas = at.page.locator("#sample-bars .mc-chart__canvas")
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] * 0.5, "y": box["height"] * 0.1})
    at.page.wait_for_url("**#0-0")
    expect(at.page.locator("#sample-bars").get_by_role("link", name="412", exact=True)).to_have_attribute("href", "#0-0")

    at.page.emulate_media(media="print")
    expect(canvas.locator("svg")).to_be_visible()
    expect(at.page.locator("#sample-bars table")).to_be_hidden()
    at.page.emulate_media(media="screen")

    at.page.get_by_role("combobox", name="Lĩnh vực").fill("thuy loi")
    at.page.keyboard.press("Enter")
    at.page.wait_for_url("**linh-vuc=8**")


def test_on_a_telephone_and_without_a_script_the_tables_say_it_all(window):
    phone = window(phone=True)
    phone.go("/gallery/")
    drawn(phone)
    expect(phone.page.locator("#sample-bars table")).to_be_hidden()
    phone.page.locator("#sample-bars summary").press("Enter")
    expect(phone.page.locator("#sample-bars").get_by_role("link", name="412", exact=True)).to_be_visible()

    plain = window(phone=True, scripts=False)
    plain.go("/gallery/")
    for kind in KINDS:
        expect(plain.page.locator(f"#sample-{kind} .mc-chart__drawn")).to_be_hidden()
        expect(plain.page.locator(f"#sample-{kind} table")).to_be_visible()
