//! What is said of the second module.

pub const STOPPED: &str = "已停止读取，没有读入任何内容。需要时请重新读取。";
pub const CRASHED: &str = "读取这份内容时程序出错，没有读入任何内容，已有的表不受影响。请换一种格式（如另存为 .xlsx，或复制文字后粘贴）再试；仍不成功的，请重新取得本程序的文件";
pub const WRITING_STOPPED: &str = "已停止生成，没有生成文件。需要时请重新生成。";
pub const NOT_WRITTEN: &str = "生成文件时程序出错，没有生成，已有的表不受影响。请先用“JSON 文件”交表或留存，重新打开本程序后再试；仍不成功的，请重新取得本程序的文件";
