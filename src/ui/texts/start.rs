//! 我的表

pub const TITLE: &str = "我的表";
pub const NEW: &str = "新建表";
pub const EXAMPLE: &str = "打开示例";
pub const IMPORT: &str = "导入";
pub const EMPTY: &str = "这里还没有表。可以新建一张（决策、过程指标已按统一模板列好），也可以把已公布的目标表文字粘贴进来，或打开示例看一看。";
pub const WHERE: &str = "表保存在本浏览器中，不会上传到任何地方。换电脑、换浏览器或清除网站数据前，请先导出文件。";
pub const EXPORT: &str = "导出";
pub const DELETE: &str = "删除";
pub const DELETE_SURE: &str = "确认删除";
pub const KEEP: &str = "不删除";
pub const UNREADABLE: &str = "无法读取的记录";
pub const SAVE_RAW: &str = "导出原始内容";
pub const UNNAMED: &str = "（未填单位名称）";
pub const YEAR: &str = "年度";
pub const COPY: &str = "（副本：另一个窗口也修改了原表）";
