"""Where the keyboard is is seen, with colours of the reader's own (forced colours) as well, and so is every box."""

from __future__ import annotations

from driving import Visit, Visitor
from playwright.sync_api import Browser

# Streamlit marks the focus with a shadow, which there is none of with forced colours: an outline must take its place.
MARKED = """() => {
  let found = false;
  for (let each = document.activeElement, up = 0; each && up < 7; each = each.parentElement, up++) {
    const style = getComputedStyle(each);
    found ||= style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  }
  return found || document.activeElement === document.body ? "" : document.activeElement.outerHTML.slice(0, 120);
}"""
# The ring around what has the focus: that of the browser has two colours, a field has a line around it instead.
RING = """() => {
  const own = document.activeElement, style = getComputedStyle(own);
  if (["BODY", "MAIN", "INPUT"].includes(own.tagName)) return "";
  const seen = style.outlineStyle === "auto" || (style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2);
  const strong = style.outlineStyle === "auto" || style.outlineColor === "rgb(11, 83, 148)";
  return seen && strong ? "" : own.outerHTML.slice(0, 120);
}"""
FRAMED = """() => [...document.querySelectorAll("[data-testid=stAlertContainer]")].every(
  (each) => parseFloat(getComputedStyle(each).borderTopWidth) >= 1)"""


def test_where_the_keyboard_is_and_what_is_a_box_is_seen_without_shadows_and_tints(
    server: str, chromium: Browser
) -> None:  # fmt: skip
    context = chromium.new_context(
        locale="de-DE", viewport={"width": 1280, "height": 900}, reduced_motion="reduce", forced_colors="active"
    )
    visitor = Visitor(context, server)
    page = visitor.open("lagebild?daten=Demonstrationsdaten")
    assert page.evaluate(FRAMED)
    unseen = []
    for _ in range(45):
        page.keyboard.press("Tab")
        unseen += [found] if (found := page.evaluate(MARKED)) else []
    assert unseen == []
    context.close()


def test_where_the_keyboard_is_is_seen_in_usual_colours(visit: Visit) -> None:
    page = visit("lagebild?daten=Demonstrationsdaten").page
    unseen = []
    for _ in range(45):
        page.keyboard.press("Tab")
        unseen += [found] if (found := page.evaluate(RING)) else []
    assert unseen == []


# The line around a switch, and how far its knob, in the colour of text, is from the left of it.
SWITCH = """() => {
  const track = document.querySelector("label:has([role=switch]) > div"), knob = track.firstElementChild;
  const shown = getComputedStyle(knob).backgroundColor === getComputedStyle(document.body).color;
  const framed = getComputedStyle(track).outlineStyle !== "none";
  return framed && shown ? knob.getBoundingClientRect().left - track.getBoundingClientRect().left : null;
}"""


def test_a_switch_says_whether_it_is_on(server: str, chromium: Browser) -> None:
    context = chromium.new_context(locale="de-DE", reduced_motion="reduce", forced_colors="active")
    visitor = Visitor(context, server)
    page = visitor.open("kreisvergleich?daten=Demonstrationsdaten&jahr=2023")
    off = page.evaluate(SWITCH)
    page.get_by_text("Rang zeigen").click()
    visitor.settle()
    assert page.evaluate(SWITCH) > off >= 0
    context.close()


CHOSEN_TAB = (
    "() => parseFloat(getComputedStyle(document.querySelector('[role=tab][aria-selected=true]')).borderBottomWidth)"
)
OTHER_TAB = CHOSEN_TAB.replace("true", "false")


def test_which_tab_is_open_is_seen(server: str, chromium: Browser) -> None:
    context = chromium.new_context(locale="de-DE", reduced_motion="reduce", forced_colors="active")
    page = Visitor(context, server).open("methodik?daten=Demonstrationsdaten")
    assert page.evaluate(CHOSEN_TAB) >= 2 > page.evaluate(OTHER_TAB)
    context.close()
