#!/usr/bin/env python3
"""Makes score.csv: forms as an accountant would work them out by hand, in exact fractions.

    python3 tests/vectors/make_scores.py > tests/vectors/score.csv

It knows nothing of how the program computes. Weights of 不适用 indicators are handed over one by one, from hand to hand, and
every figure is a Fraction until it is written down with two decimals, half up. The seed is fixed, so the file can be made again.
Columns are separated by tabs, indicators by ' ; ' and what belongs to one indicator by '|':
    case, grade thresholds, rule for 不适用 (group, whole or fullMarks), indicators (group|target|actual|judgement|weight|rating|expected score), groups, total, grade
"""
import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction as F

GROUPS = ["决策", "过程", "履职", "效益指标", "满意度指标"]
WAIT, NONE = "待评分", "不适用"
rng = random.Random(20251231)


def two(x):
    """Half up, on the exact fraction: no decimal is cut before."""
    cents = x * 100
    whole = cents.numerator // cents.denominator
    if cents - whole >= F(1, 2):
        whole += 1
    return str((Decimal(whole) / 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def amount(low, high, places):
    return Decimal(rng.randint(low * 10**places, high * 10**places)).scaleb(-places)


# Each maker gives (target, actual, judgement, rating, earned share or WAIT or NONE).
def at_least():
    goal = amount(10, 900, rng.choice([0, 0, 1, 2]))
    got = amount(0, 1200, rng.choice([0, 1, 2]))
    unit = rng.choice(["家", "人次", "万元", ""])
    return f"≥{goal}{unit}", f"{got}{unit}", "", "", min(F(1), F(got) / F(goal))


def at_most():
    limit = amount(5, 40, rng.choice([0, 1]))
    got = amount(0, 90, rng.choice([0, 1]))
    over = F(got) - F(limit)
    share = F(1) if over <= 0 else max(F(0), 1 - over / F(limit))
    return f"≤{limit}天", f"{got}天", "", "", share


def reach():
    goal = rng.choice([3, 7, 9, 12, 30, 70])
    got = rng.randint(0, goal + 4)
    return f"{goal}个", f"{got}个", "", "", F(min(goal, got), goal)


def all_of_them():
    got = amount(40, 100, 1)
    return "＝100%", f"{got}%", "", "", F(got) / 100


def none_at_all():
    got = rng.choice(["0", "0", "1", "3"])
    return "≤0起", f"{got}起", "", "", F(1) if got == "0" else F(0)


def in_time():
    day = rng.randint(1, 28)
    return "2025年12月15日前", f"2025年12月{day}日", "", "", F(1) if day <= 15 else WAIT


def late_but_rated():
    rating = amount(0, 59, 2)
    return "2025年6月底前", "2025年8月2日", "", f"{rating}", F(rating) / 100


BANDS = {"达成": (80, 100), "部分达成": (60, 79), "未达成": (0, 59)}


def words():
    verdict = rng.choice(list(BANDS))
    low, high = BANDS[verdict]
    rating = rng.choice([Decimal(low), amount(low, high, 0), amount(low, high, 2), Decimal(high)])
    return "健全", "已修订制度", verdict, f"{rating}{rng.choice(['', '%'])}", F(rating) / 100


def very_words():
    rating = amount(80, 100, 1)
    return "有序推进", "有序推进", "", str(rating), F(rating) / 100


def words_without_rating():
    return "健全", "已修订制度", rng.choice(list(BANDS)), "", WAIT


def words_without_judge():
    return "健全", "已修订制度", "", "90", WAIT


def outside_the_band():
    verdict, rating = rng.choice([("达成", "79.99"), ("部分达成", "80"), ("部分达成", "59.9"), ("未达成", "60"), ("达成", "100.5")])
    return "规范", "基本规范", verdict, rating, WAIT


def unreadable_rating():
    return "≥10场", "9场", "", rng.choice(["九成", "-5", "1e2"]), WAIT


def by_hand():
    rating = amount(0, 100, 1)
    return "≥10场", rng.choice(["4场", "9场", "25场"]), "", str(rating), F(rating) / 100


def not_filled_in():
    return "≥10场", "", "", "", WAIT


def does_not_apply():
    return rng.choice([("不适用", ""), ("≥1场", "不适用")]) + ("", "", NONE)


SURE = [at_least, at_least, at_most, reach, all_of_them, none_at_all, late_but_rated, words, words, very_words, by_hand]
OPEN = [in_time, words_without_rating, words_without_judge, outside_the_band, unreadable_rating, not_filled_in]


def weights_for(count):
    """Weights with up to two decimals that add up to 100; some may be 0."""
    cuts = sorted(rng.randint(0, 10_000) for _ in range(count - 1))
    if rng.random() < 0.4:
        cuts = [cut // 100 * 100 for cut in cuts]
    edges = [0, *cuts, 10_000]
    return [Decimal(b - a) / 100 for a, b in zip(edges, edges[1:])]


def hand_over(rows, rule):
    """What each row weighs after every 不适用 row has given its weight away."""
    holds = {at: F(row["weight"]) for at, row in enumerate(rows)}
    active = [at for at, row in enumerate(rows) if row["share"] != NONE]
    own = {at: F(rows[at]["weight"]) for at in active}
    if rule == "fullMarks":
        return holds
    if rule == "whole":
        taken = sum(own.values())
        for at, row in enumerate(rows):
            if taken > 0:
                holds[at] = F(0) if row["share"] == NONE else own[at] + (100 - taken) * own[at] / taken
        return holds
    homeless = []
    for at, row in enumerate(rows):
        if row["share"] != NONE:
            continue
        peers = [p for p in active if rows[p]["group"] == row["group"] and own[p] > 0]
        if not peers:
            homeless.append(at)
            continue
        for peer in peers:
            holds[peer] += F(row["weight"]) * own[peer] / sum(own[p] for p in peers)
        holds[at] = F(0)
    # Groups of which nothing is left give to all others, in proportion to what those hold by then.
    before = {at: holds[at] for at in active}
    everybody = sum(before.values())
    for at in homeless:
        if everybody > 0:
            for peer in active:
                holds[peer] += F(rows[at]["weight"]) * before[peer] / everybody
            holds[at] = F(0)
    return holds


def grade(total, bounds):
    for name, bound in zip("优良中", bounds):
        if Decimal(total) >= bound:
            return name
    return "差"


def work_out(rows, bounds, rule):
    holds = hand_over(rows, rule)
    shown, per_group = [], {}
    for at, row in enumerate(rows):
        tally = per_group.setdefault(row["group"], {"sum": F(0), "holds": F(0), "open": 0})
        if row["share"] == NONE:
            shown.append(NONE)
            # Full marks for what does not apply: its weight is what it earns.
            if rule == "fullMarks":
                tally["sum"] += holds[at]
                tally["holds"] += holds[at]
            continue
        tally["holds"] += holds[at]
        if row["share"] == WAIT:
            shown.append(WAIT)
            tally["open"] += holds[at] > 0
        else:
            tally["sum"] += holds[at] * row["share"]
            shown.append(two(holds[at] * row["share"]))

    def figure(tally):
        if tally["open"]:
            return WAIT
        return two(tally["sum"]) if tally["holds"] else NONE

    groups = "，".join(f"{g}={figure(per_group[g])}" for g in GROUPS if g in per_group)
    whole = {key: sum(tally[key] for tally in per_group.values()) for key in ("sum", "holds", "open")}
    total = figure(whole)
    return shown, groups, total, grade(total, bounds) if total[0].isdigit() else ""


def write(case, rows, bounds_typed, bounds, rule="group"):
    shown, groups, total, word = work_out(rows, bounds, rule)
    cells = [
        "|".join([r["group"], r["target"], r["actual"], r["judgement"], str(r["weight"]), r["rating"], s])
        for r, s in zip(rows, shown)
    ]
    print("\t".join([case, "/".join(bounds_typed), rule, " ; ".join(cells), groups, total, word]))


def row(group, weight, made):
    target, actual, judgement, rating, share = made
    return dict(group=group, target=target, actual=actual, judgement=judgement, rating=rating, share=share, weight=weight)


def thresholds():
    usual = ["90", "80", "60"]
    typed = rng.choice([usual] * 5 + [["95", "85", "70"], ["90.5", "75.25", "60"], ["80", "90", "60"], ["九十", "80", "60"], ["90", "90", "60"], ["", "80", "60"]])
    broken = typed in (["80", "90", "60"], ["九十", "80", "60"], ["90", "90", "60"], ["", "80", "60"])
    return typed, [Decimal(x) for x in (usual if broken else typed)]


def random_case(number, rule="group"):
    kind = rng.choice(["sure", "sure", "sure", "spread", "spread", "lost group", "open"])
    groups = sorted(rng.sample(range(5), rng.randint(1, 5)))
    lost = rng.choice(groups) if kind == "lost group" else None
    slots = [GROUPS[g] for g in groups for _ in range(rng.randint(1, 5))]
    rows = []
    for group, weight in zip(slots, weights_for(len(slots))):
        if lost is not None and group == GROUPS[lost]:
            made = does_not_apply()
        elif kind in ("spread", "lost group") and rng.random() < 0.3:
            made = does_not_apply()
        elif kind == "open" and rng.random() < 0.4:
            made = rng.choice(OPEN)()
        else:
            made = rng.choice(SURE)()
        rows.append(row(group, weight, made))
    if rule == "fullMarks" and all(made["share"] == NONE or made["weight"] == 0 for made in rows):
        return  # Nothing that applies weighs anything: there is no score, and no sum to write down.
    write(f"{kind} {number}", rows, *thresholds(), rule)


def edge_cases():
    usual, ninety = ["90", "80", "60"], [Decimal(x) for x in (90, 80, 60)]
    full = ("健全", "健全", "", "100", F(1))
    # 89.995 exactly, by way of thirds: shown as 90.00, and 优 because it is shown so.
    thirds = [row("履职", Decimal("30.015"), ("3个", "2个", "", "", F(2, 3))), row("履职", Decimal("69.985"), full)]
    write("a half by way of thirds is rounded up", thirds, usual, ninety)
    thirds[0] = row("履职", Decimal("30.0151"), ("3个", "2个", "", "", F(2, 3)))
    thirds[1] = row("履职", Decimal("69.9849"), full)
    write("a hair below the half is not", thirds, usual, ninety)
    # 70.005 exactly, of which the third is a quotient that falls short in its last digit; 中 begins at 70.01.
    short = [
        row("履职", Decimal("30.015"), ("3个", "1个", "", "", F(1, 3))),
        row("履职", Decimal(60), full),
        row("履职", Decimal("9.985"), ("健全", "已修订制度", "未达成", "0", F(0))),
    ]
    write("a half of which the last digit falls short is rounded up", short, ["90", "80", "70.01"], [Decimal("90"), Decimal("80"), Decimal("70.01")])
    # Three rows of 33.33…: each row is shown rounded, the total is not the sum of what is shown.
    seven = [row("履职", w, ("7个", "5个", "", "", F(5, 7))) for w in (Decimal("33.34"), Decimal("33.33"), Decimal("33.33"))]
    write("the total is not the sum of rounded rows", seven, usual, ninety)
    lost = [row(g, w, m) for g, w, m in [
        ("决策", Decimal(10), does_not_apply()), ("过程", Decimal(20), full), ("过程", Decimal(0), full),
        ("履职", Decimal(70), ("3个", "1个", "", "", F(1, 3)))]]
    write("a group of which nothing is left", lost, usual, ninety)
    idle = [row("决策", Decimal(40), does_not_apply()), row("决策", Decimal(0), full), row("过程", Decimal(60), full)]
    write("a group whose other rows weigh nothing", idle, usual, ninety)
    nothing = [row("决策", Decimal(40), does_not_apply()), row("过程", Decimal(60), does_not_apply())]
    write("nothing applies", nothing, usual, ninety)
    light = [row("决策", Decimal(0), not_filled_in()), row("过程", Decimal(100), full)]
    write("what weighs nothing holds nothing up", light, usual, ninety)
    small = [row("过程", Decimal("99.9999"), full), row("过程", Decimal("0.0001"), ("≥10场", "0场", "", "", F(0)))]
    write("four decimals", small, usual, ninety)


print("case\tgradeFrom\twaivedWeight\tindicators\tgroups\ttotal\tgrade")
edge_cases()
for n in range(150):
    random_case(n + 1)
for n in range(80):
    random_case(n + 151, "fullMarks" if n % 2 else "whole")
