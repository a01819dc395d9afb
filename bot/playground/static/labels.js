// The page's own words in the three languages of the people in it. What the bot says comes from the bot.

import { BLOCK_LABELS } from "./labels_blocks.js";
import { TOUR_LABELS } from "./labels_tour.js";

export const LABELS = {
  "zh-Hant": {
    bad_between: "請輸入 {low} 到 {high} 之間的數字。", bad_date: "請輸入有效的日期。", bad_email: "請輸入有效的電子郵件地址。", bad_length: "請輸入 {low} 到 {high} 個字。",
    bad_number: "請輸入數字。", bad_time: "請輸入有效的時間。", bad_url: "請輸入有效的網址。", bad_whole: "請輸入整數。",
    app: "應用程式", apps: "應用程式", archived: "已封存", bot_away: "{what} 目前沒有連線（dispatch_failed）", bot_silent: "{what} 沒有在 3 秒內回應（operation_timeout）", cancel: "取消",
    channels: "頻道", choose: "選擇…", clear: "清除", close: "關閉", direct: "私訊", edited: "（已編輯）", empty: "這裡還沒有訊息。",
    empty_home: "應用程式還沒有為您準備主頁。", failed: "Slack 拒絕了：{error}", guest: "訪客", home: "主頁", in_thread: "討論串回覆",
    lost: "連線中斷，正在重新連線…", members: "{count} 位成員", menu: "選單", messages: "訊息", more: "更多動作", next_event: "下一事件",
    next_working_day: "下一工作日", no_commands: "在 {name} 發送訊息", no_match: "沒有相符的項目", none: "無", now: "現在",
    only_you: "只有您能看到", open_as: "以 {name} 的身分檢視", optional: "（選填）", outside: "外部人員", pause: "暫停", paused: "已暫停",
    people: "您是誰", placeholder: "傳送訊息到 {name}，或輸入 / 使用指令", remove: "移除 {name}", required: "請填寫此欄位。", search: "搜尋…",
    send: "傳送", speed: "速度", submit: "送出", type_more: "請至少輸入 {count} 個字", unread: "{count} 則未讀", yes: "是", you: "您",
    // the shell
    commands: "斜線指令", copy_link: "複製連結", jump: "跳到…", jump_to: "搜尋頻道，或切換身分", jump_newest: "最新訊息", language: "介面語言", language_auto: "依各人的 Slack 語言",
    last_reply: "最後回覆：{when}", link_copied: "已複製連結", mark_unread: "標示為未讀", mention_someone: "提及某人", message_actions: "訊息動作", more_notices: "還有 {count} 則新訊息",
    new_messages: "新訊息", new_replies: "{count} 則新回覆", no_slash_in_threads: "{what} 不能在討論串中使用，請到頻道中輸入。", notice_dm: "{name} 傳訊息給您", notice_mention: "{name} 在 {place} 提到您",
    notice_thread: "{name} 在 {place} 的討論串中回覆", notifications: "通知", places: "前往", preferences: "偏好設定", replies: "{count} 則回覆", reply_one: "1 則回覆", reply_here: "回覆…", reply_in_thread: "在討論串中回覆",
    shortcuts: "捷徑", something_new: "有新訊息", switch_person: "切換身分", theme: "外觀", theme_auto: "跟隨系統", theme_dark: "深色", theme_light: "淺色", thread: "討論串", write_to: "傳訊息給同事",
  },
  "zh-Hans": {
    bad_between: "请输入 {low} 到 {high} 之间的数字。", bad_date: "请输入有效的日期。", bad_email: "请输入有效的电子邮件地址。", bad_length: "请输入 {low} 到 {high} 个字。",
    bad_number: "请输入数字。", bad_time: "请输入有效的时间。", bad_url: "请输入有效的网址。", bad_whole: "请输入整数。",
    app: "应用", apps: "应用", archived: "已归档", bot_away: "{what} 目前没有连接（dispatch_failed）", bot_silent: "{what} 没有在 3 秒内响应（operation_timeout）", cancel: "取消",
    channels: "频道", choose: "选择…", clear: "清除", close: "关闭", direct: "私信", edited: "（已编辑）", empty: "这里还没有消息。",
    empty_home: "应用还没有为您准备主页。", failed: "Slack 拒绝了：{error}", guest: "访客", home: "主页", in_thread: "消息列回复",
    lost: "连接中断，正在重新连接…", members: "{count} 位成员", menu: "菜单", messages: "消息", more: "更多操作", next_event: "下一事件",
    next_working_day: "下一工作日", no_commands: "在 {name} 发送消息", no_match: "没有匹配的项目", none: "无", now: "现在",
    only_you: "只有您能看到", open_as: "以 {name} 的身份查看", optional: "（可选）", outside: "外部人员", pause: "暂停", paused: "已暂停",
    people: "您是谁", placeholder: "发送消息到 {name}，或输入 / 使用命令", remove: "移除 {name}", required: "请填写此字段。", search: "搜索…",
    send: "发送", speed: "速度", submit: "提交", type_more: "请至少输入 {count} 个字", unread: "{count} 条未读", yes: "是", you: "您",
    // the shell
    commands: "斜杠命令", copy_link: "复制链接", jump: "跳转到…", jump_to: "搜索频道，或切换身份", jump_newest: "最新消息", language: "界面语言", language_auto: "按各人的 Slack 语言",
    last_reply: "最后回复：{when}", link_copied: "已复制链接", mark_unread: "标记为未读", mention_someone: "提及某人", message_actions: "消息操作", more_notices: "还有 {count} 条新消息",
    new_messages: "新消息", new_replies: "{count} 条新回复", no_slash_in_threads: "{what} 不能在消息列中使用，请到频道中输入。", notice_dm: "{name} 给您发来消息", notice_mention: "{name} 在 {place} 提到了您",
    notice_thread: "{name} 在 {place} 的消息列中回复", notifications: "通知", places: "前往", preferences: "偏好设置", replies: "{count} 条回复", reply_one: "1 条回复", reply_here: "回复…", reply_in_thread: "在消息列中回复",
    shortcuts: "快捷方式", something_new: "有新消息", switch_person: "切换身份", theme: "外观", theme_auto: "跟随系统", theme_dark: "深色", theme_light: "浅色", thread: "消息列", write_to: "给同事发消息",
  },
  en: {
    bad_between: "Enter a number between {low} and {high}.", bad_date: "Enter a valid date.", bad_email: "Enter a valid email address.", bad_length: "Write between {low} and {high} characters.",
    bad_number: "Enter a number.", bad_time: "Enter a valid time.", bad_url: "Enter a valid URL.", bad_whole: "Enter a whole number.",
    app: "APP", apps: "Apps", archived: "archived", bot_away: "{what} is not connected (dispatch_failed)", bot_silent: "{what} did not answer within 3 seconds (operation_timeout)", cancel: "Cancel",
    channels: "Channels", choose: "Choose…", clear: "Clear", close: "Close", direct: "Direct messages", edited: "(edited)", empty: "No messages here yet.",
    empty_home: "The app has not prepared a home for you yet.", failed: "Slack refused: {error}", guest: "guest", home: "Home", in_thread: "reply in a thread",
    lost: "Connection lost, trying again…", members: "{count} members", menu: "Menu", messages: "Messages", more: "More actions", next_event: "Next event",
    next_working_day: "Next working day", no_commands: "Message {name}", no_match: "Nothing matches", none: "none", now: "Now",
    only_you: "Only visible to you", open_as: "See it as {name}", optional: "(optional)", outside: "external", pause: "Pause", paused: "paused",
    people: "Who you are", placeholder: "Message {name}, or type / for commands", remove: "Remove {name}", required: "Please complete this required field.", search: "Search…",
    send: "Send", speed: "Speed", submit: "Submit", type_more: "Type at least {count} characters", unread: "{count} unread", yes: "Yes", you: "you",
    // the shell
    commands: "Slash commands", copy_link: "Copy link", jump: "Jump to…", jump_to: "Find a channel, or be somebody else", jump_newest: "Latest messages", language: "Page language", language_auto: "Each person's Slack language",
    last_reply: "Last reply {when}", link_copied: "Link copied", mark_unread: "Mark unread", mention_someone: "Mention someone", message_actions: "Message actions", more_notices: "{count} more new messages",
    new_messages: "New", new_replies: "{count} new", no_slash_in_threads: "{what} is not supported in threads. Type it in the channel.", notice_dm: "{name} sent you a message", notice_mention: "{name} mentioned you in {place}",
    notice_thread: "{name} replied in a thread in {place}", notifications: "Notifications", places: "Go to", preferences: "Preferences", replies: "{count} replies", reply_one: "1 reply", reply_here: "Reply…", reply_in_thread: "Reply in thread",
    shortcuts: "Shortcuts", something_new: "something new", switch_person: "Be somebody else", theme: "Appearance", theme_auto: "As the system", theme_dark: "Dark", theme_light: "Light", thread: "Thread", write_to: "Message a colleague",
  },
};

