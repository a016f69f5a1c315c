//! 帮助: the year in three steps, what goes where, and the rules of the program in plain words, from the same tables that the program works by.

use leptos::prelude::*;

use crate::check::{Family, RULES};
use crate::evaluate::StandardIndicator;
use crate::form::{Period, Settings, Stage};
use crate::ui::texts::help as texts;

/// What is done in a stage.
fn of_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Declaration => {
            "编预算时填写。基本信息、资金、目标、指标及半年和全年指标值；收入与支出必须相等。决策、过程指标各单位相同，履职、效益、满意度由单位自定。"
        }
        Stage::Monitoring => {
            "七月填写。半年指标值是截至 6 月 30 日的累计数；填写基础数据、预算执行和各指标的半年完成值，对黄灯、红灯的指标填写全年预计完成值、完成目标可能性、偏差原因和说明。"
        }
        Stage::SelfEvaluation => {
            "年度终了后填写。补齐全年的基础数据、预算执行和完成值，设置权重（合计 100），给文字指标填写得分率，说明未达成和偏离的原因，得出总分和等级。"
        }
    }
}

/// What goes into a part, and what to know about it.
const PARTS: &[(&str, &str)] = &[
    ("资金", "单位为万元，最多 6 位小数。小计和总额由程序计算，不用填写；没有的项目填 0。"),
    (
        "指标值",
        "按原文保留，旁边显示程序的理解。没有写符号的按“＝”理解；看不懂的标“?”，请改写。不涉及的填“不适用”，不参加比较和计分。",
    ),
    (
        "完成值",
        "按指标值的单位填写。文字指标填完成情况，再判断达成、部分达成或未达成；与指标值文字相同的视为达成。改动指标值或完成值后，原来的判断会撤回。",
    ),
    (
        "状态",
        "≥、＞ 越高越好，≤、＜ 越低越好。“＝”指标默认达到即可，可逐行改为恰好等于或越低越好；以百分数表示的“＝”指标按指标值的小数位数取整后比较，0% 和 100% 除外。",
    ),
    ("手填代替计算", "自动计算的指标也可以手填，手填值会标出并需要填写原因；清空后恢复自动计算。"),
    (
        "从 Excel、WPS 粘贴",
        "在 Excel、WPS 中选中多个单元格复制，再到表格的格子里粘贴，先看清每格落在哪里、改成什么，确认后一次写入，撤销一次即可复原。带表头或名称的，按表头和名称对应；指标表放不下的行可以加在末尾。表格旁的“复制表格”把整张表连同计算结果复制出去。",
    ),
    ("换人、换电脑", "点“导出”得到 JSON 文件，对方用“导入”打开，内容、设置和计算结果完全一致。"),
];

#[component]
pub fn HelpScreen() -> impl IntoView {
    view! {
        <div class="help">
            <h2>{texts::STAGES}</h2>
            <dl>
                {Stage::ALL.map(|stage| view! { <dt>{stage.label()}</dt><dd>{of_stage(stage)}</dd> }).collect_view()}
            </dl>
            <h2>{texts::PARTS}</h2>
            <dl>{PARTS.iter().map(|(part, text)| view! { <dt>{*part}</dt><dd>{*text}</dd> }).collect_view()}</dl>
            <h2 id="help-indicators">{texts::INDICATORS}</h2>
            <Indicators />
            <h2 id="help-rules">{texts::RULES}</h2>
            <Rules />
        </div>
    }
}

/// The formulas with the default settings.
#[component]
fn Indicators() -> impl IntoView {
    let settings = Settings::default();
    let row = |standard: StandardIndicator| {
        view! {
            <tr>
                <th scope="row">{standard.label()}</th>
                <td>{standard.formula(&settings, Period::FullYear)}</td>
                <td>{standard.not_applicable()}</td>
                <td>{standard.source()}</td>
                <td>{standard.assumption(&settings, Period::HalfYear).map_or("–", |assumption| assumption.text)}</td>
            </tr>
        }
    };
    view! {
        <table class="grid help-table" aria-labelledby="help-indicators">
            <thead>
                <tr>
                    <th scope="col">{texts::INDICATOR}</th>
                    <th scope="col">{texts::FORMULA}</th>
                    <th scope="col">{texts::NOT_APPLICABLE}</th>
                    <th scope="col">{texts::SOURCE}</th>
                    <th scope="col">{texts::ASSUMPTION}</th>
                </tr>
            </thead>
            <tbody>{StandardIndicator::ALL.map(row).into_iter().collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Rules() -> impl IntoView {
    let family = |family: Family| {
        let rows = RULES.iter().filter(|entry| entry.family == family).map(|entry| {
            view! {
                <tr>
                    <td>{entry.code}</td>
                    <td class=format!("severity {}", entry.severity.code())>{entry.severity.sign()}" "{entry.severity.label()}</td>
                    <th scope="row">{entry.title}</th>
                    <td>{entry.advice}</td>
                    <td>{entry.from.label()}</td>
                </tr>
            }
        });
        view! {
            <tbody>
                <tr class="group-head"><th scope="rowgroup" colspan="5">{family.label()}</th></tr>
                {rows.collect_view()}
            </tbody>
        }
    };
    view! {
        <table class="grid help-table" aria-labelledby="help-rules">
            <thead>
                <tr>
                    <th scope="col">{texts::CODE}</th>
                    <th scope="col">{texts::SEVERITY}</th>
                    <th scope="col">{texts::TITLE}</th>
                    <th scope="col">{texts::ADVICE}</th>
                    <th scope="col">{texts::FROM}</th>
                </tr>
            </thead>
            {Family::ALL.map(family).into_iter().collect_view()}
        </table>
    }
}
