"""Rights, groups and the words of the field."""

import pytest

from pijler.vocab.topics import Topic, glossary, groups, rights

TOPICS = [*rights().values(), *groups().values()]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_terms_can_be_searched_in_folded_text(topic: Topic) -> None:
    for language in ("nl", "en"):
        assert topic.terms[language]
        assert all(term == term.lower().strip() for term in topic.terms[language])


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_a_topic_is_explained_in_one_sentence(topic: Topic) -> None:
    for language in ("nl", "en"):
        assert topic.plain[language].count(".") == 1
        assert topic.plain[language].endswith(".")


@pytest.mark.parametrize(
    ("language", "term", "group"),
    [
        ("nl", "inheemse bevolkingen", "indigenous-peoples"),
        ("en", "smallholders", "small-farmers"),
        ("nl", "seizoenarbeiders", "migrant-workers"),
        ("en", "whistleblowers", "human-rights-defenders"),
    ],
)
def test_a_term_leads_to_its_group(language: str, term: str, group: str) -> None:
    assert term in groups()[group].terms[language]


def test_the_glossary_explains_what_a_newcomer_meets_first() -> None:
    assert {"dossier", "finding", "position", "commitment", "action", "ungp", "nhri", "remedy"} <= set(glossary())
