#!/usr/bin/env python3
"""Writes computed.tsv: what the eleven computed indicators give, worked out with fractions, not with the program.

    python3 tests/vectors/make_computed.py > tests/vectors/computed.tsv

Columns: indicator, period, denominator (adjusted or initial), measure of 预算偏差率 at mid-year (plan or budget),
what is typed (address=text, joined by ;), what the program must show: a rate with two decimals, or the word for none.
"""
import random
from fractions import Fraction

rnd = random.Random(20251125)
PERIODS = {"半年": "halfYear", "全年": "fullYear"}
SHARES = {  # label: (numerator item, denominator item)
    "支付进度符合率": ("actualPayment", "plannedPayment"),
    "公用经费控制率": ("publicExpenseSpent", "publicExpenseBudget"),
    "政府采购执行率": ("procurementSpent", "procurementBudget"),
    "非税收入预算完成率": ("nonTaxReceived", "nonTaxBudget"),
    "在职人员控制率": ("staffEmployed", "staffQuota"),
    "固定资产利用率": ("assetsInUse", "assetsTotal"),
}


def show(rate):
    """四舍五入 to two decimals of a per cent, half away from zero."""
    hundredths = abs(rate) * 10000
    whole = (2 * hundredths.numerator + hundredths.denominator) // (2 * hundredths.denominator)
    sign = "-" if rate < 0 and whole else ""
    return f"{sign}{whole // 100}.{whole % 100:02d}%"


def money(allow_negative=False):
    kind = rnd.random()
    if kind < 0.08:
        return "0"
    if kind < 0.14:
        return "0.00"
    if kind < 0.22:
        return str(rnd.randrange(10**11, 10**12)) + "." + f"{rnd.randrange(10**6):06d}"
    digits = rnd.choice([0, 1, 2, 2, 2, 4, 6])
    text = str(rnd.randrange(1, 10 ** rnd.choice([1, 3, 5])))
    if digits:
        text += "." + f"{rnd.randrange(10**digits):0{digits}d}"
    return ("-" if allow_negative and rnd.random() < 0.4 else "") + text


def people():
    return str(rnd.choice([0, 1, 7, 15, 16, 136, 143, 2000])) + rnd.choice(["", "人", " 名"])


def number(text):
    return Fraction(text.rstrip("人名 "))


def quotient(part, whole):
    """None stands for a field that is not filled in."""
    if whole is None:
        return "未填"
    if whole == 0:
        return "不适用"
    if whole < 0:
        return "请核对"
    return "未填" if part is None else show(part / whole)


def emit(label, period, base, measure, typed, expected):
    print("\t".join([label, period, base, measure, ";".join(f"{k}={v}" for k, v in typed.items()), expected]))


def maybe(text, chance=0.88):
    return text if rnd.random() < chance else None


def case_share(label, period):
    code, typed, value = PERIODS[period], {}, {}
    for item in SHARES[label]:
        text = maybe(people() if label == "在职人员控制率" else money())
        if text is not None:
            typed[f"baseData/{item}/{code}"] = text
        value[item] = None if text is None else number(text)
    part, whole = SHARES[label]
    emit(label, period, "adjusted", "plan", typed, quotient(value[part], value[whole]))


def case_three_public(period):
    code, this, last = PERIODS[period], maybe(money()), maybe(money())
    typed = {}
    if this is not None:
        typed[f"baseData/threePublicThisYear/{code}"] = this
    if last is not None:
        typed[f"baseData/threePublicLastYear/{code}"] = last
    if last is not None and this is not None and number(last) != 0:
        expected = show((number(this) - number(last)) / number(last))
    elif last is not None and number(last) == 0:
        expected = "不适用"
    else:
        expected = "未填"
    emit("“三公经费”变动率", period, "adjusted", "plan", typed, expected)


