"""The link of a kept view says whether it shows the same figures later too."""

from __future__ import annotations

from pages.start.my_views import say_stand


def test_a_kept_link_says_whether_it_names_a_stand() -> None:
    assert "nennt keinen Stand" in say_stand("ziele?daten=demo&jahr=2025")
    assert "Link und Merken" in say_stand("ziele?daten=demo&jahr=2025")
    assert "auch später dieselben Zahlen" in say_stand("ziele?daten=demo&stand=Nr.+7&jahr=2025")
    assert "keinen" not in say_stand("ziele?daten=demo&stand=Nr.+7&jahr=2025")
