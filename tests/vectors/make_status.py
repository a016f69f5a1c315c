#!/usr/bin/env python3
"""Writes status_computed.tsv: how figures stand against their targets, worked out with fractions, not with the program.

    python3 tests/vectors/make_status.py > tests/vectors/status_computed.tsv

The rules are those of the field: ≥ ＞ are better when higher, ≤ ＜ when lower, ＝ as the row says (reach, exact, lower). A ＝ target in per cent other
than 0 and 100 is a rounded figure, so the actual value is rounded to its decimals before it is compared. Columns: target, actual value, rule of a ＝
row, the other rule for lower figures (deviation or quotient), 部分达成 from, 偏离 from; then status, 完成率 with two decimals, 偏离.
"""
import random
from fractions import Fraction

rnd = random.Random(20260701)
SIGNS = {"≥": ">=", "＞": ">", "≤": "<=", "＜": "<", "＝": "=", "": "=", "不低于": ">=", "不超过": "<="}
FACTORS = {"": 1, "万": 10**4, "亿": 10**8}


def half_away(value, decimals):
    """四舍五入, exactly: the nearest multiple of 10^-decimals, a tie away from zero."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (whole if value >= 0 else -whole) * Fraction(1, 10**decimals)


def shown(rate):
    hundredths = half_away(rate * 100, 2) * 100
    whole = int(abs(hundredths))
    return f"{'-' if hundredths < 0 else ''}{whole // 100}.{whole % 100:02d}%"


def decimals_of(text):
    return len(text.partition(".")[2])


def reaches(sign, better, actual, target):
    if sign == ">":
        return actual > target
    if sign == "<":
        return actual < target
    if better == "higher":
        return actual >= target
    if better == "lower":
        return actual <= target
    return actual == target


def completion(better, other_rule, met, actual, target):
    """None for a target of 0: it is met or not, and there is no ratio."""
    if target == 0:
        return None
    if better == "nearer":
        return max(Fraction(0), 1 - abs(actual - target) / abs(target))
    if better == "higher" and target > 0:
        return actual / target
    if met:
        return Fraction(1)
    if better == "lower" and other_rule == "quotient" and target > 0:
        return target / actual
    return max(Fraction(0), 1 - abs(actual - target) / abs(target))


def stand(sign, unit, target_text, target, actual, equal_rule, other_rule, partial, deviation):
    op = SIGNS[sign]
    better = {">": "higher", "<": "lower", "=": {"reach": "higher", "exact": "nearer", "lower": "lower"}[equal_rule]}[op[0]]
    compared = actual
    if op == "=" and unit == "%" and target not in (0, 100):
        compared = half_away(actual, decimals_of(target_text))
    met = reaches(op, better, compared, target)
    rate = completion(better, other_rule, met, actual, target)
    if met:
        status = "达成"
    else:
        status = "部分达成" if rate is not None and rate * 100 >= partial else "未达成"
    deviates = rate is not None and rate * 100 >= deviation
    return status, "" if rate is None else shown(rate), "偏离" if deviates else ""


def figure(unit):
    kind = rnd.random()
    if kind < 0.08:
        return rnd.choice(["0", "0.0", "0.00"])
    if kind < 0.2:
        return "100" if unit == "%" else str(rnd.randrange(10**11, 10**12))
    whole = rnd.randrange(1, 100) if unit == "%" else rnd.randrange(1, 10 ** rnd.choice([1, 2, 3, 5]))
    digits = rnd.choice([0, 0, 0, 1, 2, 3])
    return str(whole) + (f".{rnd.randrange(10**digits):0{digits}d}" if digits else "")


def text_of(value):
    """At most six decimals, as an actual value may have."""
    millionths = int(half_away(value, 6) * 10**6)
    digits = f"{abs(millionths):07d}"
    text = (digits[:-6] + "." + digits[-6:]).rstrip("0").rstrip(".")
    return ("-" if millionths < 0 else "") + text


def near(target, decimals):
    """Values on and beside every edge of the rules."""
    step = Fraction(1, 10**decimals)
    return rnd.choice([
        target, target + Fraction(1, 10**6), target - Fraction(1, 10**6), target + step / 2, target - step / 2,
        target - step / 2 - Fraction(1, 10**6), target * Fraction(6, 10), target * Fraction(6, 10) - Fraction(1, 10**6),
        target * Fraction(13, 10), target * Fraction(13, 10) - Fraction(1, 10**6), target * Fraction(14, 10), target * Fraction(14, 10) + 1,
        target * 2, target / 3, target * Fraction(2, 7), target + step * rnd.randrange(100), Fraction(0),
    ])


def main():
    print("target\tactual\tequalRule\treverseRule\tpartialFrom\tdeviationFrom\tstatus\trate\tdeviates")
    for _ in range(600):
        unit = rnd.choice(["%", "%", "家", "人次", "万元", "台套"])
        sign = rnd.choice(list(SIGNS))
        target_text = figure(unit)
        if unit == "%" and rnd.random() < 0.15 and Fraction(target_text) != 0:
            target_text = "-" + target_text
        if sign == "" and target_text.startswith("2"):
            target_text = "3" + target_text[1:]  # A 2 that no sign stands before may be a scanned ≥ and is asked about.
        scale = rnd.choice(["", "", "万", "亿"]) if unit in ("家", "人次") else ""
        target = Fraction(target_text)
        # The actual value may be told in plain units where the target is told in 万.
        plain = scale != "" and rnd.random() < 0.5
        actual_text = text_of(near(target, decimals_of(target_text)) * (FACTORS[scale] if plain else 1))
        actual = Fraction(actual_text) / (FACTORS[scale] if plain else 1)
        if actual < 0 and unit != "%":
            continue
        # A bare 0.45 of a share may mean 45 %, and is asked about.
        bare = scale == "" and unit != "%" and rnd.random() < 0.2
        equal_rule = rnd.choice(["reach", "reach", "exact", "lower"])
        other_rule = rnd.choice(["deviation", "deviation", "quotient"])
        partial, deviation = rnd.choice([("60", "130"), ("60", "130"), ("80", "150"), ("62.5", "120")])
        result = stand(sign, unit, target_text, target, actual, equal_rule, other_rule, Fraction(partial), Fraction(deviation))
        written = actual_text + ("" if bare else ("" if plain else scale) + unit)
        print("\t".join([sign + target_text + scale + unit, written, equal_rule, other_rule, partial, deviation, *result]))


main()
