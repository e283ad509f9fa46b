"""Roles: who did it to whom, by the voice of the verb and by what follows a noun of action."""

import pytest
from told import tell, tell_one

from saksi.lexicon.load import Lexicon


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("Tentara Israel menembaki pos Hizbullah di dekat perbatasan.", ("israel-military",), ("hezbollah",)),
        ("Hizbullah menembaki tentara Israel di dekat perbatasan.", ("hezbollah",), ("israel-military",)),
        ("Polisi Israel menangkap dua anggota Hamas di Hebron.", ("israel-police",), ("hamas",)),
        ("Kelompok Hamas menyandera lima warga Israel.", ("hamas",), ("israeli-civilians",)),
        ("Turki mengecam Rusia dalam rapat itu.", ("turkey",), ("russia",)),
        ("Rusia mengecam Turki dalam rapat itu.", ("russia",), ("turkey",)),
        ("Kelompok itu membakar sekolah di Sugapa.", (), ("sekolah",)),
        ("Rudal Rusia menghantam gedung sekolah di Kharkiv.", ("russia",), ("gedung sekolah",)),
        ("Rudal Ukraina menghantam gedung sekolah di Belgorod.", ("ukraine",), ("gedung sekolah",)),
        ("Kelompok Houthi menembakkan rudal ke arah kapal Israel.", ("houthis",), ("israel",)),
    ],
)
def test_before_an_active_verb_stands_the_agent(
    lexicon: Lexicon, text: str, agents: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    told = tell_one(lexicon, text)
    assert (told.agents, told.targets) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("Pos TNI diserang oleh TPNPB pada Senin malam.", ("tpnpb-opm",), ("tni",)),
        ("Pos TPNPB diserang oleh TNI pada Senin malam.", ("tni",), ("tpnpb-opm",)),
        ("Dua anggota Hamas ditangkap oleh polisi Israel di Hebron.", ("israel-police",), ("hamas",)),
        ("Dua anggota Hamas ditangkap polisi Israel di Hebron.", ("israel-police",), ("hamas",)),
        ("Tentara Israel disergap dan ditembaki oleh kelompok Hamas.", ("hamas",), ("israel-military",)),
        ("Lima sandera dibebaskan oleh Hamas pada Selasa.", ("hamas",), ("Lima sandera",)),
        ("Pos Ukraina dihancurkan oleh Rusia pada Senin malam.", ("russia",), ("ukraine",)),
        ("Serangan itu dikecam oleh Turki pada Senin.", ("turkey",), ()),
        ("Sebuah jembatan diledakkan di Kherson.", (), ("Sebuah jembatan",)),
    ],
)
def test_before_a_passive_verb_stands_the_target(
    lexicon: Lexicon, text: str, agents: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    told = tell_one(lexicon, text)
    assert (told.agents, told.targets) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("Tentara Israel tertembak di Jenin.", (), ("israel-military",)),
        ("Dua anggota Hamas tertembak di Jenin.", (), ("hamas",)),
        ("Dua tentara Israel tewas dalam serangan Hamas.", ("hamas",), ("israel-military",)),
        ("Dua anggota Hamas tewas dalam serangan Israel.", ("israel",), ("hamas",)),
        ("Seorang prajurit TNI gugur dalam serangan TPNPB di Nduga.", ("tpnpb-opm",), ("tni",)),
        ("Seorang anggota TPNPB gugur dalam serangan TNI di Nduga.", ("tni",), ("tpnpb-opm",)),
        ("Lima warga sipil tewas tertembak di Sugapa.", (), ("Lima warga sipil",)),
        ("Tewasnya komandan Hizbullah oleh serangan Israel memicu protes.", ("israel",), ("hezbollah",)),
    ],
)
def test_who_dies_or_is_hit_is_a_target(
    lexicon: Lexicon, text: str, agents: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    told = tell_one(lexicon, text)
    assert (told.agents, told.targets) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("Serangan Rusia terhadap Ukraina berlanjut hingga malam.", ("russia",), ("ukraine",)),
        ("Serangan Ukraina terhadap Rusia berlanjut hingga malam.", ("ukraine",), ("russia",)),
        ("Serangan Israel ke Lebanon berlanjut hingga malam.", ("israel",), ("lebanon",)),
        ("Serangan udara Israel ke Beirut melukai tiga orang.", ("israel",), ("Beirut", "tiga orang")),
        ("Pembunuhan komandan Hamas oleh Israel memicu kemarahan.", ("israel",), ("hamas",)),
        ("Pembunuhan komandan TNI oleh TPNPB memicu kemarahan.", ("tpnpb-opm",), ("tni",)),
        ("Penangkapan anggota Hamas oleh Israel berlanjut.", ("israel",), ("hamas",)),
        ("Penculikan dua guru oleh TPNPB dikabarkan pada Senin.", ("tpnpb-opm",), ("dua guru",)),
        ("Serangan terhadap Hizbullah dilakukan oleh Israel.", ("israel",), ("hezbollah",)),
    ],
)
def test_nouns_of_action_name_agent_and_target(
    lexicon: Lexicon, text: str, agents: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    told = tell_one(lexicon, text)
    assert (told.agents, told.targets) == (agents, targets)


@pytest.mark.parametrize(
    "text",
    [
        "Pertemuan Hamas dengan Hizbullah berlangsung tertutup.",
        "Pertemuan antara Hamas dan Hizbullah berlangsung tertutup.",
        "Utusan Hamas bertemu dengan utusan Hizbullah di Beirut.",
        "Hamas dan Hizbullah berunding di Beirut pada Senin.",
    ],
)
def test_all_parties_of_a_meeting_are_agents(lexicon: Lexicon, text: str) -> None:
    told = tell_one(lexicon, text)
    assert (told.type, told.agents, told.targets) == ("CONSULT", ("hamas", "hezbollah"), ())


@pytest.mark.parametrize(
    "text",
    [
        "Pasukan TNI dan TPNPB terlibat kontak tembak di Intan Jaya.",
        "Baku tembak antara TNI dan TPNPB pecah di Nduga.",
        "Pasukan TNI bertempur dengan kelompok TPNPB di Nduga.",
    ],
)
def test_in_fighting_both_sides_are_agents_and_targets(lexicon: Lexicon, text: str) -> None:
    told = tell_one(lexicon, text)
    assert (told.agents, told.targets) == (("tni", "tpnpb-opm"), ("tni", "tpnpb-opm"))


@pytest.mark.parametrize("light", ["melancarkan", "melakukan", "menggelar", "memulai"])
def test_a_light_verb_gives_its_subject_to_the_noun(lexicon: Lexicon, light: str) -> None:
    told = tell_one(lexicon, f"Militer Rusia {light} serangan terhadap pos Ukraina.")
    assert (told.trigger, told.agents, told.targets) == (f"{light} serangan", ("russia-military",), ("ukraine",))


def test_a_relative_clause_has_the_noun_before_as_its_subject(lexicon: Lexicon) -> None:
    text = "Pasukan Rusia yang mengepung kota itu menembaki konvoi bantuan."
    assert [(told.trigger, told.agents, told.targets) for told in tell(lexicon, text)] == [
        ("mengepung", ("russia-military",), ("kota",)),
        ("menembaki", ("russia-military",), ("konvoi bantuan",)),
    ]


def test_what_stands_between_two_passive_verbs_is_no_target(lexicon: Lexicon) -> None:
    told = tell(lexicon, "Dua puluh sandera ditangkap Hamas dan baru dilepas Hamas pada Minggu malam.")
    assert [one.targets for one in told if one.type == "RETREAT"] in ([()], [("Dua puluh sandera",)])


def test_a_passive_relative_clause_has_its_agent_behind_the_verb(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Dua prajurit TNI yang diserang TPNPB dirawat pada Senin.")
    assert (told.agents, told.targets) == (("tpnpb-opm",), ("tni",))


def test_who_is_only_described_is_not_the_agent(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Polisi Israel menembak seorang pemuda Palestina yang melempar batu.")
    assert (told.agents, told.targets) == (("israel-police",), ("palestinian-civilians",))


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("Kelompok Hamas dan Jihad Islam menyerang pos Israel.", ("hamas", "islamic-jihad"), ("israel",)),
        ("Tentara TNI dan Polri menangkap dua anggota TPNPB di Nduga.", ("tni", "polri"), ("tpnpb-opm",)),
        ("Amerika Serikat dan Inggris menyerang pos Houthi.", ("united-states", "united-kingdom"), ("houthis",)),
        ("Tentara Israel menyerang pos Hamas dan Hizbullah.", ("israel-military",), ("hamas", "hezbollah")),
        ("Mesir meminta Israel dan Hamas menahan diri.", ("egypt",), ("israel", "hamas")),
    ],
)
def test_those_coordinated_share_the_role(
    lexicon: Lexicon, text: str, agents: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    told = tell_one(lexicon, text)
    assert (told.agents, told.targets) == (agents, targets)


def test_coordinated_verbs_share_the_subject(lexicon: Lexicon) -> None:
    text = "Tentara Israel menembak dua warga Palestina di Rafah dan menangkap tiga orang di Hebron."
    assert [(told.type, told.agents) for told in tell(lexicon, text)] == [
        ("ASSAULT", ("israel-military",)),
        ("COERCE", ("israel-military",)),
    ]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Kelompok TPNPB menyerang pos TNI. Mereka juga membakar sekolah di Sugapa.", ("tpnpb-opm",)),
        ("Pasukan TNI menyerang pos TPNPB. Mereka juga membakar honai di Sugapa.", ("tni",)),
        ("Hizbullah menembakkan roket ke Haifa. Kelompok itu juga menyerang pos Israel di Metula.", ("hezbollah",)),
    ],
)
def test_a_pronoun_or_description_means_the_subject_of_the_sentence_before(
    lexicon: Lexicon, text: str, agents: tuple[str, ...]
) -> None:
    first, second = tell(lexicon, text)
    assert first.agents == second.agents == agents


