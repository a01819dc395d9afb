// The blocks `table` and `data_table`: real tables with a header, in a box that scrolls by itself; data tables sort and page.
import { button, el } from "./dom.js";
import { plain } from "./mrkdwn.js";
import { richText } from "./richtext.js";

const ROWS_A_PAGE = 5;
const SHORT = 16; // characters that stay on one line

function words(content) {
  return String(content.text ?? content.value ?? "");
}

function body(content, env) {
  return content.type === "rich_text" ? richText(content, env) : plain(words(content));
}

function kindOf(content, settings) {
  const align = settings?.align ?? (content.type === "raw_number" ? "right" : null);
  return [align ? `align-${align}` : "", settings?.is_wrapped ? "wrapped" : "nowrap"].join(" ");
}

function cell(content, settings, env) {
  const title = !settings?.is_wrapped && content.type !== "rich_text" && words(content).length > 24 ? words(content) : null;
  return el("td", { class: kindOf(content, settings), title }, ...body(content, env));
}

function boxed(inner, label) {
  return el("div", { class: "table", tabindex: "0", role: "group", "aria-label": label }, inner);
}

/** A `table` block; its first row is the header. */
export function table(block, host) {
  const { env } = host;
  const settings = block.column_settings ?? [];
  const [first, ...rest] = block.rows;
  const head = el("tr", {}, ...first.map((one, at) => el("th", { scope: "col", class: kindOf(one, settings[at]) }, ...body(one, env))));
  const rows = rest.map((row) => el("tr", {}, ...row.map((one, at) => cell(one, settings[at], env))));
  return boxed(el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows)), env.t("table"));
}

function textOf(content, env) {
  return content.type === "rich_text" ? richText(content, env).map((node) => node.textContent).join(" ") : words(content);
}

/** A `data_table` block: what is sorted and which page is shown is the reader's own. */
class DataTable {
  constructor(block, env) {
    this.env = env;
    [this.head, ...this.rows] = block.rows;
    this.named = block.row_header_column_index ?? 0;
    this.size = block.page_size ?? ROWS_A_PAGE;
    this.page = 0;
    this.by = null;
    this.down = false;
    this.figures = this.head.map((_, at) => this.rows.every((row) => row[at].type === "raw_number"));
    this.heads = this.head.map((one, at) => this.heading(one, at));
    this.body = el("tbody");
    this.foot = el("div", { class: "pages" });
    const caption = el("caption", {}, ...plain(block.caption));
    this.grid = el("table", {}, caption, el("thead", {}, el("tr", {}, ...this.heads)), this.body);
    this.node = el("div", { class: "data-table" }, boxed(this.grid, block.caption), this.foot);
    this.draw();
  }

  heading(content, at) {
    const sort = button({ class: "sort", title: this.env.t("sort_by", { column: words(content) }), on: { click: () => this.sort(at) } }, ...plain(words(content)));
    return el("th", { scope: "col", class: this.figures[at] ? "align-right" : null, "aria-sort": "none" }, sort);
  }

  sort(at) {
    this.down = this.by === at && !this.down;
    this.by = at;
    this.page = 0;
    this.draw();
  }

  sorted() {
    if (this.by === null) return this.rows;
    const [at, sign] = [this.by, this.down ? -1 : 1];
    const order = this.figures[at]
      ? (one, other) => one[at].value - other[at].value
      : (one, other) => textOf(one[at], this.env).localeCompare(textOf(other[at], this.env), this.env.lang);
    return [...this.rows].sort((one, other) => sign * order(one, other));
  }

  draw() {
    this.heads.forEach((head, at) => head.setAttribute("aria-sort", at !== this.by ? "none" : this.down ? "descending" : "ascending"));
    const shown = this.sorted().slice(this.page * this.size, (this.page + 1) * this.size);
    this.body.replaceChildren(...shown.map((row) => el("tr", {}, ...row.map((one, at) => this.cell(one, at)))));
    const pages = Math.ceil(this.rows.length / this.size);
    this.foot.hidden = pages < 2;
    if (pages > 1) this.turner(pages);
  }

  cell(content, at) {
    const kind = this.figures[at] ? "align-right nowrap" : textOf(content, this.env).length > SHORT ? "wrapped" : "nowrap";
    return at === this.named
      ? el("th", { scope: "row", class: kind }, ...body(content, this.env))
      : el("td", { class: kind }, ...body(content, this.env));
  }

  turner(pages) {
    const step = (by, key, sign) =>
      button({ class: "btn small", "aria-label": this.env.t(key), disabled: this.page + by < 0 || this.page + by >= pages, on: { click: () => this.turn(by) } }, sign);
    const said = el("span", { role: "status" }, this.env.t("page_of", { page: this.page + 1, pages }));
    this.foot.replaceChildren(step(-1, "previous_page", "‹"), said, step(1, "next_page", "›"));
  }

  // The turner is drawn anew; the focus stays on the side that was pressed, while it can still be pressed.
  turn(by) {
    this.page += by;
    this.draw();
    const [back, on] = this.foot.querySelectorAll("button");
    (by > 0 !== on.disabled ? on : back).focus();
  }
}

/** A `data_table` block as a node. */
export function dataTable(block, host) {
  return new DataTable(block, host.env).node;
}
