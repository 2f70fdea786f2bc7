"""Every icon a page of ours names; a test holds the list against the pages."""

from __future__ import annotations

ICONS = (
    "arrow_forward", "article", "calculate", "close", "cloud_off", "compare_arrows", "difference", "download",
    "edit_note", "expand_less", "expand_more", "flag", "folder_open", "handshake", "history", "home", "inbox",
    "inventory", "link", "link_off", "map", "menu_book", "science", "stacked_line_chart", "table_view", "timeline",
    "upload_file",
)  # fmt: skip
