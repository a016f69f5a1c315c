//! What is said while the program works on much at once.

pub const OPENING: &str = "内容较多，正在打开…";
pub const READING: &str = "内容较多，正在读取…";
pub const EXPORTING: &str = "内容较多，正在生成文件…";
pub const SHOWING: &str = "内容较多，正在更新表格…";
