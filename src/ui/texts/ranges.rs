//! Ranges of cells.

use crate::figures::Statistics;

pub const COPY: (&str, &str) = ("复制", "Ctrl+C");
pub const CLEAR: (&str, &str) = ("清空", "Delete");
pub const FILL_DOWN: (&str, &str) = ("向下填充", "Ctrl+D：用第一行填各行");
pub const FILL_RIGHT: (&str, &str) = ("向右填充", "Ctrl+R：用第一栏填各栏");
pub const NOTHING: &str = "选中的格没有要改动的内容";
pub const NOT_COPIED: &str = "浏览器不允许写入剪贴板，请改用表格上方的“复制表格”";

/// What was copied.
pub fn copied(lines: usize, columns: usize) -> String {
    format!("已复制 {lines} 行 {columns} 栏")
}

/// What is chosen, in numbers.
pub fn told((lines, columns): (usize, usize), of: &Statistics) -> String {
    let numbers = if of.numbers > 0 { format!("；数值 {} 个", of.numbers) } else { String::new() };
    let sums = of
        .sum
        .zip(of.average)
        .map_or_else(String::new, |(sum, average)| format!("，合计 {}，平均 {average}", sum.grouped()));
    format!("已选 {lines} 行 {columns} 栏，{} 格有内容{numbers}{sums}", of.filled)
}
