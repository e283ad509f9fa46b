"""Text as crawlers deliver it: any characters, and pieces of articles glued together in any order."""

from hypothesis import strategies as st

PIECES = [
    "Gaza", "selatan", "warga", "Israel", "PBB", "Rabu", "(23/11)", "kemarin", "di", "kata", "tewas", "12", "orang", "3.000",
    "dan", "Jend.", "(Purn.)", '"', "“", "”", "'", "’", ".", "?", "!", "…", ",", "- ", "— ", "\n", "\n\n", " ", "\ufffd",
    "Baca juga:", "Penulis: Ani", "(AFP)", "Foto:", "[Gambas:Video Uji]", "SCROLL TO CONTINUE", "LEAVE A REPLY", "Tags: uji",
]  # fmt: skip
LETTERS = st.characters(exclude_categories=["Cs"])

any_text = st.one_of(
    st.text(LETTERS, max_size=60),
    st.lists(st.sampled_from(PIECES) | st.text(LETTERS, max_size=4), max_size=20).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
)