@pytest.mark.parametrize(("side", "actor"), [("TNI", "tni"), ("TPNPB", "tpnpb-opm"), ("Hamas", "hamas")])
def test_we_in_a_quotation_are_the_speaker(lexicon: Lexicon, side: str, actor: str) -> None:
    told = tell_one(lexicon, f'"Kami menyerang pos itu pada Senin malam," kata juru bicara {side}.')
    assert (told.agents, told.chain) == ((actor,), (actor,))


def test_a_pronoun_in_the_singular_means_a_person(lexicon: Lexicon) -> None:
    text = "Utusan Mesir, Farid Halabi, bertemu dengan utusan Turki. Ia juga mengecam Israel."
    assert [told.agents for told in tell(lexicon, text)] == [("farid-halabi", "turkey"), ("farid-halabi",)]


@pytest.mark.parametrize("body", ["Kementerian itu", "Kementerian Kesehatan Gaza", "Kementerian Kesehatan Israel"])
def test_who_raises_a_toll_is_no_target(lexicon: Lexicon, body: str) -> None:
    told = tell_one(lexicon, f"{body} menaikkan jumlah korban tewas menjadi 40 orang.")
    assert (told.agents, told.targets) == ((), ("40 orang",))


def test_those_counted_in_the_clause_are_targets(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Serangan artileri ke Kherson menewaskan tiga warga sipil dan melukai 12 orang.")
    assert told.targets == ("Kherson", "tiga warga sipil", "12 orang")


def test_a_part_of_a_figure_is_no_further_target(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Serangan artileri ke Kherson menewaskan 12 warga sipil, termasuk tiga anak.")
    assert told.targets == ("Kherson", "12 warga sipil")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Sebuah rudal Israel menghantam pos Israel di Metula.", "israel"),
        ("Sebuah roket Hamas menghantam pos Hamas di Rafah.", "hamas"),
    ],
)
def test_nobody_is_named_as_acting_upon_itself(lexicon: Lexicon, text: str, target: str) -> None:
    told = tell_one(lexicon, text)
    assert (told.agents, told.targets) == ((), (target,))


