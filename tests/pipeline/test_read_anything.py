"""Whatever the text, reading gives facts that lie inside it, the same every time, and never fails."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading import document_of
from saksi.export.record import record_of
from saksi.lexicon.load import Lexicon
from saksi.model.readings import Reading
from saksi.pipeline.read import read
from saksi.store.plain import from_plain, to_plain

PIECES = [
    "Israel", "Hamas", "TNI", "Gaza", "Khan Younis", "Reuters", "menyerang", "diserang", "tewas", "mengatakan", "kata",
    "dilansir", "oleh", "yang", "dan", "di", "ke", "pada", "Rabu (23/11)", "Senin", "kemarin", "30 Februari", "2023",
    "sedikitnya", "12", "orang", "dua ratus lima", "³", "٣", "1.2.3", "9" * 400, "serangan", "pertemuan", "dengan",
    '"', "“", "”", "'", "(", ")", "[", ",", ".", ":", ";", "—", "-", "\n", "\n\n", "\t", "\u200b", "\ufeff", "😀", "é",
    "Baca juga:", "SCROLL TO CONTINUE", "PasukanIsraelmenyerangGaza", "\u0301", "\x0b", "AS", "US$", "rezim", "ia",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), min_size=1, max_size=60).map(" ".join)


def spans(value: Any) -> list[tuple[int, int]]:
    if isinstance(value, dict):
        here = [(value["start"], value["end"])] if value.keys() >= {"start", "end"} else []
        return here + [span for inner in value.values() for span in spans(inner)]
    return [span for inner in value for span in spans(inner)] if isinstance(value, list) else []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS.filter(str.strip))
def test_any_text_is_read(lexicon: Lexicon, text: str) -> None:
    document = document_of(text)
    reading = read(document, lexicon)
    assert read(document, lexicon) == reading
    assert from_plain(to_plain(reading, Reading), Reading) == reading
    record = json.loads(json.dumps(record_of(document, reading)))
    assert all(0 <= start < end <= len(text) for start, end in spans(record))
    assert all(mention.surface == mention.span.of(text) for mention in reading.mentions)
