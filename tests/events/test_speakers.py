"""Who speaks: behind a tag, before a verb of saying, taken up by "katanya", or unknown to every finder."""

import pytest
from told import PUBLISHED, SAID, speakers

from reading import read_text
from saksi.lexicon.load import Lexicon


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'"{SAID}," kata ketua panitia desa kepada wartawan.', "ketua panitia desa"),
        (f'"{SAID}," kata ketua panitia desa, Meki Ujikan, kepada wartawan.', "Meki Ujikan"),
        (f'"{SAID}," kata ketua panitia dari kampung itu, Meki Ujikan.', "Meki Ujikan"),
        (f'"{SAID}," kata juru bicara TNI Meki Ujikan di Jakarta.', "Meki Ujikan"),
        (f'"{SAID}," tulis seorang warganet @meki_ujikan.', "@meki_ujikan"),
        (f'Yayasan itu menyatakan, "{SAID}."', "Yayasan itu"),
        (f'"{SAID}," kata petugas TV setempat.', "petugas TV setempat"),
        (f'Warga melihat "{SAID.lower()}", menurut yayasan desa.', "yayasan desa"),
        (f'"{SAID}," ungkap peringatan dari Hamas itu.', "Hamas"),
        (f'Rusia menghukum dua menteri Iran, Abbas Araghchi dan Ali Uji, atas "{SAID.lower()}".', "Rusia"),
        (f'Yayasan Ujikan juga menyatakan bahwa mereka bertekad "{SAID.lower()}".', "Yayasan Ujikan"),
        (f'Kapten kapal itu, Meki B. Ujikan, mengatakan "{SAID.lower()}."', "Meki B. Ujikan"),
    ],
)
def test_a_speaker_whom_no_finder_knows_is_taken_by_place(lexicon: Lexicon, text: str, name: str) -> None:
    assert speakers(lexicon, text) == [[name]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'"{SAID}," demikian pernyataan Hamas.', "Hamas"),
        (f'PBB menolak. "{SAID}," demikian seperti dilaporkan Reuters.', "Reuters"),
        (f'Disebutkan Reuters dalam laporannya bahwa "{SAID}".', "Reuters"),
        (f'"{SAID}," demikian bunyi keterangan tertulis dari Hamas.', "Hamas"),
        (f'"{SAID}," tulis pernyataan resmi dewan kota itu.', "dewan kota itu"),
        (f'Hamas mengatakan jalan rusak.\n\n"{SAID}," bunyi pernyataan tersebut.', "Hamas"),
        (f'"{SAID}," demikian laporan Reuters, mengutip juru bicara Hamas.', "juru bicara Hamas"),
        (f'"{SAID}," kutip Reuters dari pernyataan Sergei Lavrov.', "Sergei Lavrov"),
        (f'"{SAID}," kata kantor berita Iran, IRNA, kemarin.', "IRNA"),
        (f'"{SAID}," demikian keterangan kelompok yang menamakan diri Tani Uji tersebut.', "Tani Uji"),
    ],
)
def test_a_document_speaks_for_who_issued_it(lexicon: Lexicon, text: str, name: str) -> None:
    assert speakers(lexicon, text) == [[name]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'"{SAID}," Reuters melaporkan.', "Reuters"),
        (f'"{SAID}," desak Hamas.', "Hamas"),
        (f'Yusuf al-Dabbas mengatakan jalan rusak. "{SAID}?" tanyanya heran.', "Yusuf al-Dabbas"),
        (f'Yusuf al-Dabbas mengatakan jalan rusak. "{SAID}," tuntut dia.', "Yusuf al-Dabbas"),
        (f'"{SAID}," dewan kota itu kemudian menambahkan.', "dewan kota itu"),
        (f'Yusuf al-Dabbas mengatakan jalan rusak. "{SAID}," ia menambahkan.', "Yusuf al-Dabbas"),
    ],
)
def test_a_clause_behind_the_quotation_names_the_speaker(lexicon: Lexicon, text: str, name: str) -> None:
    assert speakers(lexicon, text) == [[name]]


