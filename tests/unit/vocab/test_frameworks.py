"""The frameworks as typed values."""

import re

import pytest

from pijler.vocab.frameworks import Framework, frameworks

WANTED = (
    "UNGP",
    "OECD-MNE",
    "OECD-DDG",
    "OECD-MINERALS",
    "ILO-29",
    "ILO-87",
    "ILO-98",
    "ILO-100",
    "ILO-105",
    "ILO-111",
    "ILO-138",
    "ILO-155",
    "ILO-182",
    "ILO-187",
    "ILO-190",
    "ILO-MNE",
    "ILO-CORE",
    "UDHR",
    "ICCPR",
    "ICESCR",
    "CRC",
    "CEDAW",
    "CRPD",
    "CERD",
    "CAT",
    "CMW",
    "ECHR",
    "ESC",
    "SDG",
    "IFC",
    "NAP-BHR",
    "NAP-MR",
    "NFRD",
    "CSRD",
    "CSDDD",
    "EU-CMR",
    "EU-DEFORESTATION",
    "EU-FORCED-LABOUR",
    "EU-BATTERIES",
    "SFDR",
    "TAXONOMY",
    "ISV",
    "IAK",
    "ICS",
    "IMVO-CONV",
    "WZK",
    "UN-TREATY",
    "UNDRIP",
    "GLOBAL-COMPACT",
    "VPSHR",
    "PRI",
    "GRI",
    "ISO-26000",
)
EACH = pytest.mark.parametrize("framework", frameworks().values(), ids=list(frameworks()))


def test_all_that_the_field_speaks_of_is_there() -> None:
    assert set(WANTED) <= set(frameworks())


@EACH
def test_a_newcomer_is_told_in_one_sentence(framework: Framework) -> None:
    for language in ("nl", "en"):
        assert framework.about[language].endswith(".")
        assert len(framework.about[language].split()) >= 6


@EACH
def test_celex_numbers_and_dates_are_well_formed(framework: Framework) -> None:
    identifier = framework.identifier
    if identifier and identifier.scheme == "celex":
        assert re.fullmatch(r"3\d{4}[LRD]\d{4}", identifier.value)
        adopted = next(dated.date for dated in framework.dates if dated.event == "adopted")
        assert identifier.value[1:5] == adopted[:4]
    if framework.kind == "eu-act":
        assert framework.cites == f"celex:{identifier.value if identifier else ''}"


def test_no_name_means_two_things() -> None:
    names = [
        name.casefold() for f in frameworks().values() for name in {n.casefold(): n for n in f.long_names}.values()
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_frameworks_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        frameworks()["X"] = frameworks()["UNGP"]  # type: ignore[index]
