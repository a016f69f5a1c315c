//! Time limits without a sign: 2小时 for 响应时间 is a bound from above, and ＝ under 达到即可 makes it one from below.

use crate::check::row::{Row, period_where};
use crate::check::words::has_one_of;
use crate::check::{Findings, Rule};
use crate::evaluate::Direction;
use crate::form::{EqualRule, Field};
use crate::target::{NumberTarget, Op};

/// What takes time and should take little of it, whatever else the name says.
#[rustfmt::skip]
const LIMITS: &[&str] = &[
    "时限", "限时", "响应", "用时", "耗时", "工期", "时效", "等待", "等候", "候诊", "排队", "审批", "办理", "办结", "回复", "答复",
    "到场", "到达", "出警", "抢修", "修复", "送达", "通关", "出件", "出证", "延误", "速度", "效率",
];
/// What is a limit too, unless the name says what lasts so long.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "时间", "时长", "周期", "期限", "天数", "受理", "审核", "审查", "反馈", "处置", "处理", "出动", "恢复", "交付", "拨付", "兑付",
    "到账",
];
/// What lasts, and is better the longer it does, or is as long as it is.
#[rustfmt::skip]
const LASTING: &[&str] = &[
    "培训", "学习", "授课", "教学", "课程", "课时", "讲座", "训练", "实习", "见习", "锻炼", "活动", "会议", "论坛", "研讨",
    "展览", "展出", "展示", "演出", "播出", "播放", "直播", "宣传", "公示", "公告", "志愿", "开放", "开馆", "营业", "运行",
    "运营", "运转", "在线", "续航", "待机", "无故障", "使用", "寿命", "质保", "保修", "保存", "留存", "存储", "存放", "备份",
    "有效", "合同", "租赁", "贷款", "借阅", "值班", "值守", "巡查", "巡逻", "巡护", "驻村", "驻点", "挂职", "供水", "供电", "供气",
    "供暖", "优良", "达标", "安全", "生产", "睡眠", "休息", "阅读", "托管", "延时服务", "参与", "陪伴", "照护", "监测", "观察",
    "累计", "服务", "保障", "供应", "全天", "全年", "常年", "不间断", "污水", "垃圾",
];
/// What says by how much less time something takes, or how much earlier it is done.
const SAVED: &[&str] = &["提前", "缩短", "压缩", "压减", "减少", "节约", "节省", "延长", "增加", "提速"];

pub(super) fn check(row: &Row<'_>, findings: &mut Findings) {
    if row.standard.is_some() || row.direction(Op::Equal) != Direction::Higher {
        return;
    }
    let limit = |period| row.number(period).is_some_and(|number| number.op == Op::Equal && is_limit(row, number));
    let Some(period) = period_where(limit) else { return };
    let written = row.written(period);
    let sentence = format!(
        "{}的{}指标值“{written}”是时限，按“{}”比较时用时越长越算达成，请在数前写“≤”，或把比较方式改为“{}”",
        row.called(),
        period.label(),
        EqualRule::Reach.label(),
        EqualRule::Lower.label()
    );
    findings.add(Rule::TimeLimitWithoutSign, Field::Target(row.texts.id, period), sentence);
}

/// Whether a value is a time that something may take. What it is about may also stand before or behind the number: 2小时响应.
fn is_limit(row: &Row<'_>, number: &NumberTarget) -> bool {
    let texts = [number.label.as_deref(), number.tail.as_deref(), Some(row.texts.name.as_str())];
    let says = |words: &[&str]| texts.into_iter().flatten().any(|text| has_one_of(text, words));
    let unit = number.quantity.unit.base.as_ref();
    // Whoever counts in hours or working days and does not say what lasts so long, means how long something takes.
    let short = matches!(unit, "毫秒" | "秒" | "分钟" | "工作日");
    let time = short || matches!(unit, "天" | "个月");
    let is_limit = || says(LIMITS) || !says(LASTING) && (short || says(TIMES));
    time && !number.quantity.number.is_zero() && is_limit() && !says(SAVED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check as findings_of;
    use crate::form::{Form, Indicator, Level1, RowId};

    fn is_found(name: &str, target: &str) -> bool {
        let mut row = Indicator { name: name.to_owned(), ..Indicator::empty(RowId(0)) };
        target.clone_into(&mut row.target.full_year);
        let mut form = Form::default();
        form.indicators.push_level2(Level1::Duty, "一项", [row]);
        findings_of(&form).iter().any(|finding| finding.rule == Rule::TimeLimitWithoutSign)
    }

    #[test]
    fn tells_how_long_something_may_take_from_how_long_it_lasts() {
        for (name, target) in [
            ("投诉响应时间", "2小时"),
            ("业务办理时限", "5个工作日"),
            ("审批效率", "＝5天"),
            ("项目建设周期", "12个月"),
            ("工程工期", "180天"),
            ("系统响应速度", "3秒"),
            ("平均等候时长", "15分钟"),
            ("资金拨付", "30日"),
            ("故障抢修到场", "2小时"),
            ("政策咨询", "3个工作日"),
            ("政策咨询答复", "3天"),
            ("政务服务办理时间", "5天"),
            ("应急事件处置时间", "2小时"),
        ] {
            assert!(is_found(name, target), "{name} {target}");
        }
        for (name, target) in [
            ("投诉响应时间", "≤2小时"),
            ("投诉响应时间", "2小时以内"),
            ("投诉响应时间", "不超过2小时"),
            ("投诉响应时间", "及时"),
            ("投诉响应时间", "0天"),
            ("投诉响应时间", "2小时左右"),
            ("办理时限压缩", "2天"),
            ("业务办理", "提前2天"),
            ("培训时长", "8小时"),
            ("志愿服务时间", "100小时"),
            ("空气质量优良天数", "300天"),
            ("设备无故障运行时间", "2000小时"),
            ("质保期限", "2年"),
            ("公示时间", "7天"),
            ("监控录像保存时间", "90天"),
            ("技术经纪人培训", "3天"),
            ("举办文化节", "5天"),
            ("发放生活补贴", "12个月"),
            ("培训场次", "4场"),
            ("污水处理天数", "365天"),
            ("全天受理投诉", "24小时"),
            ("窗口服务时间", "8小时"),
            ("巡查频次", "2次/天"),
            ("办理时限", "100%"),
        ] {
            assert!(!is_found(name, target), "{name} {target}");
        }
    }
}