def test_in_an_apposition_the_person_is_the_subject(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Yusuf al-Dabbas, pejabat senior Hamas, mengecam Israel.")
    assert (told.agents, told.targets) == (("yusuf-al-dabbas",), ("israel",))


def test_what_is_fired_is_no_target(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Kelompok Hizbullah meluncurkan tiga roket ke Haifa.")
    assert told.targets == ("Haifa",)


def test_asking_somebody_makes_the_speaker_the_agent(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Utusan Mesir, Farid Halabi, mengatakan Israel harus membuka akses bantuan.")
    assert (told.type, told.agents, told.targets) == ("REQUEST", ("farid-halabi",), ("israel",))


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("Pasukan TNI-Polri menyerang TPNPB.", ("tni", "polri"), ("tpnpb-opm",)),
        ("TPNPB menyerang pasukan TNI/Polri.", ("tpnpb-opm",), ("tni", "polri")),
        (
            "Baku tembak antara pasukan TNI-Polri dengan TPNPB terjadi di Sugapa.",
            ("tni", "polri", "tpnpb-opm"),
            ("tni", "polri", "tpnpb-opm"),
        ),
    ],
)
def test_forces_joined_by_a_hyphen_act_and_suffer_together(
    lexicon: Lexicon, text: str, agents: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    told = tell_one(lexicon, text)
    assert (told.agents, told.targets) == (agents, targets)


def test_who_had_it_done_is_the_agent_and_not_the_target(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Komandan Hamas Budi Amin tewas dalam serangan di Rafah atas perintah Donald Trump.")
    assert "donald-trump" not in told.targets
    assert tell_one(lexicon, "Serangan atas perintah Donald Trump itu berlangsung semalam.").agents == ("donald-trump",)


@pytest.mark.parametrize(
    ("former", "targets"), [("mantan komandan", ("qassem-soleimani",)), ("dan tentara", ("qassem-soleimani", "hamas"))]
)
def test_who_is_described_by_his_post_with_a_body_is_meant_and_not_the_body(
    lexicon: Lexicon, former: str, targets: tuple[str, ...]
) -> None:
    told = tell_one(lexicon, f"Ia mengenang Qassem Soleimani, {former} Hamas yang tewas dalam serangan Amerika Serikat.")
    assert told.targets == targets


def test_who_is_quoted_is_not_who_is_told_of(lexicon: Lexicon) -> None:
    told = tell_one(lexicon, "Menurut Donald Trump, pemimpin Hamas yang menyerang Israel semalam pergi.")
    assert told.agents == ("hamas",)


def test_both_sides_are_no_person_and_a_state(lexicon: Lexicon) -> None:
    text = "Rusia menyerang Ukraina. Ukraina menyerang Rusia. Mesir menunggu, kata Hakan Fidan. Kedua belah pihak bertemu."
    assert sorted(tell(lexicon, text)[-1].agents) == ["russia", "ukraine"]
