//! 打印预览

pub const PAPERS: &str = "打印的表";
pub const PRINT: &str = "打印";
pub const HELP: &str = "在打印窗口中选 A4 纸，缩放保持 100%，页眉和页脚不用勾选；要得到 PDF 文件，打印机选“另存为 PDF”。合计、状态和得分由程序计算。";
pub const LIES: &str = "这张表较宽，请选横向。";
pub const STANDS: &str = "这张表请选纵向。";

pub const TO_READ: &str = "这个文件只供查看和打印，不能修改，也不保存到浏览器。";

/// The words at the foot of each page.
pub fn page(number: usize) -> String {
    format!("第 {number} 页")
}
