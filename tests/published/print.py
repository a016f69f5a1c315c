#!/usr/bin/env python3
"""Prints the forms of forms/*.json the way they are published and keeps what pdftotext makes of the PDFs.

    python3 tests/published/print.py [name ...]

Needs chromium, poppler-utils (pdftotext) and fonts-noto-cjk. The tests use only the committed texts/*.txt and
forms/*.json; this script is how they were made. Each JSON is the truth the tests compare with, plus `page`: how
the page is set (all keys optional, see PAGE). `texts/<form>.copied.txt` is written too: the text as a PDF viewer
hands it to the clipboard (a merged cell before its rows, blank lines between cells). With pypdfium2 installed,
`texts/<form>.viewer.txt` is what Chromium's own PDF viewer really copies.
"""
import html, json, pathlib, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).parent
# The forms of which the texts without rows are kept, which are refused.
LOST_ROWS = ("centre", "sluice")
PAGE = {
    "size": "A4", "margin": "15mm", "font": "Noto Serif CJK SC", "points": 9, "padding": "2px 3px",
    # Widths in per cent of 一级, 二级, 重点工作, 三级, 半年, 全年.
    "widths": [9, 15, 24, 28, 12, 12],
    "repeat_header": False, "page_numbers": False, "title": "苏州市市级部门整体预算绩效目标表",
    # Whether neighbours with the same 重点工作 share one cell.
    "merge_key_tasks": True,
    # Whether the text columns are centred, as in most published forms.
    "align": "center",
}
INCOME = [("generalPublicBudget", "一般公共预算资金"), ("governmentFund", "政府性基金"),
          ("fiscalSpecialAccount", "财政专户管理资金"), ("stateCapital", "国有资本金"), ("socialInsurance", "社保基金")]
LEVEL1 = {"decision": "决策", "process": "过程", "duty": "履职", "benefit": "效益指标", "satisfaction": "满意度指标"}


def cell(text, colspan=1, rowspan=1, css="", tag="td"):
    text = "<br>".join(html.escape(line) for line in text.split("\n"))
    return f'<{tag} colspan="{colspan}" rowspan="{rowspan}" class="{css}">{text}</{tag}>'


def funds(form):
    income, spend = form["income"], form["expenditure"]
    rows = [cell("部门整体\n资金\n（万元）", 1, 13) + cell("收入", 1, 10) + cell("", 3) + cell("全年\n预算数")]
    rows.append(cell("资金总额", 3) + cell(income["total"]))
    rows.append(cell("财政拨款", 1, 6) + cell("小计", 2) + cell(income["appropriation"]))
    rows += [cell(label, 2) + cell(income[code]) for code, label in INCOME]
    rows.append(cell("上年结转资金", 3) + cell(income["carryOver"]))
    rows.append(cell("其他资金", 3) + cell(income["other"]))
    rows.append(cell("支出", 1, 3) + cell("", 2) + cell("半年\n计划执行数") + cell("全年\n预算数"))
    rows += [cell(label, 2) + cell(spend[code][0]) + cell(spend[code][1])
             for code, label in (("basic", "基本支出"), ("project", "项目支出"))]
    return "".join(f"<tr>{row}</tr>" for row in rows)


def groups(form):
    """(level1, [(level2, rows)]) with neighbours of one level1 together."""
    out = []
    for entry in form["indicators"]:
        if not out or out[-1][0] != entry["level1"]:
            out.append((entry["level1"], []))
        out[-1][1].append((entry["level2"], entry["rows"] or [["", "", "", ""]]))
    return out


def indicator_table(form, page, head, body_groups):
    duty = head == "duty"
    names = ["一级指标", "二级指标"] + (["重点工作"] if duty else []) + ["三级指标", "半年指标值", "全年指标值"]
    spans = [1, 1] + ([1, 1] if duty else [2]) + [1, 1]
    header = "<tr>" + "".join(cell(n, s) for n, s in zip(names, spans)) + "</tr>"
    body = ""
    for level1, level2s in body_groups:
        first = cell(LEVEL1[level1], 1, sum(len(rows) for _, rows in level2s))
        for level2, rows in level2s:
            second = cell(level2, 1, len(rows))
            last = None
            for index, (task, name, half, full) in enumerate(rows):
                merged = ""
                if duty and not (page["merge_key_tasks"] and task and task == last):
                    span = 1
                    while page["merge_key_tasks"] and task and index + span < len(rows) and rows[index + span][0] == task:
                        span += 1
                    merged = cell(task, 1, span)
                last = task
                body += "<tr>" + first + second + merged + cell(name, 1 if duty else 2) + cell(half) + cell(full) + "</tr>"
                first = second = ""
    return header, body