for (const more of [BLOCK_LABELS, TOUR_LABELS]) for (const [language, words] of Object.entries(more)) Object.assign(LABELS[language], words);

/** The page's language for a Slack locale such as zh-TW. */
export function languageOf(locale) {
  if (!/^zh/i.test(locale ?? "")) return "en";
  return /hant|tw|hk|mo/i.test(locale) ? "zh-Hant" : "zh-Hans";
}

/** What each language calls itself. */
export const TONGUES = { "zh-Hant": "繁體中文", "zh-Hans": "简体中文", en: "English" };

const KEY = "language";

/** The language chosen for the page on this machine; null when it follows the person who looks. */
export function chosenLanguage() {
  const kept = localStorage.getItem(KEY);
  return kept in LABELS ? kept : null;
}

/** The Slack locale of the page's chosen language; null when it follows the person. */
export function chosenLocale() {
  return { "zh-Hant": "zh-TW", "zh-Hans": "zh-CN", en: "en-US" }[chosenLanguage()] ?? null;
}

/** Keeps the page's language for this machine; null lets it follow the person again. */
export function chooseLanguage(language) {
  if (language) localStorage.setItem(KEY, language);
  else localStorage.removeItem(KEY);
}

/** A function that gives the page's words in one language, with {blanks} filled in. */
export function wordsIn(language) {
  return (key, blanks = {}) => LABELS[language][key].replace(/\{(\w+)\}/g, (_, name) => blanks[name] ?? "");
}

const OWN = ["required", ...Object.keys(LABELS.en).filter((key) => key.startsWith("bad_"))].map((key) => {
  const pattern = LABELS.en[key].replace(/[.?]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>\\S+)");
  return { key, pattern: new RegExp(`^${pattern}$`) };
});

/** What the workspace itself says under a field (it speaks English), in the person's language; the bot's words stay. */
export function underField(words, t) {
  for (const { key, pattern } of OWN) {
    const match = words.match(pattern);
    if (match) return t(key, match.groups);
  }
  return words;
}
