//! The hint at the first form.

pub const TITLE: &str = "首次使用提示";
pub const TEXT: &str =
    "左栏“缺”后是本阶段还没填的格数，按 F9 到下一格；按 F1 看快捷键；内容自动保存在本机浏览器，交给别人请用“交表”。";
pub const CLOSE: &str = "知道了";
