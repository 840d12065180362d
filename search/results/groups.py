"""Cases of one thing under one card."""

from dataclasses import dataclass

from .cards import marked_words


@dataclass(frozen=True)
class Group:
    """A result card with the cards of other cases of the same thing."""

    card: dict
    variants: list


def grouped(results):
    """The Groups of result cards: cases of one family under the first of them."""
    groups, families = [], {}
    for card in results:
        family = card["family"]
        if family in families:
            families[family].variants.append(card)
            continue
        groups.append(Group(card, []))
        if family:
            families[family] = groups[-1]
    return [_with_face(group) if group.variants else group for group in groups]


def _with_face(group):
    """The group under its guided member, else the one of the shortest title, that names all the first one does."""
    members = [group.card, *group.variants]
    named = marked_words(group.card)
    fit = [card for card in members if named <= marked_words(card)]
    face = min(fit, key=lambda card: (not card["official_pieces"], len(card["title"])))
    return Group(face, [card for card in members if card is not face])
