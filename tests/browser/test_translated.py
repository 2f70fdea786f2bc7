"""With the browser's translation on: a heading says what its figures are of, after every choice."""

from __future__ import annotations

from driving import Visit

# What Chrome and Edge do: elements of their own stand where texts stood, except where it says translate="no".
TRANSLATE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.nodeValue.trim() || text.parentElement.closest("[translate=no], script, style, svg")) continue;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(`${text.nodeValue}*`);
  }
}"""


def test_headings_follow_a_choice_though_the_browser_translates(visit: Visit) -> None:
    visitor = visit("lagebild?daten=demo&jahr=2025")
    page = visitor.page
    page.evaluate(TRANSLATE)
    assert "*" in visitor.text()
    page.get_by_test_id("stSidebar").get_by_role("combobox").nth(1).click()
    page.get_by_role("option").filter(has_text="2024").click()
    page.get_by_role("heading", level=1).filter(has_text="2024").wait_for(timeout=15_000)
    visitor.settle()
    assert page.get_by_role("heading", level=1).inner_text() == "Lagebild 2024"
    assert visitor.errors == []