KATANYA = f'"{SAID}," katanya.'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Yusuf al-Dabbas mengatakan Mesir menyebut jalan itu rusak. {KATANYA}", "Yusuf al-Dabbas"),
        (f"Hal itu disampaikan Yusuf al-Dabbas kepada wartawan. {KATANYA}", "Yusuf al-Dabbas"),
        (f"Anggota dewan itu, Meki Ujikan, membantah kabar tersebut. {KATANYA}", "Meki Ujikan"),
        (
            f'Yusuf al-Dabbas mengatakan jalan rusak. "Menteri Sergei Lavrov belum datang ke sini," {KATANYA[30:]}',
            "Yusuf al-Dabbas",
        ),
        (f"Yusuf al-Dabbas mengatakan jalan rusak. Keputusan ini menunggu Sergei Lavrov. {KATANYA}", "Yusuf al-Dabbas"),
    ],
)
def test_katanya_is_who_spoke_last(lexicon: Lexicon, text: str, name: str) -> None:
    assert speakers(lexicon, text)[-1] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'Yusuf al-Dabbas mengatakan jalan rusak. "{SAID}," ujar utusan Presiden Vladimir Putin itu.', "Yusuf al-Dabbas"),
        (f'Meki Ujikan mengatakan jalan rusak. "{SAID}," kata perempuan berusia 50 tahun itu.', "Meki Ujikan"),
    ],
)
def test_a_description_takes_up_who_spoke_last(lexicon: Lexicon, text: str, name: str) -> None:
    assert speakers(lexicon, text) == [[name]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            f'Yusuf al-Dabbas menyatakan bahwa Israel tidak akan menang dan menyebut jalan itu "{SAID.lower()}".',
            "Yusuf al-Dabbas",
        ),
        (
            f'Yusuf al-Dabbas mengatakan jalan rusak. Dia juga menganggap kabar itu sebagai "{SAID.lower()}".',
            "Yusuf al-Dabbas",
        ),
    ],
)
def test_a_quotation_inside_a_sentence_is_its_speakers(lexicon: Lexicon, text: str, name: str) -> None:
    assert speakers(lexicon, text) == [[name]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Akun Facebook “Warta Uji” mengunggah video dengan narasi:\n“{SAID}”", [["Warta Uji"]]),
        (
            f"Akun TikTok “warta7” membagikan video. Video itu lama.\nKesimpulan\nUnggahan berisi klaim “{SAID}”.",
            [["warta7"]],
        ),
        (f"Video itu diunggah kanal YouTube Warta Uji berjudul “{SAID}”.", [["Warta Uji"]]),
        (f"Akun X “Warta Uji” membagikan video. Berikut narasi yang ditulis:\n“{SAID}”", [["Warta Uji"]]),
        (f"Tidak ada yang mengunggah narasi “{SAID}”.", [[]]),
    ],
)
def test_what_was_posted_is_the_accounts(lexicon: Lexicon, text: str, names: list[list[str]]) -> None:
    assert speakers(lexicon, text) == names


def test_a_short_form_gives_the_longer_name_before(lexicon: Lexicon) -> None:
    text = f'Kementerian Luar Negeri Rusia menutup jalan itu. "{SAID}," demikian menurut Kementerian Luar Negeri.'
    assert speakers(lexicon, text) == [["Kementerian Luar Negeri Rusia"]]


@pytest.mark.parametrize(
    "text",
    [
        "Hal itu menunjukkan jalan rusak berat.",
        "Menurut rencana, jalan itu dibuka besok pagi.",
        "Seorang petugas yang mengetahui isi surat Ujikan mengatakan jalan itu rusak berat.",
    ],
)
def test_no_plain_noun_becomes_the_source_of_reported_speech(lexicon: Lexicon, text: str) -> None:
    assert read_text(lexicon, text, published=PUBLISHED).quotes == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            f'"{SAID}," kata Sergei Lavrov. Yusuf al-Dabbas datang. "{SAID}."\n"{SAID}," ujar Vladimir Putin.',
            ["Sergei Lavrov", "Vladimir Putin", "Vladimir Putin"],
        ),
        (
            f'"{SAID}," kata Sergei Lavrov. "Kami sudah memanggil warga desa Israel." "{SAID} segera."',
            ["Sergei Lavrov", "Sergei Lavrov", "Sergei Lavrov"],
        ),
    ],
)
def test_quotations_that_follow_each_other_have_one_speaker(lexicon: Lexicon, text: str, names: list[str]) -> None:
    assert speakers(lexicon, text) == [[name] for name in names]


def test_what_is_said_by_somebody_behind_a_passive(lexicon: Lexicon) -> None:
    text = f'Ditambahkan Sergei Lavrov bahwa Hamas bertemu "{SAID.lower()}".'
    assert speakers(lexicon, text) == [["Sergei Lavrov"]]


def test_what_shows_something_does_not_speak(lexicon: Lexicon) -> None:
    text = f'Sergei Lavrov menyebut Hamas telah menunjukkan "{SAID.lower()}".'
    assert speakers(lexicon, text) == [["Sergei Lavrov"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'Jenderal Rudi Ujikan datang. Itu menurut para ahli baik. "{SAID}," katanya dalam rapat.', "Rudi Ujikan"),
        (f'Langkah Iran itu dinilai Lebanon sebagai "{SAID.lower()}".', "Lebanon"),
        (f'Langkah Lebanon itu disebut oleh Iran sebagai "{SAID.lower()}".', "Iran"),
        (f'India, melalui Perdana Menteri Narendra Modi, mengatakan "{SAID.lower()}".', "Narendra Modi"),
        (f'"{SAID}," ungkap analis politik Israel Meki Ujikan.', "Meki Ujikan"),
        (f"Dalam demo itu massa membawa poster bertuliskan '{SAID}!'", "massa"),
        (f'Massa Hamas membentangkan spanduk bertulisan "{SAID}".', "Hamas"),
    ],
)
def test_who_is_meant_where_another_stands_nearer(lexicon: Lexicon, text: str, name: str) -> None:
    assert speakers(lexicon, text)[-1] == [name]


def test_katanya_inside_a_sentence_takes_up_who_spoke_before_it(lexicon: Lexicon) -> None:
    text = f'"{SAID}," kata Dmitry Medvedev.\nTrump harus ingat, katanya, "{SAID.lower()}".'
    assert speakers(lexicon, text)[-1] == ["Dmitry Medvedev"]
