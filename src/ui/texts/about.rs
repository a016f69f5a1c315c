//! 关于本程序

pub const TITLE: &str = "关于本程序";
pub const VERSION: &str = "版本";

/// Where a file ends the commit that it was built from with this, its sources had been changed since (`.ci/commit.mjs`).
const CHANGED: &str = "+changed";
/// What a file says that was built from sources without their history.
const UNKNOWN: &str = "unknown";

/// The sources that this file was built from.
pub fn source(commit: &str) -> String {
    match commit.strip_suffix(CHANGED) {
        Some(commit) => format!("源代码提交 {commit}，构建时另有未提交的改动"),
        None if commit.is_empty() || commit == UNKNOWN => "源代码提交未知".to_owned(),
        None => format!("源代码提交 {commit}"),
    }
}

/// The version of the program and its sources.
pub fn version(version: &str, source: &str) -> String {
    format!("程序 {version}，{source}。")
}

/// Where the forms are and who can read them; what the policy of the page does not do.
pub const TOLD: [(&str, &str); 5] = [
    (
        "内容保存在哪里",
        "保存在打开本页的浏览器里，不在本文件里，也不会上传。程序不连接网络，文件中的安全策略使浏览器拒绝一切连接，也只运行文件中原有的脚本。",
    ),
    (
        "谁能读到",
        "在 Edge、Chrome、360 等浏览器中，从本机双击打开的所有网页文件共用一处存储：别的网页文件在同一浏览器中打开时，能读到、也能改动这里的表。填表的浏览器请不要双击打开来历不明的网页文件（.html、.htm、.svg），确需查看的请换一个浏览器，或为填表在浏览器中单独新建一个用户。Firefox 按文件分开保存，但移动文件或改名后看不到原来的表。从内部网站打开本页的，同一网站的网页共用一处存储。",
    ),
    (
        "浏览器保证不了的",
        "安全策略只管本页运行和读取什么，不能阻止浏览器从本页转到别的网址，不能阻止别的网页把本页嵌在里面，也管不了浏览器扩展：扩展能读到网页上的一切。请从发放的文件打开本页，填表的浏览器不装来历不明的扩展。",
    ),
    (
        "多人共用电脑",
        "请各用各的系统用户。交还电脑前，先导出文件，再在“我的表”中逐张删除，并在下方“最近删除的表”中逐张“彻底删除”：删除的表 30 天内还能恢复，彻底删除的不能。也可以改在浏览器设置中清除网站数据，所有网页的数据会一并清除。",
    ),
    (
        "换用新版本",
        "先用现在的版本导出每张表，再打开新版本的文件。在 Edge、Chrome、360 等浏览器中，原来的表会直接出现；在 Firefox 中，请把新文件改成原来的名称、放在原处，或导入刚才导出的文件。旧版本遇到新版本写的内容时不会改动它，会说明该用哪个版本打开。",
    ),
];
