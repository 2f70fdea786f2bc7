"""The Zielvereinbarung beside its figures: from a mark to the figure and back, by mouse and by keyboard."""

from __future__ import annotations

from driving import Visit, Visitor

MARK, ROW = "stelle-betrag-06434-2023-AQB-agreed-total", "betrag-06434-2023-AQB-agreed-total"


def in_sight(visitor: Visitor, name: str) -> bool:
    """Whether what bears the name lies in the window, below the bar at its top, and in its scroll box."""
    return bool(
        visitor.page.evaluate(
            """name => {
              const own = document.getElementById(name), at = own.getBoundingClientRect();
              const box = own.closest('.aqb-document')?.getBoundingClientRect() ?? {top: 0, bottom: innerHeight};
              return at.top >= Math.max(60, box.top - 1) && at.bottom <= Math.min(innerHeight, box.bottom + 1);
            }""",
            name,
        )
    )


def led_to(visitor: Visitor, name: str) -> bool:
    visitor.settle()
    return visitor.page.evaluate("() => document.querySelector(':target')?.id") == name and in_sight(visitor, name)


def test_from_the_mark_to_the_figure_and_back(visit: Visit) -> None:
    visitor = visit("kreisprofil?daten=published&jahr=2023&kreis=06434&stufe=granted")
    page = visitor.page
    assert page.locator(".aqb-document mark").count() == 25
    page.locator(f"#{MARK}").click()
    assert led_to(visitor, ROW)
    page.locator(f"#{ROW} a", has_text="753.200,00").click()
    assert led_to(visitor, MARK)

    # The number before a sentence, to its statement and back.
    page.locator("#stelle-aussage-16 a").click()
    assert led_to(visitor, "aussage-16")
    assert "ukrainischen Geflüchteten" in page.locator("#aussage-16").inner_text()
    page.locator("#aussage-16 a").click()
    assert led_to(visitor, "stelle-aussage-16")

    # By keyboard: what was led to is where the next key goes on.
    page.locator("#massnahme-06434-2023-04 a").focus()
    page.keyboard.press("Enter")
    assert led_to(visitor, "stelle-massnahme-06434-2023-04")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.aqb-document') !== null")

    # The filters stay in the address, and a tab that is not open sends to its section.
    assert "stufe=bewilligt" in page.url
    page.locator(".st-key-tab_wortlaut").get_by_role("radio", name="Tabelle").click()
    visitor.settle()
    page.locator(f"#{ROW} a").click()
    assert led_to(visitor, MARK)
    assert visitor.errors == []
    assert visitor.foreign == []


def test_the_text_stays_in_its_box_on_a_phone(visit: Visit) -> None:
    visitor = visit("kreisprofil?daten=published&jahr=2023&kreis=06434", width=390)
    page = visitor.page
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    for box in page.locator(".aqb-document").all():
        assert box.evaluate("each => each.scrollWidth <= each.clientWidth && each.clientHeight <= 640")
    page.locator(f"#{ROW} a").click()
    assert led_to(visitor, MARK)
