"""Units that a word before the figure names: ages and magnitudes."""

from __future__ import annotations

from factcheck.core.vocabulary import Comparator, QuantityKind
from factcheck.extract.figure import Figure
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.ages import AGED_BOUNDS, AGED_NOUNS, AGED_ROLES, OLDER
from factcheck.lexicon.dates import MONTHS, WEEKDAYS
from factcheck.lexicon.idioms import SPEECH
from factcheck.lexicon.kinds import KIND_OF_NOUN
from factcheck.lexicon.names import NOT_NAMES
from factcheck.lexicon.nouns import ADVERBS, CONJUNCTIONS, PREPOSITIONS, is_plural
from factcheck.lexicon.tolls import QUAKES
from factcheck.lexicon.verbs import AUXILIARIES, is_verb

__all__ = ["age_group", "named_before"]

_AGE_WORDS = frozenset({"aged", "age", "ages"})
_BETWEEN = frozenset({"-", "of", "at", "between", "from"})
_AFTER_PERSONS = AUXILIARIES | SPEECH | {"who"}
_SAID = frozenset({"is", "was", "'s"})
_PERSONS = frozenset({"he", "she", "who"})
_WHO_IS_OF = frozenset("boy girl child youth teenager lad toddler".split())  # a girl of 12
_TURNING = frozenset({"turn", "turns", "turned"})
_BEFORE_AGES = _SAID | _TURNING
_DATED = frozenset("in on this next last today tomorrow yesterday".split())
_AFTER_AGES = frozenset("and when but at".split())
_YOUNGEST = 10  # a smaller figure at the end of a sentence is rather a result: `Bolton, 2.`
_OLDEST = 125  # nobody was ever older: Jeanne Calment died at 122
_STRONGEST = 12  # no earthquake reaches magnitude 12
_RICHTER_REACH = 4
_NO_PERSON = MONTHS.keys() | WEEKDAYS.keys() | KIND_OF_NOUN.keys() | NOT_NAMES
_AGE_ENDS = frozenset({".", ";", ")", "and", "\n", ""})
_AGE_REACH = 10
_DYING = frozenset("died dies die dead".split())
_LINKS = frozenset("is was are were be at of to from reached reaches hit".split())
_ARTICLES = frozenset({"a", "an", "the"})
_CLAUSE_ENDS = frozenset({".", ",", ";", "\n", "and", "but", "while"})
_KINDS_OF_AGE = frozenset("average median mean retirement pension minimum legal voting drinking their his her".split())
_NO_NOUN = PREPOSITIONS | CONJUNCTIONS | ADVERBS


def age_group(pieces: Pieces, figure: Figure) -> None:
    """Measure the 65 of ``over-65s`` and ``under 18s`` in years of age: they are no seconds."""
    words = pieces.words
    at = figure.first - 1
    if at > 0 and words[at] == "-":
        at -= 1
    if at >= 0 and words[at] in {"over", "under"} and words[figure.last - 1] == "s" and figure.place == 0:
        figure.unit, figure.unit_code, figure.dimension, figure.why = "year of age", "a", "age", "age"


def named_before(pieces: Pieces, figure: Figure) -> None:
    """Give a bare figure the unit of ``magnitude-6.1``, ``6.1 on the Richter scale``, ``aged 18``, ``a man of age 87``, ``Jane Doe, 25, said``."""
    words = pieces.words
    at = figure.before - 1
    if at >= 0 and words[at] in _BETWEEN:
        at -= 1
    word = words[at] if at >= 0 else ""
    quake = figure.place < 0 and words[figure.last] in QUAKES
    if figure.value < _STRONGEST and (
        word == "magnitude" or quake or "richter" in words[figure.last : figure.last + _RICHTER_REACH]
    ):
        figure.kind, figure.unit, figure.dimension = QuantityKind.MEASURE, "magnitude", "magnitude"
    elif (
        figure.place == 0
        and 0 < figure.value < _OLDEST
        and (
            word in _AGE_WORDS
            or (word in _WHO_IS_OF and words[at + 1] == "of" and not is_plural(words[figure.last]))
            or (words[figure.before - 1] in _BEFORE_AGES or words[figure.last] == "who")
            and _said_of_someone(pieces, figure)
            or figure.comparator is not Comparator.EXACT
            and _bounded(pieces, figure)
            or _in_apposition(pieces, figure)
            or _is_of_age(pieces, figure)
            or (words[figure.before - 1] == "at" and _died(pieces, figure))
        )
    ):
        figure.kind, figure.unit, figure.unit_code = QuantityKind.MEASURE, "year of age", "a"
        figure.dimension, figure.why = "age", "age"


def _died(pieces: Pieces, figure: Figure) -> bool:
    """``died yesterday in Oban at 77``: the age at death."""
    if _counts(pieces, figure.last):
        return False
    for index in range(figure.before - 1, max(0, figure.before - _AGE_REACH), -1):
        if pieces.words[index] in _CLAUSE_ENDS or pieces.words[index] in _DYING:
            return pieces.words[index] in _DYING
    return False