def page_html(form, page):
    cols = "".join(f'<col style="width:{w}%">' for w in page["widths"])
    line = lambda label, value, css="long": "<tr>" + cell(label) + cell(value, 5, css=css) + "</tr>"
    top = line("单位名称", form["unit"], "") + line("单位\n主要职能", form["functions"])
    top += line("机构设置及\n人员配置", form["organisation"])
    goals = line("中长期目标", form["longTerm"]) + line("年度目标", form["annual"])
    parts, tables = [], []
    for level1, level2s in groups(form):
        kind = "duty" if level1 == "duty" else "plain"
        if parts and parts[-1][0] == kind:
            parts[-1][1].append((level1, level2s))
        else:
            parts.append((kind, [(level1, level2s)]))
    if page["repeat_header"]:
        tables.append(f"<table>{cols}{top}{funds(form)}{goals}</table>")
        for kind, body_groups in parts:
            header, body = indicator_table(form, page, kind, body_groups)
            tables.append(f"<table>{cols}<thead>{header}</thead><tbody>{body}</tbody></table>")
    else:
        whole = top + funds(form) + goals
        for kind, body_groups in parts:
            whole += "".join(indicator_table(form, page, kind, body_groups))
        tables.append(f"<table>{cols}{whole}</table>")
    numbers = '@bottom-center { content: "- " counter(page) " -"; font-size: 9pt; }' if page["page_numbers"] else ""
    return f"""<!doctype html><html lang="zh"><meta charset="utf-8"><style>
@page {{ size: {page["size"]}; margin: {page["margin"]}; {numbers} }}
body {{ font: {page["points"]}pt "{page["font"]}"; margin: 0; }}
h1, h2 {{ text-align: center; font-size: 14pt; margin: 4px; }} h2 {{ font-size: 10pt; font-weight: normal; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
td {{ border: 1px solid; padding: {page["padding"]}; text-align: {page["align"]}; vertical-align: middle; overflow-wrap: anywhere; }}
td.long {{ text-align: left; }}
</style><h1>{page["title"]}</h1><h2>{form["year"]}年度</h2>{"".join(tables)}"""


def copied(form, page):
    """As a viewer copies a tagged PDF: cell after cell, a row's cells on one line, 二级 on its own line before its rows."""
    out = [page["title"], form["year"] + "年度", "单位名称 " + form["unit"]]

    def text(label, value, width=60):
        out.extend(label)
        for paragraph in value.split("\n"):
            out.extend(paragraph[i:i + width] for i in range(0, len(paragraph), width))

    text(["单位", "主要职能"], form["functions"])
    text(["机构设置及", "人员配置"], form["organisation"])
    out.extend(["部门整体", "资金", "（万元）", "收入", "全年", "预算数"])
    line = lambda label, value: out.append(f"{label} {value}".strip())
    line("资金总额", form["income"]["total"])
    out.append("财政拨款")
    line("小计", form["income"]["appropriation"])
    for code, label in INCOME + [("carryOver", "上年结转资金"), ("other", "其他资金")]:
        line(label, form["income"][code])
    out.extend(["支出", "半年", "计划执行数", "全年", "预算数"])
    for code, label in (("basic", "基本支出"), ("project", "项目支出")):
        line(label, " ".join(v for v in form["expenditure"][code] if v))
    text(["中长期目标"], form["longTerm"])
    text(["年度目标"], form["annual"])
    shape = None
    for level1, level2s in groups(form):
        if shape != (level1 == "duty"):
            shape = level1 == "duty"
            out.append("一级指标 二级指标 " + ("重点工作 " if shape else "") + "三级指标 半年指标值 全年指标值")
        if len(level2s) == 1 and len(level2s[0][1]) == 1:
            out.append(" ".join(x for x in [LEVEL1[level1], level2s[0][0], *level2s[0][1][0]] if x))
            continue
        out.append(LEVEL1[level1])
        for level2, rows in level2s:
            if len(rows) == 1 and any(rows[0]):
                out.append(" ".join(x for x in [level2, *rows[0]] if x))
                continue
            out.append(level2)
            last = None
            for task, *cells in (row for row in rows if any(row)):
                shown = "" if page["merge_key_tasks"] and task == last else task
                # Viewers drop the blank of a name.
                out.append(" ".join(x for x in [shown, cells[0].replace(" ", ""), *cells[1:]] if x))
                last = task
    blanks = lambda i: "\n\n" if i % 7 else "\n"
    return "\n" + "".join(line + blanks(i) for i, line in enumerate(out))


def viewer(pdf):
    """What Chromium's viewer copies, or None where pypdfium2 is missing."""
    try:
        import pypdfium2
    except ImportError:
        return None
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(str(pdf)))


def make(path, out_dir):
    form = json.loads(path.read_text())
    page = PAGE | form.get("page", {})
    out_dir.mkdir(exist_ok=True)
    work = pathlib.Path(tempfile.mkdtemp(prefix="print-"))
    try:
        (work / "page.html").write_text(page_html(form, page))
        pdf = work / "page.pdf"
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                        "--no-first-run", f"--user-data-dir={work}/profile", f"--print-to-pdf={pdf}",
                        "--no-pdf-header-footer", f"file://{work}/page.html"], check=True, capture_output=True)
        subprocess.run(["pdftotext", "-raw", pdf, out_dir / f"{path.stem}.raw.txt"], check=True)
        if path.stem in LOST_ROWS:
            for mode, option in (("layout", ["-layout"]), ("columns", [])):
                subprocess.run(["pdftotext", *option, pdf, HERE / "lost_rows" / f"{path.stem}.{mode}.txt"], check=True)
        (out_dir / f"{path.stem}.copied.txt").write_text(copied(form, page))
        if (seen := viewer(pdf)) is not None:
            (out_dir / f"{path.stem}.viewer.txt").write_text(seen)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    source = HERE / "forms"
    target = HERE / "texts"
    for form in sorted(source.glob("*.json")):
        if not sys.argv[1:] or form.stem in sys.argv[1:]:
            make(form, target)
            print(form.stem)
