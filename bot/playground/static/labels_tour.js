// What the clock bar and the tour's panel say of themselves, in the three languages.

export const TOUR_LABELS = {
  "zh-Hant": {
    clock: "時鐘", clock_more: "更多時鐘操作", leaping: "時間前進中，正在送出這段期間的通知…", leap_failed: "時間沒有順利前進，請再試一次。",
    tour: "導覽", tour_step: "第 {at} 步，共 {total} 步", tour_fold: "收合或展開導覽", tour_leave: "暫離導覽", tour_start: "開始導覽", tour_free: "自由探索", tour_again: "再走一次",
    tour_restart: "從頭開始", tour_skip: "跳過這一步", tour_do: "代我操作", tour_next: "繼續", tour_shut: "關閉視窗", tour_example: "填入範例", tour_type: "填入這一行", tour_become: "切換成{name}", tour_go: "前往{place}",
    tour_doing: "操作中…", tour_trouble: "這一步沒有完成。請照上面的說明自己試一次，或再按一次「代我操作」。",
  },
  "zh-Hans": {
    clock: "时钟", clock_more: "更多时钟操作", leaping: "时间前进中，正在发送这段时间的通知…", leap_failed: "时间未能顺利前进，请重试。",
    tour: "导览", tour_step: "第 {at} 步，共 {total} 步", tour_fold: "收起或展开导览", tour_leave: "暂离导览", tour_start: "开始导览", tour_free: "自由探索", tour_again: "再走一次",
    tour_restart: "从头开始", tour_skip: "跳过这一步", tour_do: "代我操作", tour_next: "继续", tour_shut: "关闭窗口", tour_example: "填入示例", tour_type: "填入这一行", tour_become: "切换成{name}", tour_go: "前往{place}",
    tour_doing: "操作中…", tour_trouble: "这一步没有完成。请按上面的说明自己试一次，或再点一次“代我操作”。",
  },
  en: {
    clock: "Clock", clock_more: "More of the clock", leaping: "Time moves on; what falls due on the way is being told…", leap_failed: "Time did not move as it should. Please try again.",
    tour: "Tour", tour_step: "Step {at} of {total}", tour_fold: "Fold or unfold the tour", tour_leave: "Leave the tour", tour_start: "Start the tour", tour_free: "Look around", tour_again: "Once more",
    tour_restart: "Start again", tour_skip: "Skip this step", tour_do: "Do it for me", tour_next: "Continue", tour_shut: "Close the window", tour_example: "Fill in the example", tour_type: "Put it in the box", tour_become: "Become {name}", tour_go: "Go to {place}",
    tour_doing: "Working…", tour_trouble: "This step did not come about. Try it yourself as described, or press “Do it for me” once more.",
  },
};