class Budget:
    """The money of a form: budget, plan, adjustments and execution of both lines."""

    def __init__(self):
        self.typed, self.full, self.plan = {}, {}, {}
        self.adjust = {"halfYear": {}, "fullYear": {}}
        self.spent = {"halfYear": {}, "fullYear": {}}
        for line in ("basic", "project"):
            self.full[line] = self.put(f"funds/expenditure/{line}/fullYear", maybe(money(), 0.95))
            self.plan[line] = self.put(f"funds/expenditure/{line}/halfYear", maybe(money(), 0.95))
            for code in PERIODS.values():
                self.adjust[code][line] = self.put(f"progress/{line}/adjustment/{code}", maybe(money(True), 0.5))
                self.spent[code][line] = self.put(f"progress/{line}/executed/{code}", maybe(money(), 0.9))

    def put(self, address, text):
        if text is None:
            return None
        self.typed[address] = text
        return number(text)

    @staticmethod
    def total(values):
        """Every line must be there."""
        return None if None in values.values() else sum(values.values())

    @staticmethod
    def known(values):
        there = [v for v in values.values() if v is not None]
        return sum(there) if there else None

    def adjusted(self, line, code):
        own = self.adjust[code][line]
        if own is None and code == "fullYear":
            own = self.adjust["halfYear"][line]
        return own or Fraction(0)

    def adjustment(self, code):
        return self.adjusted("basic", code) + self.adjusted("project", code)

    def adjustment_entered(self, code):
        return any(v is not None for v in self.adjust[code].values())

    def budget(self, code, base):
        initial = self.total(self.full)
        if initial is None or base == "initial":
            return initial
        return initial + self.adjustment(code)

    def executed(self, code):
        for line, spent in self.spent[code].items():
            if spent is None and (self.full[line] not in (None, 0) or self.adjusted(line, code) != 0):
                return None
        return self.known(self.spent[code])


def case_budget(label, period):
    code, base, measure = PERIODS[period], rnd.choice(["adjusted", "initial"]), rnd.choice(["plan", "budget"])
    form = Budget()
    budget, executed = form.budget(code, base), form.executed(code)
    if label == "预算执行率":
        expected = quotient(executed, budget)
    elif label == "预算偏差率":
        whole = form.total(form.plan) if period == "半年" and measure == "plan" else budget
        expected = quotient(None if executed is None or whole is None else abs(executed - whole), whole)
    elif label == "结转结余率":
        left = form.put(f"baseData/carryOver/{code}", maybe(money()))
        expected = quotient(left, budget)
    else:
        policy = form.put(f"baseData/policyAdjustment/{code}", maybe(money(True), 0.7))
        change = None
        if form.adjustment_entered(code) and (policy is not None or form.adjustment(code) == 0):
            change = abs(form.adjustment(code) - (policy or 0))
        expected = quotient(change, form.total(form.full))
    emit(label, period, base, measure, form.typed, expected)


# Worked cases from real reports first.
P = "adjusted", "plan"
emit("预算执行率", "全年", *P, {"funds/expenditure/basic/fullYear": "2710.42", "funds/expenditure/project/fullYear": "0", "progress/basic/executed/fullYear": "2690.62"}, "99.27%")
emit("“三公经费”变动率", "全年", *P, {"baseData/threePublicThisYear/fullYear": "63.46", "baseData/threePublicLastYear/fullYear": "32"}, "98.31%")
emit("在职人员控制率", "全年", *P, {"baseData/staffEmployed/fullYear": "136", "baseData/staffQuota/fullYear": "143"}, "95.10%")
emit("公用经费控制率", "全年", *P, {"baseData/publicExpenseSpent/fullYear": "27.13", "baseData/publicExpenseBudget/fullYear": "45.76"}, "59.29%")
emit("政府采购执行率", "全年", *P, {"baseData/procurementSpent/fullYear": "3.12", "baseData/procurementBudget/fullYear": "19.3"}, "16.17%")
for _ in range(14):
    for label in SHARES:
        case_share(label, rnd.choice(list(PERIODS)))
    case_three_public(rnd.choice(list(PERIODS)))
    for label in ("预算执行率", "预算调整率", "预算偏差率", "结转结余率"):
        for period in PERIODS:
            case_budget(label, period)