def _is_person(pieces: Pieces, at: int) -> bool:
    """Do two capitalised words, no month, place noun or legal form, end here?"""
    words = pieces.words
    named = pieces.is_capital(at) and pieces.is_capital(at - 1) and not pieces.raw(at).isupper()
    return named and _NO_PERSON.isdisjoint((words[at], words[at - 1]))


def _bounded(pieces: Pieces, figure: Figure) -> bool:
    """``65 or older``, ``children under 5``, ``those 65 and over``: a bound that only the age of people has."""
    words = pieces.words
    if figure.number.scale != 1:
        return False
    behind = words[figure.after - 1] if figure.after > figure.last else ""
    if behind in OLDER:
        return True
    before = words[figure.before] if figure.before < figure.first else ""
    if behind not in AGED_BOUNDS and before not in AGED_BOUNDS:
        return False
    return figure.before > 0 and words[figure.before - 1] in AGED_NOUNS and not is_plural(words[figure.last])


def _said_of_someone(pieces: Pieces, figure: Figure) -> bool:
    """``Jane Doe 38 who had``, ``He was 95 and lived``, ``she is 34.``, ``one who was under 16``: a bare figure said of a person."""
    words = pieces.words
    at = figure.before - 1
    if (
        words[figure.last] == "who"
        and pieces.is_capital(at)
        and pieces.is_capital(at - 1)
        and figure.value >= _YOUNGEST
    ):
        return pieces.kinds[figure.first] == "n" and words[at] not in MONTHS and words[at] not in WEEKDAYS
    if at < 1 or words[at] not in _SAID or words[at - 1] not in _PERSONS:
        return (
            at > 0
            and words[at] in _TURNING
            and (words[figure.last] in _DATED or pieces.kinds[figure.last] in {"b", "x"})
        )
    if words[at - 1] == "who" and is_verb(words[figure.last]):
        return True
    return (
        pieces.kinds[figure.last] in {"b", "x"}
        and words[figure.last] not in {"-", "/"}
        or words[figure.last] in _AFTER_AGES
    )


def _is_of_age(pieces: Pieces, figure: Figure) -> bool:
    """``life expectancy for men is around 73``, ``the average age was 43``: the subject of the linking verb is an age."""
    words = pieces.words
    at = figure.before - 1
    if at < 1 or words[at] not in _LINKS or _counts(pieces, figure.last):
        return False
    for index in range(at - 1, max(0, at - _AGE_REACH), -1):
        if words[index] in _CLAUSE_ENDS or pieces.kinds[index] == "n":
            return False
        if words[index - 1 : index + 1] == ["life", "expectancy"]:
            return True
        if words[index] == "age" and words[index - 1] in _KINDS_OF_AGE:
            return True
    return False


def _counts(pieces: Pieces, at: int) -> bool:
    """Does a noun follow that is counted? A participle (`raising`) is none."""
    return pieces.kinds[at] == "w" and pieces.words[at] not in _NO_NOUN and not pieces.words[at].endswith("ing")


def _in_apposition(pieces: Pieces, figure: Figure) -> bool:
    """``Maddon, 66, has``: an age stands between commas behind a name; behind a first and a last name a full stop or `and` may follow."""
    words = pieces.words
    first, last = figure.first, figure.last
    if pieces.kinds[first] != "n" or first < 2 or words[first - 1] != ",":
        return False
    name = first - 2
    if words[last] != ",":
        ends = words[last] in _AGE_ENDS or (
            words[last] == "-" and words[last + 1] in _ARTICLES
        )  # `Ada Lind, 48-an heir`
        return ends and figure.value >= _YOUNGEST and (_is_person(pieces, name) or _is_listed(pieces, name, last))
    if words[name] in AGED_ROLES:
        return words[last] == "," and pieces.kinds[last + 1] == "w"
    if words[name] == "." and words[name - 1] in {"jr", "sr"}:
        name -= 1
    if not pieces.is_capital(name) or words[name] in MONTHS or words[name] in WEEKDAYS:
        return False
    named = pieces.is_capital(name - 1) or pieces.opens_sentence(name)
    named = named or (words[name - 1] == "," and words[name - 2] in AGED_ROLES)  # `his mother, Ada, 61, and`
    named = named or (words[last + 1] in _AFTER_PERSONS and words[name - 1] not in PREPOSITIONS)
    named = named or (
        figure.value >= _YOUNGEST and (_is_of_somewhere(pieces, last + 1) or _is_listed(pieces, name, last))
    )
    return named and pieces.kinds[last + 1] == "w" and words[last + 1] not in MONTHS


def _is_of_somewhere(pieces: Pieces, at: int) -> bool:
    """``(Lind, 47,) of Port Elling``: where somebody lives."""
    return pieces.words[at] == "of" and pieces.is_capital(at + 1)


def _is_listed(pieces: Pieces, name: int, last: int) -> bool:
    """``Lind, 47, and Moro, 48``: two names, each with a figure of its own."""
    words, kinds = pieces.words, pieces.kinds
    if words[last + 1 : last + 4 : 2] == ["and", ","] and kinds[last + 4] == "n":
        return pieces.is_capital(last + 2)
    before = name > 4 and words[name - 4 : name : 2] == [",", ","] and words[name - 1] == "and"
    return before and kinds[name - 3] == "n" and pieces.is_capital(name - 5)
