//! Cases of the rules of 可行性 and 细化量化.

use super::{Case, case};

#[rustfmt::skip]
pub const CASES: &[Case] = &[
    case("F01", "申报", "@服务企业满意度/target/fullYear",
        &[&["@服务企业满意度/target/fullYear=＝100%"], &["@服务企业满意度/target/fullYear=≥100%"], &["@服务企业满意度/target/fullYear=100分"]],
        &[&["@服务企业满意度/target/fullYear=≥99%"], &["@绩效管理覆盖率/target/fullYear=＝100%"], &["@服务企业满意度/target/fullYear=满意"]]),
    case("F02", "申报", "@培育技术经纪人/target/fullYear",
        &[&["@培育技术经纪人/target/halfYear=≥0人", "@培育技术经纪人/target/fullYear=≥0人"], &["@培育技术经纪人/target/fullYear=不少于0人"]],
        &[&["@培育技术经纪人/target/halfYear=≥0人"], &["@培育技术经纪人/target/fullYear=≥1人"], &["add=效益|经济效益||营收增长率|≥0%|≥0%"]]),
    case("F03", "监控", "@技术经纪人培训/target/fullYear",
        &[&["@技术经纪人培训/actual/halfYear=5场"], &["@技术经纪人培训/actual/halfYear=5"]],
        &[&["@技术经纪人培训/actual/halfYear=4场"], &["@技术经纪人培训/target/halfYear=≥4场", "@技术经纪人培训/actual/halfYear=5场"], &["@服务企业满意度/actual/halfYear=99%"], &["add=履职|别的|办理|办件用时|≤20天|≤15天", "@办件用时/actual/halfYear=18天"]]),
    case("F03", "监控", "@培育技术经纪人/target/fullYear",
        &[&["@培育技术经纪人/actual/halfYear=350"], &["@培育技术经纪人/actual/halfYear=350名"]],
        &[&["@培育技术经纪人/actual/halfYear=350.5"], &["@培育技术经纪人/actual/halfYear=350人次"], &["@培育技术经纪人/actual/halfYear=350%"]]),
    case("F04", "申报", "@培育技术经纪人/target/fullYear",
        &[&["lastYear=履职|负责成果转化|培育技术经纪人|350"]],
        &[&["lastYear=履职|负责成果转化|培育技术经纪人|350.5"], &["lastYear=履职|负责成果转化|培育技术经纪人|350人次"]]),
    case("F04", "申报", "@服务企业满意度/target/fullYear",
        &[&["lastYear=满意度|服务对象满意度|服务企业满意度|95.5"]],
        &[&["lastYear=满意度|服务对象满意度|服务企业满意度|94.5"]]),
    case("F04", "申报", "@技术经纪人培训/target/fullYear",
        &[&["lastYear=履职|负责成果转化|技术经纪人培训|5场"]],
        &[&["lastYear=履职|负责成果转化|技术经纪人培训|4场"], &["lastYear=效益|社会效益|技术经纪人培训|5场"], &["lastYear=履职|负责成果转化|技术经纪人培训|未开展"]]),
    case("F04", "申报", "@全市技术合同成交额/target/fullYear",
        &[&["lastYear=履职|负责成果转化|全市技术合同 成交额|9500000万元"]],
        &[&["lastYear=履职|负责成果转化|全市技术合同成交额|8900000万元"]]),
    case("F04", "申报", "@有效投诉/target/fullYear",
        &[&["add=履职|别的|信访|有效投诉|≤1起|≤3起", "lastYear=履职|别的|有效投诉|2起"]],
        &[&["add=履职|别的|信访|有效投诉|≤1起|≤3起", "lastYear=履职|别的|有效投诉|4起"], &["lastYear=过程|预算执行|“三公经费”变动率|-16.17%"]]),

    case("Q01", "申报", "@高新技术税收优惠政策/target/fullYear",
        &[&["@高新技术税收优惠政策/target/fullYear=宣传"], &["@高新技术税收优惠政策/target/fullYear=推动。"], &["@高新技术税收优惠政策/target/fullYear=加强"],
          &["@高新技术税收优惠政策/target/fullYear=开展宣传"], &["@高新技术税收优惠政策/target/fullYear=落实政策"], &["@高新技术税收优惠政策/target/fullYear=做好"]],
        &[&["@高新技术税收优惠政策/target/fullYear=有序推进"], &["@高新技术税收优惠政策/target/fullYear=落实到位"], &["@高新技术税收优惠政策/target/fullYear=宣传20场"],
          &["@高新技术税收优惠政策/target/fullYear=健全"], &["@高新技术税收优惠政策/target/fullYear=宣传作用明显"]]),
    case("Q02", "申报", "@企业研发成本/target/fullYear",
        &[&["@企业研发成本/target/fullYear=降低"], &["@企业研发成本/target/fullYear=巩固提高"]],
        &[&["@企业研发成本/target/fullYear=有所降低"], &["@企业研发成本/target/fullYear=降低5%"], &["@企业研发成本/target/fullYear=明显改善"]]),
    case("Q03", "申报", "@全市技术合同成交额/target/fullYear",
        &[ALL_WORDS],
        &[&["@全市技术合同成交额/target/halfYear=有序推进", "@全市技术合同成交额/target/fullYear=有序推进"]]),
];

/// 履职 in words only.
#[rustfmt::skip]
const ALL_WORDS: &[&str] = &[
    "@全市技术合同成交额/target/halfYear=有序推进", "@全市技术合同成交额/target/fullYear=有序推进",
    "@培育技术经纪人/target/halfYear=有序推进", "@培育技术经纪人/target/fullYear=有序推进",
    "@技术经纪人培训/target/halfYear=有序推进", "@技术经纪人培训/target/fullYear=有序推进",
    "@科技创新券技术转移补助/target/halfYear=有序推进", "@科技创新券技术转移补助/target/fullYear=有序推进",
    "@高新技术企业申报材料受理/target/halfYear=有序推进", "@高新技术企业申报材料受理/target/fullYear=有序推进",
    "@高新技术企业年度发展情况报表统计/target/halfYear=有序推进", "@高新技术企业年度发展情况报表统计/target/fullYear=有序推进",
    "@组织形式多样的产学研活动/target/halfYear=有序推进", "@组织形式多样的产学研活动/target/fullYear=有序推进",
    "@组织召开科技镇长团各类会议/target/halfYear=有序推进", "@组织召开科技镇长团各类会议/target/fullYear=有序推进",
    "@研发资源共享服务用户补助/target/halfYear=有序推进", "@研发资源共享服务用户补助/target/fullYear=有序推进",
    "@新增集聚仪器资源/target/halfYear=有序推进", "@新增集聚仪器资源/target/fullYear=有序推进",
];
