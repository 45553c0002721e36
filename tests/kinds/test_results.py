"""Quota lines beside results: each form of quota, and sums that always agree."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.categories import Fit, Place, find_place, find_recipient
from generator.kinds.placing import Granted, same_form
from generator.kinds.results import Line, Reason, Results, Situation, Verdict, settle
from generator.model.plan import PlannedAward
from generator.model.quota import Quota, QuotaForm, RecipientKind

PERSON, GROUP, HOUSE = (
    RecipientKind.INDIVIDUAL,
    RecipientKind.COLLECTIVE,
    RecipientKind.HOUSEHOLD,
)
FORM = "Giấy khen"
VILLAGES = tuple(Place(f"thon-{name}", f"Thôn {name}", "village") for name in "abc")
OFFICE = Place("phong", "Phòng Nội vụ", "office")
OVER = Situation(True, 1, frozenset({FORM}), {"thôn": VILLAGES})
RUNNING = Situation(False, 1, frozenset({FORM}), {"thôn": VILLAGES})


def quota(
    form: QuotaForm, count: int | None = None, *of: RecipientKind, category: str | None = None
) -> Quota:
    """A quota line."""
    digits = None if count is None else f"{count:02}"
    return Quota(text="x", form=form, count=digits, of=of, category=category)


def people(count: int, *places: Place, form: str = FORM) -> dict[Granted, int]:
    """So many persons of a place."""
    return {Granted(form, PERSON, "", places): count}


def result(line: Quota, granted: dict[Granted, int], situation: Situation) -> Line:
    """The result of a plan's only line."""
    (found,) = settle([PlannedAward(form=FORM, quotas=(line,))], granted, situation).lines
    return found


E_, M_ = QuotaForm.EXACTLY, QuotaForm.AT_MOST


@pytest.mark.parametrize(
    ("form", "count", "granted", "situation", "verdict", "reason"),
    [
        (E_, 6, 6, OVER, Verdict.MET, None),
        (E_, 6, 5, OVER, Verdict.UNDER, None),
        (E_, 6, 7, OVER, Verdict.OVER, None),
        (E_, 6, 5, RUNNING, Verdict.NOT_YET, Reason.RUNNING),
        (E_, 6, 7, RUNNING, Verdict.OVER, None),
        (E_, 6, 0, OVER, Verdict.UNDER, None),
        (E_, 6, 5, Situation(None, 1, frozenset({FORM})), Verdict.UNTOLD, Reason.END_UNKNOWN),
        (M_, 3, 0, OVER, Verdict.MET, None),
        (M_, 3, 3, RUNNING, Verdict.MET, None),
        (M_, 3, 4, OVER, Verdict.OVER, None),
        (M_, 3, 0, Situation(True, 1, frozenset({"Bằng khen"})), Verdict.NOT_YET, "no-decision"),
        (QuotaForm.PENDING, None, 0, OVER, Verdict.NOT_YET, Reason.PENDING),
        (QuotaForm.PENDING, None, 2, OVER, Verdict.UNTOLD, Reason.ALLOCATED),
        (QuotaForm.BY_REFERENCE, None, 2, OVER, Verdict.UNTOLD, Reason.BY_REFERENCE),
        (QuotaForm.UNSTATED, None, 2, OVER, Verdict.UNTOLD, Reason.UNSTATED),
    ],
)
def test_each_form_of_quota_has_its_verdict(
    form: QuotaForm,
    count: int | None,
    granted: int,
    situation: Situation,
    verdict: Verdict,
    reason: str | None,
) -> None:
    """Exactly, at most, pending, by reference, unstated: what a count means for each."""
    line = result(quota(form, count, PERSON), people(granted) if granted else {}, situation)
    assert (line.verdict, line.reason) == (verdict, reason)
    assert line.least == line.most == granted


@pytest.mark.parametrize("form", QuotaForm)
@pytest.mark.parametrize("closed", [True, False, None])
def test_without_a_decision_no_line_has_a_result(form: QuotaForm, closed: bool | None) -> None:
    """No data is said to be none; while a campaign runs its lines are not decided yet."""
    count = 2 if form in (E_, M_, QuotaForm.PER_UNIT) else None
    line = result(quota(form, count, PERSON), {}, Situation(closed))
    assert line.verdict is (Verdict.NOT_YET if closed is False else Verdict.NO_DATA)


