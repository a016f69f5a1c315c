//! What is said of the storage of the browser: whether a form is kept there, and what to do where it is not.

use crate::store::{Room, StorageError};

pub const UNCONFIRMED: &str = "已存入浏览器";
pub const UNCONFIRMED_RISK: &str = "断电可能丢失";
pub const UNCONFIRMED_HELP: &str =
    "此浏览器没有提供立即写入磁盘的存储，断电、死机或强行结束浏览器时，最近约一分钟的修改可能丢失。请多导出文件。";
pub const CLOCK_WENT_BACK: &str = "电脑的时间比上次保存时早，请核对系统时间；内容照常保存，不受影响";
pub const EXPORT: &str = "导出文件";
pub const TRY_AGAIN: &str = "立即重试";
pub const HIDE: &str = "收起";
pub const COPIED: &str = "应急副本已写入磁盘，重新打开本程序时会恢复。";
pub const NOT_COPIED: &str = "现在只在本窗口的内存中，关闭窗口前请导出。";
pub const LEAVING: &str = "有的表还没有保存";
pub const UNSAVED: &str = "未保存，只在本窗口中";
pub const SIZE: &str = "占用空间";
pub const LATER_THAN_NOW: &str = "（晚于电脑现在的时间）";
pub const NEWER: &str = "新版程序保存的表";
pub const NEWER_ADVICE: &str = "请用新版程序打开；在这里可以导出原始内容，交给新版程序导入。";
pub const DAMAGED_ADVICE: &str = "可以导出原始内容留存；旁边如有同一张表的副本，内容是上次写入磁盘的。";
pub const READABLE_PART: &str = "能读出的内容：";
pub const LOST_PLACES: &str = "读不出或没有位置的内容";
pub const LOST_PLACES_HELP: &str = "修复后列在“基本信息”的“导入时没有归位的文字”中。";
pub const SAVE_READABLE: &str = "导出能读出的内容";
pub const MEND: &str = "修复";
pub const MEND_WARNING: &str = "能读出的内容会替换这条记录，替换后不能撤销，请先导出原始内容";
pub const MEND_SURE: &str = "确认修复";
pub const DO_NOT_MEND: &str = "不修复";
pub const MENDED: &str = "已修复，请逐项核对";

/// What is wrong, and what becomes of it.
pub fn what_is_wrong(why: &StorageError) -> &'static str {
    match why {
        StorageError::Blocked => "浏览器不允许本页保存数据。",
        StorageError::Full => "浏览器给本页的存储空间已满。",
        StorageError::Unreadable => "浏览器的存储读不出来。",
        StorageError::Refused => "浏览器拒绝保存。",
        StorageError::NotKept => "浏览器没有把内容保存下来。",
    }
}

/// The way out.
pub fn way_out(why: &StorageError) -> &'static str {
    match why {
        StorageError::Blocked => {
            "表可以照常填写、导出。要能保存，请在浏览器设置中允许本页使用网站数据（Cookie），再重新打开。"
        }
        StorageError::Full => "填写的内容没有丢失。在“我的表”中导出并删除不用的表，腾出空间后会自动保存。",
        StorageError::Unreadable | StorageError::Refused | StorageError::NotKept => {
            "表可以照常填写、导出，程序会自动重试。一直如此的，请导出后重新打开浏览器。"
        }
    }
}

/// How much room something takes, in the unit that suits it.
pub fn size(bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        format!("{kilobytes} KB")
    } else {
        format!("{}.{} MB", kilobytes / 1024, kilobytes % 1024 * 10 / 1024)
    }
}

/// What takes the room: the forms that are kept, and other pages that share the storage.
pub fn room(room: Room) -> String {
    let Room { forms, of_forms, of_others } = room;
    let others = if of_others > 0 {
        format!("，其他网页占 {}（本程序不会动它）", size(of_others))
    } else {
        String::new()
    };
    if forms == 0 {
        return if of_others > 0 {
            format!("本程序没有占用空间，其他网页占 {}（本程序不会动它）。", size(of_others))
        } else {
            "本程序没有占用空间，请清理磁盘或浏览器的其他数据。".to_owned()
        };
    }
    format!("已存的 {forms} 张表占 {}{others}。", size(of_forms))
}

/// What is said when a form is opened that a newer program has saved.
pub fn newer_program(program: &str) -> String {
    format!("这张表上次由更新的程序 {program} 保存，请改用那个版本填写")
}
