//! 帮助: the year in three steps and what to know when typing; folded away, what goes where, what the words mean, and the rules of the program, from the
//! same tables that it works by.

use leptos::prelude::*;

use super::about::About;
use super::part_help;
use crate::check::{Family, RULES};
use crate::form::{Part, Stage, terms};
use crate::route::Route;
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::glossary::{Indicators, Terms, id_of, show, topic_of_part};
use crate::ui::session::Session;
use crate::ui::texts::about;
use crate::ui::texts::help as texts;
use crate::ui::texts::parts;

/// What the user does in a stage.
fn of_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Declaration => {
            "编预算时填写。基本信息、资金、目标、指标及半年和全年指标值；收入与支出必须相等。决策、过程指标各单位相同，履职、效益、满意度由单位自定。"
        }
        Stage::Monitoring => {
            "七月填写。半年指标值是截至 6 月 30 日的累计数；在“执行与基础数据”填预算执行和基础数据，在“运行监控”填各指标的半年完成值，对黄灯、红灯的指标填写全年预计完成值、完成目标可能性、偏差原因和说明。"
        }
        Stage::SelfEvaluation => {
            "年度终了后填写。在“执行与基础数据”补齐全年的数，在“绩效自评”填全年完成值，设置权重（合计 100），给文字指标填写得分率，说明未达成和偏离的原因，得出总分和等级。"
        }
    }
}

/// What to know wherever one types.
const GENERAL: &[(&str, &str)] = &[
    (
        terms::TARGET,
        "按原文保留，光标在格内时，格子下方显示程序的理解。没有写符号的按“＝”理解；看不懂的标“?”，请改写。不涉及的填“不适用”，不参加比较和计分。",
    ),
    (
        terms::ACTUAL,
        "按指标值的单位填写。文字指标填完成情况，再判断达成、部分达成或未达成；与指标值文字相同的视为达成。改动指标值或完成值后，原来的判断会撤回。",
    ),
    (
        terms::STATUS,
        "≥、＞ 越高越好，≤、＜ 越低越好。“＝”指标默认达到即可，可逐行改为恰好等于或越低越好；以百分数表示的“＝”指标按指标值的小数位数取整后比较，0% 和 100% 除外。",
    ),
    ("手填代替计算", "自动计算的指标也可以手填，手填值会标出并需要填写原因；清空后恢复自动计算。"),
    (
        "从 Excel、WPS 粘贴",
        "在 Excel、WPS 中选中多个单元格复制，再到表格的格子里粘贴，先看清每格落在哪里、改成什么，确认后一次写入，撤销一次即可复原。带表头或名称的，按表头和名称对应；指标表放不下的行可以加在末尾。表格旁的“复制表格”把整张表连同计算结果复制出去。",
    ),
    (
        "保存",
        "填写时自动保存。顶部显示“已保存”时，内容已写入本机磁盘，断电或强行结束浏览器也不会丢失；显示“正在保存”时，最近两秒内的修改可能丢失。显示“已存入浏览器…断电可能丢失”的，是浏览器没有提供立即写入磁盘的存储，断电时可能丢失最近约一分钟的修改，请多导出文件。显示“未保存”的，内容只在本窗口中，请按提示处理，关闭前先导出。",
    ),
    (
        "表保存在哪里",
        "表只保存在这台电脑的这个浏览器里。清除网站数据、重装系统或换浏览器会失去它们；在 Firefox 中移动本文件后，新位置看不到原来的表。重要的表请导出留存。",
    ),
    ("换人、换电脑", "在“交表”中选“JSON 文件”，对方用“导入”打开，内容、设置和计算结果完全一致。"),
];

/// The sections, each with the topic that an address names it by.
const SECTIONS: [(&str, &str); 7] = [
    ("stages", texts::STAGES),
    ("general", texts::GENERAL),
    ("parts", texts::PARTS),
    (texts::TERMS_TOPIC, texts::TERMS),
    ("indicators", texts::INDICATORS),
    ("rules", texts::RULES),
    ("about", about::TITLE),
];

#[component]
pub fn HelpScreen(session: Session) -> impl IntoView {
    let route = expect_context::<Context>().route;
    // An address may name a topic; going to another topic sends the same route again.
    Effect::new(move |_| {
        route.track();
        let id = Route::help_topic(&browser::hash()).map(id_of);
        if let Some(id) = id {
            request_animation_frame(move || show(&id));
        }
    });
    let link = |topic: &'static str, label: &'static str| {
        view! { <a href=Route::of_help(session.slot(), topic) on:click=move |_| show(&id_of(topic))>{label}</a>"　" }
    };
    let head = |topic: &str| {
        let label = SECTIONS.iter().find(|(of, _)| *of == topic).map(|(_, label)| *label);
        view! { <h2 id=id_of(topic) tabindex="-1">{label}</h2> }
    };
    view! {
        <div class="help">
            <nav aria-label=texts::CONTENTS>{SECTIONS.map(|(topic, label)| link(topic, label)).into_iter().collect_view()}</nav>
            {head("stages")}
            <dl>
                {Stage::ALL.map(|stage| view! { <dt>{stage.label()}</dt><dd>{of_stage(stage)}</dd> }).collect_view()}
            </dl>
            {head("general")}
            <dl>{GENERAL.iter().map(|(part, text)| view! { <dt>{*part}</dt><dd>{*text}</dd> }).collect_view()}</dl>
            <details><summary>{head("parts")}</summary>{Part::ALL.into_iter().filter_map(about).collect_view()}</details>
            <details><summary>{head(texts::TERMS_TOPIC)}</summary><Terms /></details>
            <details><summary>{head("indicators")}</summary><Indicators /></details>
            <details><summary>{head("rules")}</summary><Rules /></details>
            {head("about")}
            <About />
        </div>
    }
}

/// What 帮助 says about a part.
fn about(part: Part) -> Option<impl IntoView> {
    let text = parts::of(part)?;
    Some(view! {
        <section class="part-words" aria-labelledby=id_of(&topic_of_part(part))>
            <h3 id=id_of(&topic_of_part(part)) tabindex="-1">{part.label()}</h3>
            {part_help::words_of(text)}
        </section>
    })
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
