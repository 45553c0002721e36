"""The results of real campaigns: five plans without data, the demonstration's numbers, warnings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from generator.kinds.campaign import Campaign
from generator.kinds.composition import compare_shares
from generator.kinds.decision import counting_rows
from generator.kinds.display import format_percent
from generator.kinds.event import view_event
from generator.kinds.granting import campaign_results, decisions_of
from generator.kinds.results import Verdict
from generator.kinds.results_view import ResultsView, view_results
from generator.locale import t
from generator.model.charts import Amount, draw_bars
from generator.model.portal import Portal, record_of
from generator.model.problem import Problem
from generator.model.quota import Bound, Headcount, Share
from generator.model.source import Raw
from tests.portals.toolbox import REPOSITORY, Page, read
from tests.render.filling import make

PLANS = {
    "tam-duong-2019": 20,
    "thu-thua-2019": 3,
    "cam-my-2020": 1,
    "go-quao-2021": 1,
    "chi-lang-2024": 1,
}
DEMO = "thon-xom-sang-xanh-sach-dep-2026"
SHORT = "chu-nhat-xanh-quy-iv-2025"
SOON = "100-ngay-chinh-quyen-gan-dan-thon-xom-so-2026"


@cache
def portal() -> Portal:
    """The repository's own portal on the day of the demonstration."""
    found = read(REPOSITORY, date(2026, 11, 20)).portal
    assert found
    return found


def shown(campaign: str) -> ResultsView:
    """What a campaign's page shows of its quotas."""
    entry = portal().find("campaign", campaign)
    assert entry
    view = view_results(entry, portal())
    assert view
    return view


def table(campaign: str) -> list[tuple[str, str, str, Verdict]]:
    """Form, recipients, what was granted and verdict of each line."""
    return [
        (item.form, line.whom, line.granted, line.verdict)
        for item in shown(campaign).forms
        for line in item.lines
    ]


@pytest.mark.parametrize("plan", PLANS)
def test_real_plans_show_each_quota_without_data(plan: str, real_pages: Mapping[str, Page]) -> None:
    """Every line of the plan stands on its page, and each says that there are no results."""
    entry = portal().find("campaign", plan)
    assert entry
    quotas = [quota for award in record_of(entry, Campaign).awards for quota in award.quotas]
    assert len(quotas) == PLANS[plan] == len(table(plan))
    assert {verdict for *_, verdict in table(plan)} == {Verdict.NO_DATA}
    assert shown(plan).chart is None
    page = real_pages[f"/phong-trao/{plan}/"]
    assert page.source.count(t("results.verdict.no-data")) == len(quotas)


def test_the_demonstration_shows_quotas_that_were_kept() -> None:
    """Three hundred certificates fall under three lines; a pending line is not zero."""
    assert table(DEMO) == [
        ("Giấy khen", "tập thể", "40/40 (100%)", Verdict.MET),
        ("Giấy khen", "cá nhân", "200/200 (100%)", Verdict.MET),
        ("Giấy khen", "hộ gia đình", "60/60 (100%)", Verdict.MET),
        ("Bằng khen", "mọi đối tượng", "–", Verdict.NOT_YET),
    ]
    (share,) = shown(DEMO).forms[0].lines[1].shares
    assert (share.stated, share.actual, share.verdict) == (
        "ít nhất 60%",
        "71% (142/200)",
        Verdict.MET,
    )


def test_the_demonstration_shows_quotas_that_were_not_used_up() -> None:
    """Fewer than exactly so many is under, fewer than at most is within; each village counts."""
    assert table(SHORT) == [
        ("Giấy khen", "tập thể", "4/5 (80%)", Verdict.UNDER),
        ("Giấy khen", "cá nhân", "8/10 (80%)", Verdict.MET),
        ("Giấy khen", "thôn", "7", Verdict.UNDER),
        ("Bằng khen", "tập thể, cá nhân", "–", Verdict.UNTOLD),
    ]
    assert shown(SHORT).forms[0].lines[2].reasons == ("7/8 đơn vị đủ 1",)
    chart = shown(SHORT).chart
    assert chart
    assert [bar.amount.value for bar in chart.bars] == [80, 80]


def test_page_and_picture_have_the_same_numbers(real_pages: Mapping[str, Page]) -> None:
    """Each number of the table stands in the picture too, in its words and for a screen reader."""
    source = real_pages[f"/phong-trao/{SHORT}/"].source
    assert [source.count(words) for words in ("4/5 (80%)", "8/10 (80%)")] == [3, 3]
    assert 'role="img" aria-labelledby="chi-tieu-hinh-title chi-tieu-hinh-desc"' in source


def test_a_running_campaign_is_not_decided_yet() -> None:
    """Nothing granted so far is no result."""
    assert {verdict for *_, verdict in table(SOON)} == {Verdict.NOT_YET}
    assert shown(SOON).sums == (t("results.nothing"),)


