//! The form that a file carries.

pub const TITLE: &str = "这个文件带来的表，本浏览器中有另一个版本";
pub const IN_FILE: &str = "文件中：";
pub const IN_BROWSER: &str = "本浏览器中：";
pub const FILE_IS_NEWER: &str = "文件较新。";
pub const KEPT_IS_NEWER: &str = "本浏览器中的较新。";
pub const ADVICE: &str = "文件中的表会另存一份，不会覆盖已保存的。";
pub const OPEN_KEPT: &str = "打开本浏览器中的";
pub const TAKE: &str = "打开文件中的";
pub const TAKE_AND_COMPARE: &str = "打开文件中的并比较";
pub const UNREADABLE: &str = "这个文件带来的表没有读出：";

/// When the file was made.
pub fn made(at: &str) -> String {
    format!("文件生成于 {at}。")
}
