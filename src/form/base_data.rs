//! 基础数据: what the computed process indicators are made of, entered once per period.

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{PerPeriod, Period};

/// One figure of 基础数据. Figures of a period are cumulative from 1 January to its end; stocks are as of its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BaseItem {
    /// 政策性调整数: the part of 调整数 that policy caused, and that 预算调整率 leaves out.
    PolicyAdjustment,
    /// 计划支付数
    PlannedPayment,
    /// 实际支付数
    ActualPayment,
    /// 结转结余资金
    CarryOver,
    /// 公用经费预算数
    PublicExpenseBudget,
    /// 公用经费实际支出数
    PublicExpenseSpent,
    /// 本年“三公经费”
    ThreePublicThisYear,
    /// 上年同期“三公经费”
    ThreePublicLastYear,
    /// 政府采购预算数
    ProcurementBudget,
    /// 政府采购实际数
    ProcurementSpent,
    /// 非税收入预算数
    NonTaxBudget,
    /// 非税收入实际数
    NonTaxReceived,
    /// 编制数
    StaffQuota,
    /// 在职人员数
    StaffEmployed,
    /// 固定资产总额
    AssetsTotal,
    /// 在用固定资产额
    AssetsInUse,
}

impl BaseItem {
    /// All, in the order of the screen: the denominator of a rate before what is measured by it.
    pub const ALL: [Self; 16] = [
        Self::PolicyAdjustment,
        Self::PlannedPayment,
        Self::ActualPayment,
        Self::CarryOver,
        Self::PublicExpenseBudget,
        Self::PublicExpenseSpent,
        Self::ThreePublicThisYear,
        Self::ThreePublicLastYear,
        Self::ProcurementBudget,
        Self::ProcurementSpent,
        Self::NonTaxBudget,
        Self::NonTaxReceived,
        Self::StaffQuota,
        Self::StaffEmployed,
        Self::AssetsTotal,
        Self::AssetsInUse,
    ];

    /// The name of the figure.
    pub fn label(self) -> &'static str {
        match self {
            Self::PolicyAdjustment => "政策性调整数",
            Self::PlannedPayment => "计划支付数",
            Self::ActualPayment => "实际支付数",
            Self::CarryOver => "结转结余资金",
            Self::PublicExpenseBudget => "公用经费预算数",
            Self::PublicExpenseSpent => "公用经费实际支出数",
            Self::ThreePublicThisYear => "本年“三公经费”",
            Self::ThreePublicLastYear => "上年同期“三公经费”",
            Self::ProcurementBudget => "政府采购预算数",
            Self::ProcurementSpent => "政府采购实际数",
            Self::NonTaxBudget => "非税收入预算数",
            Self::NonTaxReceived => "非税收入实际数",
            Self::StaffQuota => "编制数",
            Self::StaffEmployed => "在职人员数",
            Self::AssetsTotal => "固定资产总额",
            Self::AssetsInUse => "在用固定资产额",
        }
    }

    /// The word that stands for it in JSON and in field addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::PolicyAdjustment => "policyAdjustment",
            Self::PlannedPayment => "plannedPayment",
            Self::ActualPayment => "actualPayment",
            Self::CarryOver => "carryOver",
            Self::PublicExpenseBudget => "publicExpenseBudget",
            Self::PublicExpenseSpent => "publicExpenseSpent",
            Self::ThreePublicThisYear => "threePublicThisYear",
            Self::ThreePublicLastYear => "threePublicLastYear",
            Self::ProcurementBudget => "procurementBudget",
            Self::ProcurementSpent => "procurementSpent",
            Self::NonTaxBudget => "nonTaxBudget",
            Self::NonTaxReceived => "nonTaxReceived",
            Self::StaffQuota => "staffQuota",
            Self::StaffEmployed => "staffEmployed",
            Self::AssetsTotal => "assetsTotal",
            Self::AssetsInUse => "assetsInUse",
        }
    }

    /// The unit in which the figure is entered.
    pub fn unit(self) -> &'static str {
        if self.is_headcount() { "人" } else { "万元" }
    }

    /// Whether it counts people; everything else is 万元.
    pub fn is_headcount(self) -> bool {
        matches!(self, Self::StaffQuota | Self::StaffEmployed)
    }
}

/// 基础数据 as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaseData([PerPeriod<String>; BaseItem::ALL.len()]);

impl BaseData {
    /// The text typed for a figure.
    pub fn get(&self, item: BaseItem, period: Period) -> &str {
        self.0.get(item as usize).map_or("", |texts| texts.get(period))
    }

    /// The text typed for a figure, to be changed.
    pub fn get_mut(&mut self, item: BaseItem, period: Period) -> Option<&mut String> {
        self.0.get_mut(item as usize).map(|texts| texts.get_mut(period))
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|texts| *texts == PerPeriod::default())
    }
}

/// An object with a key for every figure that has a text.
impl Serialize for BaseData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let filled = BaseItem::ALL.into_iter().zip(&self.0).filter(|(_, texts)| **texts != PerPeriod::default());
        let mut map = serializer.serialize_map(None)?;
        for (item, texts) in filled {
            map.serialize_entry(item.code(), texts)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for BaseData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = BaseData;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("an object of figures")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BaseData, A::Error> {
                let mut data = BaseData::default();
                while let Some(key) = map.next_key::<String>()? {
                    let slot = BaseItem::ALL.iter().position(|item| item.code() == key);
                    match slot.and_then(|slot| data.0.get_mut(slot)) {
                        Some(texts) => *texts = map.next_value()?,
                        // Through this the reader of the file learns that the key was passed over.
                        None => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                Ok(data)
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_its_own_slot_and_word() {
        let mut data = BaseData::default();
        for item in BaseItem::ALL {
            *data.get_mut(item, Period::FullYear).unwrap() = item.code().to_owned();
        }
        let json = serde_json::to_value(&data).unwrap();
        assert_eq!(json["staffQuota"]["fullYear"], "staffQuota");
        assert_eq!(serde_json::from_value::<BaseData>(json).unwrap(), data);
        assert!(BaseItem::ALL.into_iter().enumerate().all(|(at, item)| item as usize == at));
    }
}