def test_results_count_every_row_of_the_portals_decisions() -> None:
    """What lines hold and what falls beside them are all rows of a campaign's decisions."""
    for entry in portal().all("campaign"):
        found = campaign_results(entry, portal())
        if found is None:
            assert not any(award.quotas for award in record_of(entry, Campaign).awards)
            continue
        rows = sum(
            len(list(counting_rows(item.entry, portal()))) for item in decisions_of(entry, portal())
        )
        own = sum(line.least for line in found.lines if not line.overlay)
        assert found.total == rows == own + found.unplaced + found.unmatched


def test_attendance_stands_beside_the_plan() -> None:
    """A conference says how many came, and a share that nobody counted has no data."""
    held = portal().find("event", "hoi-nghi-phat-dong-xa-hoa-ban-trang-2026")
    planned = portal().find("event", "hoi-nghi-dien-hinh-tien-tien-huyen-chi-lang-2025")
    assert held
    assert planned
    view = view_event(held, portal())
    assert (view.attendance, view.limit) == ("146", Verdict.MET)
    assert [share.actual for share in view.shares] == ["55,4% (81/146)"]
    view = view_event(planned, portal())
    assert (view.attendance, view.limit) == (None, Verdict.NO_DATA)
    assert [(share.stated, share.actual) for share in view.shares] == [
        ("70%", None),
        ("30%", None),
    ]


@pytest.mark.parametrize(
    ("bound", "count", "total", "verdict"),
    [
        (Bound.AT_LEAST, 60, 100, Verdict.MET),
        (Bound.AT_LEAST, 5999, 10_000, Verdict.UNDER),
        (Bound.AT_MOST, 60, 100, Verdict.MET),
        (Bound.AT_MOST, 61, 100, Verdict.OVER),
        (None, 59, 100, None),
        (Bound.AT_LEAST, 3, 2, Verdict.NO_DATA),
        (Bound.AT_LEAST, 0, 0, Verdict.NO_DATA),
        (Bound.AT_LEAST, 1, None, Verdict.NO_DATA),
    ],
)
def test_a_share_is_compared_in_whole_numbers(
    bound: Bound | None, count: int, total: int | None, verdict: Verdict | None
) -> None:
    """No rounding makes a share that was not reached, and impossible counts are no data."""
    share = Share(text="x", percent="60", who="Nông dân", bound=bound)
    (found,) = compare_shares([share], [Headcount(who="nông dân", count=str(count))], total)
    assert found.verdict is verdict


def test_percentages_are_never_rounded_up() -> None:
    """Two of three is 66,6%, and all is 100%."""
    assert [format_percent(*pair) for pair in ((2, 3), (1, 2), (3, 3), (0, 5), (9999, 10_000))] == [
        "66,6%",
        "50%",
        "100%",
        "0%",
        "99,9%",
    ]


def test_bars_share_one_scale() -> None:
    """The longest bar or mark fills the picture, and nothing at all is no picture."""
    chart = draw_bars([Amount("a", 50, "", 100), Amount("b", 200, "")])
    assert chart
    first, second = chart.bars
    assert (first.width * 4, first.target) == (second.width, second.width / 2)
    assert second.target is None
    assert chart.height == second.y * 2
    assert draw_bars([]) is draw_bars([Amount("a", 0, "")]) is None


CAMPAIGN: dict[str, Raw] = {
    "title": "P",
    "unit": "u",
    "period": {"since": "2026-01-01", "until": "2026-03-31"},
    "review": "2026-04",
}
ROW: dict[str, Raw] = {"no": "1", "name": "Lê An", "unit": "Thôn A", "achievement": "Trồng cây"}
UNIT: dict[str, Raw] = {"name": "U", "type": "committee"}


def warnings(
    campaign: dict[str, Raw], *awards: dict[str, Raw], others: Mapping[str, Mapping[str, Raw]] = {}
) -> list[tuple[str, str]]:
    """Code and finding of what is told of a campaign's decisions."""
    decisions: dict[str, Mapping[str, Raw]] = {
        f"awards/q{number}.yml": {
            "title": "Q",
            "date": "2026-04-10",
            "issuer": "u",
            "form": "Giấy khen",
            "campaign": "p",
            **award,
        }
        for number, award in enumerate(awards)
    }
    made = make(
        {"units/u.yml": UNIT, "campaigns/p.yml": {**CAMPAIGN, **campaign}, **decisions, **others}
    )
    assert all(problem == problem.as_warning() for problem in made.problems)
    return [_brief(problem) for problem in made.problems]


