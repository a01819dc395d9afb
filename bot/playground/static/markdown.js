// The `markdown` block -> DOM: headings, lists, quotes, code, rules and the styles of a line. No HTML passes.
import { el } from "./dom.js";
import { emoji, withSigns } from "./emoji.js";
import { link } from "./mrkdwn.js";

const INLINE = /\\([\\`*_{}[\]()#+\-.!&~|>])|(`+)(.+?)\2|\*\*\*(.+?)\*\*\*|\*\*(.+?)\*\*|(?<!\w)__(.+?)__(?!\w)|~~(.+?)~~|\*([^*\s][^*]*)\*|(?<!\w)_([^_\s][^_]*)_(?!\w)|!?\[([^\]]*)\]\(([^)\s]+)\)|:([a-z0-9_+'-]+):/;
const STARTS = [
  { kind: "heading", at: /^(#{1,6}) +(.*)$/ },
  { kind: "rule", at: /^ {0,3}([-*_])( *\1){2,} *$/ },
  { kind: "bullet", at: /^ *[-*+] +(.*)$/ },
  { kind: "number", at: /^ *\d+[.)] +(.*)$/ },
  { kind: "quote", at: /^> ?(.*)$/ },
  { kind: "row", at: /^\|(.*)\| *$/ },
];

function inline(text) {
  const match = INLINE.exec(text);
  if (!match) return withSigns(text);
  const [, literal, , code, both, strong, strong2, strike, em, em2, label, url, name] = match;
  const node = literal ?? (code !== undefined ? el("code", {}, code)
    : both ? el("strong", {}, el("em", {}, ...inline(both)))
    : strong ?? strong2 ? el("strong", {}, ...inline(strong ?? strong2))
    : strike ? el("s", {}, ...inline(strike))
    : em ?? em2 ? el("em", {}, ...inline(em ?? em2))
    : url ? link(url, label)
    : emoji(name));
  return [...withSigns(text.slice(0, match.index)), node, ...inline(text.slice(match.index + match[0].length))];
}

function kindOf(line) {
  for (const { kind, at } of STARTS) {
    const match = line.match(at);
    if (match) return { kind, body: match.at(-1), level: match[1]?.length };
  }
  return line.trim() ? { kind: "text", body: line } : { kind: "blank", body: "" };
}

function groups(lines) {
  const found = [];
  for (const line of lines.map(kindOf)) {
    const last = found.at(-1);
    if (last && last.kind === line.kind && line.kind !== "heading") last.lines.push(line);
    else found.push({ kind: line.kind, lines: [line] });
  }
  return found;
}

const ALIGNS = { ":-": "align-left", "-:": "align-right", "::": "align-center" };
const RULE = /^:?-+:?$/;

function alignOf(mark) {
  return ALIGNS[mark.length > 1 ? `${mark[0]}${mark.at(-1)}` : mark] ?? null;
}

function tableOf(rows) {
  const cells = rows.map(({ body }) => body.split("|").map((cell) => cell.trim()));
  const aligns = (cells.find((row) => row.every((cell) => RULE.test(cell))) ?? []).map(alignOf);
  const [head, ...rest] = cells.filter((row) => !row.every((cell) => RULE.test(cell)));
  const line = (row, tag, scope) => el("tr", {}, ...row.map((cell, at) => el(tag, { scope, class: aligns[at] }, ...inline(cell))));
  return el("div", { class: "table", tabindex: "0" }, el("table", {}, el("thead", {}, line(head, "th", "col")), el("tbody", {}, ...rest.map((row) => line(row, "td", null)))));
}

function itemOf({ body }) {
  const task = body.match(/^\[( |x|X)\] +(.*)$/);
  if (!task) return el("li", {}, ...inline(body));
  return el("li", { class: "todo" }, el("label", {}, el("input", { type: "checkbox", disabled: true, checked: task[1] !== " " }), ...inline(task[2])));
}

const broken = (lines) => lines.flatMap(({ body }, at) => (at ? [el("br"), ...inline(body)] : inline(body)));

const DRAW = {
  heading: ([line]) => el("h4", { class: `h${line.level}` }, ...inline(line.body)),
  rule: () => el("hr"),
  bullet: (lines) => el("ul", {}, ...lines.map(itemOf)),
  number: (lines) => el("ol", {}, ...lines.map((line) => el("li", {}, ...inline(line.body)))),
  quote: (lines) => el("blockquote", {}, ...broken(lines)),
  row: tableOf,
  text: (lines) => el("p", {}, ...broken(lines)),
};

/** Standard Markdown as nodes, as far as Slack shows it. */
export function markdown(text) {
  return text.split(/^```.*\n?/m).flatMap((part, at) => {
    if (at % 2) return [el("pre", {}, part.replace(/\n$/, ""))];
    return groups(part.split("\n")).filter(({ kind }) => kind !== "blank").map(({ kind, lines }) => DRAW[kind](lines));
  });
}
