// The `markdown` block -> DOM: headings, lists, quotes, code, rules and the styles of a line. No HTML passes.
import { el } from "./dom.js";
import { emoji, withSigns } from "./emoji.js";
import { link } from "./mrkdwn.js";

const INLINE = /(`+)(.+?)\1|\*\*(.+?)\*\*|__(.+?)__|~~(.+?)~~|\*([^*\s][^*]*)\*|\[([^\]]*)\]\(([^)\s]+)\)|:([a-z0-9_+'-]+):/;
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
  const [, , code, strong, strong2, strike, em, label, url, name] = match;
  const node = code !== undefined ? el("code", {}, code)
    : strong ?? strong2 ? el("strong", {}, ...inline(strong ?? strong2))
    : strike ? el("s", {}, ...inline(strike))
    : em ? el("em", {}, ...inline(em))
    : url ? link(url, label)
    : emoji(name);
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

function tableOf(rows) {
  const cells = rows.map(({ body }) => body.split("|").map((cell) => cell.trim())).filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
  const lines = cells.map((row, at) => el("tr", {}, ...row.map((cell) => el(at ? "td" : "th", {}, ...inline(cell)))));
  return el("div", { class: "table" }, el("table", {}, ...lines));
}

const broken = (lines) => lines.flatMap(({ body }, at) => (at ? [el("br"), ...inline(body)] : inline(body)));

const DRAW = {
  heading: ([line]) => el("h4", { class: `h${line.level}` }, ...inline(line.body)),
  rule: () => el("hr"),
  bullet: (lines) => el("ul", {}, ...lines.map((line) => el("li", {}, ...inline(line.body)))),
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
