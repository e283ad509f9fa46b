"""Which forms a verb takes, and who stands where around each."""

import pytest

from saksi.lexicon.entries import TriggerForm
from saksi.lexicon.load import Lexicon
from saksi.lexicon.morphology import Voice, active_forms, is_verb, verb_forms

ACTIVE = [
    ("tembak", ("menembak",)),
    ("serang", ("menyerang",)),
    ("bunuh", ("membunuh",)),
    ("kirim", ("mengirim",)),
    ("pukul", ("memukul",)),
    ("tangkap", ("menangkap",)),
    ("sandera", ("menyandera",)),
    ("culik", ("menculik",)),
    ("kepung", ("mengepung",)),
    ("tolak", ("menolak",)),
    ("ambil", ("mengambil",)),
    ("usir", ("mengusir",)),
    ("hancurkan", ("menghancurkan",)),
    ("gempur", ("menggempur",)),
    ("lukai", ("melukai",)),
    ("rampas", ("merampas",)),
    ("nyatakan", ("menyatakan",)),
    ("wajibkan", ("mewajibkan",)),
    ("jarah", ("menjarah",)),
    ("zalimi", ("menzalimi",)),
    ("fitnah", ("memfitnah",)),
    ("veto", ("memveto",)),
    ("bom", ("mengebom", "membom")),
    ("kritik", ("mengkritik", "mengritik")),
    ("protes", ("memprotes", "memrotes")),
    ("pergoki", ("memergoki", "mempergoki")),
]
FORMS: list[tuple[str, str, Voice]] = [
    ("menembak", "tembak", "active"),
    ("menembaki", "tembak", "active"),
    ("ditembak", "tembak", "passive"),
    ("ditembaki", "tembak", "passive"),
    ("tertembak", "tembak", "stative"),
    ("tembak", "tembak", "base"),
    ("penembakan", "tembak", "noun"),
    ("menyerang", "serang", "active"),
    ("diserang", "serang", "passive"),
    ("penyerangan", "serang", "noun"),
    ("serangan", "serang", "noun"),
    ("membunuh", "bunuh", "active"),
    ("dibunuh", "bunuh", "passive"),
    ("pembunuhan", "bunuh", "noun"),
    ("memukuli", "pukul", "active"),
    ("dipukuli", "pukul", "passive"),
    ("pemukulan", "pukul", "noun"),
    ("menangkap", "tangkap", "active"),
    ("ditangkap", "tangkap", "passive"),
    ("penangkapan", "tangkap", "noun"),
    ("menyandera", "culik", "active"),
    ("disandera", "culik", "passive"),
    ("penyanderaan", "culik", "noun"),
    ("terbunuh", "tewas", "stative"),
]


@pytest.mark.parametrize(("stem", "forms"), ACTIVE)
def test_the_prefix_of_the_active_follows_the_first_letter(stem: str, forms: tuple[str, ...]) -> None:
    assert active_forms(stem) == forms


@pytest.mark.parametrize(("stem", "forms"), ACTIVE)
def test_every_stem_has_active_passive_and_base(stem: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(stem) == {**dict.fromkeys(forms, "active"), f"di{stem}": "passive", stem: "base"}


@pytest.mark.parametrize(("stem", "forms"), ACTIVE)
def test_forms_look_like_verbs_and_stems_do_not(stem: str, forms: tuple[str, ...]) -> None:
    assert all(is_verb(form) for form in forms)
    assert not is_verb(stem)


@pytest.mark.parametrize(("form", "trigger", "voice"), FORMS)
def test_forms_of_the_codebook_name_their_act_and_voice(lexicon: Lexicon, form: str, trigger: str, voice: Voice) -> None:
    hits = [hit.entry for hit in lexicon.matcher.find(lexicon.tokenise(form)) if isinstance(hit.entry, TriggerForm)]
    assert (trigger, voice) in {(entry.trigger.trigger_id, entry.voice) for entry in hits}


@pytest.mark.parametrize(
    "word", ["memang", "menteri", "dia", "berita", "terus", "terhadap", "menurut", "warga", "tewas", "pun"]
)
def test_other_words_do_not_look_like_verbs(word: str) -> None:
    assert not is_verb(word)


@pytest.mark.parametrize(
    "word", ["bertemu", "tertembak", "terluka", "melihat", "memberi", "mengepung", "dikepung", "ditembak", "dirampas"]
)
def test_prefixes_show_a_verb(word: str) -> None:
    assert is_verb(word)