def _brief(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.found


@pytest.mark.parametrize(
    ("changes", "twice"),
    [
        ({}, True),
        ({"form": "Bằng khen"}, True),
        ({"name": "Lê Ân"}, False),
        ({"title": "Trưởng thôn"}, False),
        ({"unit": "Thôn B"}, False),
        ({"achievement": "Đào mương"}, False),
        ({"kind": "household"}, False),
    ],
)
def test_namesakes_are_one_only_when_all_is_the_same(changes: dict[str, Raw], twice: bool) -> None:
    """A second row is told when name, title, unit and achievement are those of the first."""
    found = warnings({}, {"recipients": [ROW, {**ROW, "no": "2", **changes}]})
    assert found == ([("award.twice", "Lê An")] if twice else [])


@pytest.mark.parametrize("missing", ["unit", "achievement"])
def test_namesakes_of_whom_little_is_known_are_not_told(missing: str) -> None:
    """A name and the decision's general words say nothing of who it is."""
    bare = {name: value for name, value in ROW.items() if name != missing}
    assert warnings({}, {"recipients": [bare, {**bare, "no": "2"}]}) == []


def test_two_bodies_may_award_one_achievement() -> None:
    """A higher body's award for the same achievement is no repetition."""
    other = {"units/v.yml": {**UNIT, "name": "V"}}
    first: dict[str, Raw] = {"recipients": [ROW]}
    second: dict[str, Raw] = {**first, "issuer": "v"}
    assert warnings({}, first, second, others=other) == []
    assert warnings({}, first, first) == [("award.twice", "Lê An")]


def test_kinds_of_recipient_are_told_only_where_the_plan_names_them_all() -> None:
    """One line of participants without a kind leaves it open who takes part."""
    house: dict[str, Raw] = {"recipients": [{**ROW, "kind": "household"}]}
    person: Raw = {"text": "Cá nhân", "kind": "individual"}
    told = [("award.outside-participants", "hộ gia đình")]
    assert warnings({"participants": [person]}, house) == told
    assert warnings({"participants": [person, {"text": "mọi nhà"}]}, house) == []
    families: Raw = {"text": "Cá nhân, hộ gia đình", "kind": "individual"}
    assert warnings({"participants": [families]}, house) == []
    line: Raw = {"text": "05 hộ", "form": "pending", "of": ["household"]}
    awards: Raw = [{"form": "Giấy khen", "quotas": [line]}]
    assert warnings({"participants": [person], "awards": awards}, house) == []


@pytest.mark.parametrize(
    ("day", "changes", "outside"),
    [
        ("2025-12-31", {}, True),
        ("2026-01-01", {}, False),
        ("2026", {}, False),
        ("2026-04-30", {}, False),
        ("2026-05-01", {}, True),
        ("2026-05-01", {"review": {"text": "sau khi kết thúc"}}, False),
        ("2025-01-01", {"period": {"text": "cả năm"}}, False),
    ],
)
def test_a_decision_is_outside_only_when_all_days_are_known(
    day: str, changes: dict[str, Raw], outside: bool
) -> None:
    """Before the first day, or after the review that the plan dates; the end alone is no limit."""
    found = warnings(changes, {"date": day, "recipients": [ROW]})
    assert [code for code, _ in found] == (["award.outside-period"] if outside else [])


@pytest.mark.parametrize(("times", "told"), [("01", False), ("02", True)])
def test_earlier_awards_are_counted_by_id(times: str, told: bool) -> None:
    """Only decisions of earlier days count, and only for recipients that have an id."""
    rule: Raw = {"text": "đã được tặng", "form": "Giấy khen", "times": times}
    criteria: Raw = [{"award": "Bằng khen", "requires": [rule], "items": [{"text": "x"}]}]
    known: Raw = {"no": "1", "name": "Lê An", "exemplar": "e"}
    unknown: Raw = {"no": "2", "name": "Lê An"}
    later: dict[str, Raw] = {"form": "Bằng khen", "recipients": [known, unknown]}
    earlier: dict[str, Raw] = {"recipients": [known], "date": "2026-04-09"}
    exemplar = {
        "exemplars/e.yml": {"name": "Lê An", "type": "individual", "year": "2026", "summary": "S"}
    }
    found = warnings({"criteria": criteria}, later, earlier, others=exemplar)
    assert found == ([("award.eligibility", "Lê An")] if told else [])


def test_a_passed_quota_per_unit_names_the_unit() -> None:
    """Three of one village where two are allowed: the village is told."""
    line: Raw = {
        "text": "mỗi thôn 02 cá nhân",
        "form": "per_unit",
        "count": "02",
        "of": ["individual"],
        "category": "thôn",
    }
    rows: Raw = [{**ROW, "no": str(n), "name": f"Lê {n}"} for n in range(3)]
    found = warnings({"awards": [{"form": "Giấy khen", "quotas": [line]}]}, {"recipients": rows})
    assert found == [("quota.over", "3 cá nhân ở Thôn A")]


def test_a_decision_tells_the_quota_it_falls_under(real_pages: Mapping[str, Page]) -> None:
    """Its page says how much of each line is used, as the campaign's page does."""
    (address,) = (path for path in real_pages if path.startswith("/khen-thuong/quyet-dinh-319"))
    text = real_pages[address].source
    assert "Chỉ tiêu tập thể: 40/40 (100%). Trong hạn mức." in text
    assert "Chỉ tiêu cá nhân: 200/200 (100%). Trong hạn mức." in text