PER_VILLAGE = quota(QuotaForm.PER_UNIT, 2, PERSON, category="thôn")


@pytest.mark.parametrize(
    ("counts", "situation", "verdict", "full", "over"),
    [
        ((2, 2, 2), OVER, Verdict.MET, 3, ()),
        ((2, 2, 1), OVER, Verdict.UNDER, 2, ()),
        ((2, 2, 1), RUNNING, Verdict.NOT_YET, 2, ()),
        ((2, 3, 0), OVER, Verdict.OVER, 2, (("Thôn b", 3),)),
        ((2, 2, 2), Situation(True, 1, frozenset({FORM})), Verdict.UNTOLD, 0, ()),
    ],
)
@pytest.mark.parametrize("inside", [False, True])
def test_a_line_per_unit_looks_at_each_unit(
    counts: tuple[int, ...],
    situation: Situation,
    verdict: Verdict,
    full: int,
    over: tuple[tuple[str, int], ...],
    inside: bool,
) -> None:
    """Each unit has its number, alone or inside a limit for all of them."""
    granted = {
        Granted(FORM, PERSON, "", (place,)): n
        for place, n in zip(VILLAGES, counts, strict=True)
        if n
    }
    lines = (PER_VILLAGE, *([quota(M_, 15, PERSON)] if inside else []))
    found = settle([PlannedAward(form=FORM, quotas=lines)], granted, situation)
    line = found.lines[0]
    assert (line.verdict, line.full, line.over, line.overlay) == (verdict, full, over, inside)
    assert line.least == sum(counts)
    if inside:
        assert (found.lines[1].verdict, found.lines[1].least) == (Verdict.MET, sum(counts))


def test_lines_of_categories_share_the_recipients() -> None:
    """Who surely belongs to one category counts there; the line for all may include them."""
    award = PlannedAward(
        form=FORM, quotas=(quota(E_, 1, PERSON, category="thôn"), quota(M_, 1, PERSON))
    )
    granted = people(1, VILLAGES[0]) | people(1, OFFICE)
    village, general = settle([award], granted, OVER).lines
    assert (village.least, village.most, village.verdict) == (1, 1, Verdict.MET)
    assert (general.least, general.most, general.verdict) == (1, 2, Verdict.UNTOLD)
    assert general.reason is Reason.UNPLACED


def test_what_words_cannot_place_is_told_and_never_over() -> None:
    """Recipients without a unit may belong to any category: there is no verdict."""
    lines = tuple(quota(E_, 1, PERSON, category=name) for name in ("thôn", "xã"))
    found = settle([PlannedAward(form=FORM, quotas=lines)], people(5), OVER)
    assert [(line.least, line.most, line.verdict) for line in found.lines] == [
        (0, 5, Verdict.UNTOLD)
    ] * 2
    assert (found.total, found.unplaced, found.unmatched) == (5, 5, 0)


def test_other_forms_and_kinds_stand_under_no_line() -> None:
    """What the plan has no line for is told as such."""
    granted = people(2, form="Bằng khen") | {Granted(FORM, HOUSE, ""): 1}
    found = settle([PlannedAward(form=FORM, quotas=(quota(E_, 1, PERSON),))], granted, OVER)
    assert (found.total, found.unplaced, found.unmatched) == (3, 0, 3)


@pytest.mark.parametrize(
    ("planned", "granted", "same"),
    [
        ("Giấy khen", "giấy khen", True),
        ("Giấy khen của Chủ tịch UBND huyện", "Giấy khen", True),
        ("Giấy khen", "Giấy khen của Chủ tịch UBND xã", True),
        ("Cờ thi đua của UBND tỉnh", "Cờ thi đua của Chính phủ", False),
        ("Tập thể lao động tiên tiến", "Lao động tiên tiến", False),
        ("Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua", False),
        ("khen thưởng", "Giấy khen", False),
    ],
)
def test_forms_are_the_same_by_their_words(planned: str, granted: str, same: bool) -> None:
    """Who grants it may be added to a form; any other word makes another form."""
    assert same_form(planned, granted) is same


COMMUNE = Place("xa-a", "Xã A", "commune")


