//! What is said while the program works on much at once.

pub const OPENING: &str = "内容较多，正在打开…";
pub const READING: &str = "内容较多，正在读取…";
/// While it is read beside the page.
pub const READING_BESIDE: &str = "正在读取，按 Esc 停止";
/// While it is read in the page, where no worker could start.
pub const READING_HERE: &str = "正在读取，请稍候";
pub const READING_NOTICE: &str = "读取进度";
pub const STOP: &str = "停止";
pub const EXPORTING: &str = "内容较多，正在生成文件…";
pub const EXPORTING_PAGE: &str = "正在生成文件…";
pub const SHOWING: &str = "内容较多，正在更新表格…";
pub const DRAWING: &str = "内容较多，正在显示…";
pub const WAIT: &str = "表格还没有显示完，请稍后再试";

/// Says how far the work is.
pub fn progress(done: usize, all: usize) -> String {
    format!("已完成 {done} 行，共 {all} 行")
}

/// How much of a reading is done.
pub fn share(per_cent: u8) -> String {
    format!("已完成 {per_cent}%")
}
