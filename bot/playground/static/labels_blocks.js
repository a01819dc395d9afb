// The page's own words around blocks (tables, charts, cards, files), in three languages. What stands in them is the bot's.

export const BLOCK_LABELS = {
  "zh-Hant": {
    cards: "{count} 張卡片，可左右捲動", category: "類別", chart_area: "面積圖：{title}", chart_bar: "長條圖：{title}", chart_line: "折線圖：{title}", chart_pie: "圓餅圖：{title}",
    download: "下載 {name}", figure: "數值", next_page: "下一頁", page_of: "第 {page} 頁，共 {pages} 頁", previous_page: "上一頁", share: "占比", sort_by: "依「{column}」排序", sources: "來源",
    status_complete: "已完成", status_error: "失敗", status_in_progress: "進行中", status_pending: "尚未開始", table: "表格", task_progress: "已完成 {done} / {all}", watch: "觀看影片：{name}",
  },
  "zh-Hans": {
    cards: "{count} 张卡片，可左右滚动", category: "类别", chart_area: "面积图：{title}", chart_bar: "柱形图：{title}", chart_line: "折线图：{title}", chart_pie: "饼图：{title}",
    download: "下载 {name}", figure: "数值", next_page: "下一页", page_of: "第 {page} 页，共 {pages} 页", previous_page: "上一页", share: "占比", sort_by: "按“{column}”排序", sources: "来源",
    status_complete: "已完成", status_error: "失败", status_in_progress: "进行中", status_pending: "未开始", table: "表格", task_progress: "已完成 {done} / {all}", watch: "观看视频：{name}",
  },
  en: {
    cards: "{count} cards, scroll sideways", category: "Category", chart_area: "Area chart: {title}", chart_bar: "Bar chart: {title}", chart_line: "Line chart: {title}", chart_pie: "Pie chart: {title}",
    download: "Download {name}", figure: "Value", next_page: "Next page", page_of: "Page {page} of {pages}", previous_page: "Previous page", share: "Share", sort_by: "Sort by {column}", sources: "Sources",
    status_complete: "Done", status_error: "Failed", status_in_progress: "Under way", status_pending: "Not started", table: "Table", task_progress: "{done} of {all} done", watch: "Watch: {name}",
  },
};
