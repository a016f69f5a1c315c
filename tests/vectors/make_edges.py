#!/usr/bin/env python3
"""Writes edges.csv: single figures on the edges of the rules, each worked out here in decimals of 60 digits, not with the program.

    python3 tests/vectors/make_edges.py > tests/vectors/edges.csv

Columns as in status.csv: group, indicator, target, actual value; then status, 完成率 with two decimals, 偏离. What stands behind a target is
its completion as a reader of the rules would write it down.
"""
from decimal import ROUND_HALF_UP, Decimal as D, getcontext

getcontext().prec = 60
FULL = D(1)
CASES = [
    ("履职", "一项工作", "≥33.333333%", "33.333333%", "达成", FULL, False),
    ("履职", "一项工作", "＝33.3%", "33.25%", "达成", D("33.25") / D("33.3"), False),
    ("履职", "一项工作", "＝-5%", "-5.4%", "达成", FULL, False),
    ("履职", "一项工作", "＝-5%", "-5.5%", "部分达成", 1 - D("0.5") / 5, False),
    ("履职", "一项工作", "≤0件", "1件", "未达成", None, False),
    ("履职", "一项工作", "＞0家", "0家", "未达成", None, False),
    ("履职", "一项工作", "≥1000000000000元", "999999999999.999999元", "部分达成", D("999999999999.999999") / D(10**12), False),
    ("履职", "一项工作", "≥10亿元", "99999.9999万元", "部分达成", D("99999.9999") / D(100000), False),
    ("履职", "一项工作", "±3%以内", "-2.5%", "达成", FULL, False),
    ("履职", "一项工作", "±3%以内", "3.5%", "部分达成", 1 - D("0.5") / 3, False),
    ("履职", "一项工作", "≤-5%", "-3%", "部分达成", 1 - D(2) / 5, False),
    ("履职", "一项工作", "≥1:15", "1:20", "部分达成", D(15) / 20, False),
    ("履职", "一项工作", "≤1:15", "1:20", "达成", FULL, False),
    ("履职", "一项工作", "≥10场", "13场", "达成", D(13) / 10, True),
    ("履职", "一项工作", "≥10场", "12.999999场", "达成", D("12.999999") / 10, False),
    ("履职", "一项工作", "≥10场", "6场", "部分达成", D(6) / 10, False),
    ("履职", "一项工作", "≥10场", "5.999999场", "未达成", D("5.999999") / 10, False),
    ("履职", "一项工作", "≤10天", "0天", "达成", FULL, False),
    ("履职", "一项工作", "≤10天", "20.000001天", "未达成", D(0), False),
    ("履职", "一项工作", "≥1.5万人", "15000人", "达成", FULL, False),
    ("履职", "一项工作", "12345678901234567890家", "12345678901234567890家", "达成", FULL, False),
    ("履职", "一项工作", "≥0.000001亿元", "100元", "达成", FULL, False),
    ("履职", "一项工作", "＜0%", "-1%", "达成", None, False),
    ("履职", "一项工作", "＝100%", "99.995%", "部分达成", D("99.995") / 100, False),
    ("履职", "一项工作", "＝0%", "0.004%", "达成", None, False),
    ("履职", "一项工作", "＝0.5%", "0.45%", "达成", D("0.45") / D("0.5"), False),
    ("履职", "一项工作", "＝0.5%", "0.449999%", "部分达成", D("0.449999") / D("0.5"), False),
    ("履职", "一项工作", "≥95%", "92", "部分达成", D(92) / 95, False),
    ("履职", "一项工作", "≥900 亿元", "９１０．５亿元", "达成", D("910.5") / 900, False),
    ("履职", "一项工作", "≥-3%", "-4%", "部分达成", 1 - D(1) / 3, False),
    ("履职", "一项工作", "≥-3%", "2%", "达成", FULL, False),
    ("履职", "一项工作", "≥4%", "-8%", "未达成", D(-8) / 4, False),
    ("过程", "在职人员控制率", "＝100%", "93.33%", "达成", FULL, False),
    ("过程", "在职人员控制率", "＝100%", "100.01%", "部分达成", 1 - D("0.01") / 100, False),
    ("过程", "预算调整率", "≤5%", "-7%", "部分达成", 1 - D(2) / 5, False),
    ("过程", "“三公经费”变动率", "≤0%", "-12.5%", "达成", None, False),
    ("过程", '"三公经费"变动率', "＝0%", "-12.5%", "达成", None, False),
    ("过程", "预算执行率", "＝100%", "101.2%", "达成", D("101.2") / 100, False),
    ("过程", "预算偏差率", "＝0%", "0.01%", "未达成", None, False),
    ("履职", "一项工作", "2025年6月底前", "2025年6月30日", "达成", None, False),
    ("履职", "一项工作", "2025年6月底前", "2025年7月1日", "未达成", None, False),
    ("履职", "一项工作", "健全", "健全", "达成", None, False),
    ("履职", "一项工作", "", "5场", "待判断", None, False),
    ("履职", "一项工作", "≥5场", "", "未填", None, False),
    ("履职", "一项工作", "≥5场", "不适用", "不适用", None, False),
    ("履职", "一项工作", "≥5场", "几场", "待判断", None, False),
    ("履职", "一项工作", "≥5场", "≥5场", "待判断", None, False),
    ("履职", "一项工作", "≥5人", "6人次", "待判断", None, False),
]


def shown(completion):
    if completion is None:
        return ""
    return f"{(completion * 100).quantize(D('0.01'), rounding=ROUND_HALF_UP)}%"


print("group\tindicator\ttarget\tactual\tstatus\trate\tdeviates")
for group, name, target, actual, status, completion, deviates in CASES:
    print("\t".join([group, name, target, actual, status, shown(completion), "偏离" if deviates else ""]))