@pytest.mark.parametrize(
    ("category", "places", "fit", "id"),
    [
        ("thôn", (VILLAGES[0], COMMUNE), Fit.YES, "thon-a"),
        ("xã, thị trấn", (VILLAGES[0], COMMUNE), Fit.YES, "xa-a"),
        ("các xã và thị trấn", (Place("?", "Thị trấn B"),), Fit.YES, "?"),
        ("thôn", (COMMUNE,), Fit.NO, None),
        ("xã", (Place("p", "Phường C", "commune"),), Fit.NO, None),
        ("các đơn vị trường học", (Place("m", "Mầm non Sen", "school"),), Fit.YES, "m"),
        ("Trung tâm Y tế", (Place("t", "Trung tâm Y tế huyện A", "service"),), Fit.YES, "t"),
        ("các cơ quan khối Đảng", (OFFICE,), Fit.MAYBE, None),
        ("thôn", (), Fit.MAYBE, None),
        ("bản", (Place("b", "Ban Chỉ huy Quân sự xã", "force"),), Fit.NO, None),
        ("…", (OFFICE,), Fit.MAYBE, None),
    ],
)
def test_a_category_is_held_against_the_names_of_units(
    category: str, places: tuple[Place, ...], fit: Fit, id: str | None
) -> None:
    """The nearest unit whose name begins with the category's words fits; doubt stays doubt."""
    found = find_place(category, places)
    assert (found.fit, found.place.id if found.place else None) == (fit, id)


def test_a_collective_belongs_by_its_own_name() -> None:
    """A village is of the category "thôn"; a union in the village may be."""
    places = (VILLAGES[0], COMMUNE)
    own = find_recipient("thôn", GROUP, "Nhân dân và cán bộ thôn a", places)
    assert (own.fit, own.place) == (Fit.YES, VILLAGES[0])
    assert find_recipient("thôn", GROUP, "Chi hội Phụ nữ thôn a", places).fit is Fit.MAYBE
    assert find_recipient("thôn", PERSON, "Thôn", (OFFICE,)).fit is Fit.NO


CATEGORIES = st.none() | st.sampled_from(("thôn", "xã", "các phòng", "…"))
QUOTAS = st.builds(
    lambda form, count, of, category: quota(
        form, count if form in (E_, M_, QuotaForm.PER_UNIT) else None, *of, category=category
    ),
    st.sampled_from(QuotaForm),
    st.integers(0, 4),
    st.lists(st.sampled_from(RecipientKind), unique=True),
    CATEGORIES,
)
FORMS = st.sampled_from((FORM, "Giấy khen của xã", "Bằng khen"))
AWARDS = st.lists(
    st.builds(
        lambda form, quotas: PlannedAward(form=form, quotas=tuple(quotas)),
        FORMS,
        st.lists(QUOTAS, max_size=4),
    ),
    max_size=3,
)
GRANTED = st.dictionaries(
    st.builds(
        Granted,
        FORMS,
        st.sampled_from(RecipientKind),
        st.sampled_from(("", "Thôn a", "Hội A")),
        st.sampled_from(((), (VILLAGES[0], COMMUNE), (OFFICE,), (COMMUNE,))),
    ),
    st.integers(1, 5),
    max_size=8,
)


@given(AWARDS, GRANTED, st.sampled_from((True, False, None)))
def test_nobody_is_lost_or_counted_twice(
    awards: list[PlannedAward], granted: dict[Granted, int], closed: bool | None
) -> None:
    """All that was granted = the lines' own sums + what no line surely holds."""
    forms = frozenset(row.form for row in granted)
    situation = Situation(closed, len(granted), forms, {"thôn": VILLAGES})
    found = settle(awards, granted, situation)
    assert found.total == sum(granted.values())
    own = sum(line.least for line in found.lines if not line.overlay)
    assert found.total == own + found.unplaced + found.unmatched
    assert Counter(line.where for line in found.lines) == Counter(
        (index, number) for index, award in enumerate(awards) for number in range(len(award.quotas))
    )
    for line in found.lines:
        _is_sound(line, found)


def _is_sound(line: Line, found: Results) -> None:
    """A verdict never says more than the counts do."""
    assert 0 <= line.least <= line.most <= found.total
    limit = line.quota.number
    if line.verdict in (Verdict.MET, Verdict.UNDER, Verdict.OVER):
        assert limit is not None
    if limit is not None and line.quota.form is not QuotaForm.PER_UNIT and found.decisions:
        assert (line.verdict is Verdict.OVER) == (line.least > limit)
    if line.verdict in (Verdict.UNTOLD, Verdict.NOT_YET):
        assert line.reason
