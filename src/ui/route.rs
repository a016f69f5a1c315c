//! Places of the app, as they stand behind the `#` of the address. (Paths cannot be used: `pushState` throws on file://.)

use crate::form::Level1;
use crate::store::SlotId;

/// A place of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// 我的表
    Start,
    /// A form, at one of its parts.
    Form(SlotId, Part),
}

/// A part of the form, in the order of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// 基本信息
    Profile,
    /// 资金
    Funds,
    /// 目标
    Goals,
    /// 决策与过程
    Process,
    /// 履职
    Duty,
    /// 效益与满意度
    Benefit,
    /// 预算执行
    Execution,
    /// 状态总览
    Overview,
}

impl Part {
    /// All, in the order of the work.
    pub const ALL: [Self; 8] = [
        Self::Profile,
        Self::Funds,
        Self::Goals,
        Self::Process,
        Self::Duty,
        Self::Benefit,
        Self::Execution,
        Self::Overview,
    ];

    /// Its name in the rail and as a heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Profile => "基本信息",
            Self::Funds => "资金",
            Self::Goals => "目标",
            Self::Process => "决策与过程",
            Self::Duty => "履职",
            Self::Benefit => "效益与满意度",
            Self::Execution => "预算执行",
            Self::Overview => "状态总览",
        }
    }

    /// Its word in the address.
    fn code(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Funds => "funds",
            Self::Goals => "goals",
            Self::Process => "process",
            Self::Duty => "duty",
            Self::Benefit => "benefit",
            Self::Execution => "execution",
            Self::Overview => "overview",
        }
    }

    /// The groups of indicators it shows.
    pub fn groups(self) -> &'static [Level1] {
        match self {
            Self::Process => &[Level1::Decision, Level1::Process],
            Self::Duty => &[Level1::Duty],
            Self::Benefit => &[Level1::Benefit, Level1::Satisfaction],
            _ => &[],
        }
    }

    /// The part that shows a group of indicators.
    pub fn of_group(level1: Level1) -> Self {
        match level1 {
            Level1::Decision | Level1::Process => Self::Process,
            Level1::Duty => Self::Duty,
            Level1::Benefit | Level1::Satisfaction => Self::Benefit,
        }
    }
}

impl Route {
    /// Reads an address; whatever is not understood is the start page.
    pub fn parse(hash: &str) -> Self {
        let parts: Vec<&str> = hash.trim_start_matches('#').trim_matches('/').split('/').collect();
        match *parts.as_slice() {
            ["form", slot] => SlotId::parse(slot).map_or(Self::Start, |slot| Self::Form(slot, Part::Profile)),
            ["form", slot, part] => {
                let part = Part::ALL.into_iter().find(|p| p.code() == part).unwrap_or(Part::Profile);
                SlotId::parse(slot).map_or(Self::Start, |slot| Self::Form(slot, part))
            }
            _ => Self::Start,
        }
    }

    /// The address.
    pub fn hash(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Form(slot, part) => format!("#/form/{slot}/{}", part.code()),
        }
    }
}
