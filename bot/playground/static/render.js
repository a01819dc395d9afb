// Block Kit -> DOM: one function a block type. The interactive elements are in elements.js.
import { alert, card, carousel, container, picture, plan, taskCard, video } from "./cards.js";
import { chart } from "./charts.js";
import { el, uid } from "./dom.js";
import { element } from "./elements.js";
import { markdown } from "./markdown.js";
import { plain, textObject } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { dataTable, table } from "./tables.js";

function accessory(spec, block, host, words) {
  if (spec.type === "image") return el("div", { class: "accessory thumb" }, picture(spec));
  return el("div", { class: "accessory" }, element(spec, block, host, { label: words }) ?? unknown(spec));
}

function section(block, host) {
  const words = block.text ? el("div", { class: "text", id: uid("text") }, ...textObject(block.text, host.env)) : null;
  const fields = block.fields?.map((field) => el("div", { class: "text" }, ...textObject(field, host.env)));
  const left = el("div", { class: "section-main" }, words, fields ? el("div", { class: "fields" }, ...fields) : null);
  const label = words?.textContent.slice(0, 80) ?? null;
  return el("div", { class: "section" }, left, block.accessory ? accessory(block.accessory, block, host, label) : null);
}

function context(block, host) {
  const parts = block.elements.map((part) =>
    part.type === "image" ? picture(part) : el("span", {}, ...textObject(part, host.env)),
  );
  return el("div", { class: "context" }, ...parts);
}

function actions(block, host) {
  return el("div", { class: "actions" }, ...block.elements.map((spec) => element(spec, block, host, { label: spec.placeholder?.text }) ?? unknown(spec)));
}

const GROUPED = new Set(["radio_buttons", "checkboxes"]);

function input(block, host) {
  const [id, hintId, errorId] = ["field", "hint", "error"].map(uid);
  const grouped = GROUPED.has(block.element.type);
  const optional = block.optional ? el("span", { class: "optional" }, ` ${host.env.t("optional")}`) : null;
  const label = el("label", grouped ? { id: `${id}-label` } : { for: id, id: `${id}-label` }, ...plain(block.label.text), optional);
  const look = { id, describedBy: `${block.hint ? `${hintId} ` : ""}${errorId}`, labelledBy: grouped ? `${id}-label` : null };
  const hint = block.hint ? el("div", { class: "hint", id: hintId }, ...plain(block.hint.text)) : null;
  const error = el("div", { class: "error", id: errorId, role: "alert", "data-error-for": block.block_id, hidden: true });
  return el("div", { class: "input" }, label, element(block.element, block, host, look) ?? unknown(block.element), error, hint);
}

function captioned(block) {
  const title = block.title ? el("figcaption", {}, ...plain(block.title.text)) : null;
  return el("figure", { class: "picture" }, title, picture(block));
}

function contextActions(block, host) {
  return el("div", { class: "context-actions" }, ...block.elements.map((spec) => element(spec, block, host) ?? unknown(spec)));
}

function unknown(spec) {
  return el("div", { class: "unknown", "data-unknown": spec.type }, `[${spec.type}]`);
}

function header(block) {
  return el(`h${Math.min(6, (block.level ?? 1) + 2)}`, { class: `header level-${block.level ?? 1}` }, ...plain(block.text.text));
}

const DRAW = {
  section, context, actions, input, table, alert, header, card, carousel, plan, video,
  image: captioned, data_table: dataTable, data_visualization: chart, task_card: taskCard, context_actions: contextActions,
  container: (block, host) => container(block, host, renderBlocks),
  divider: () => el("hr"),
  rich_text: (block, host) => el("div", { class: "rich" }, ...richText(block, host.env)),
  markdown: (block, host) => el("div", { class: "markdown" }, ...markdown(block.text, host.env)),
};

/** The blocks of one message or view as nodes, each with its `data-block-id`. */
export function renderBlocks(blocks, host) {
  return blocks.map((block) => {
    const body = (DRAW[block.type] ?? unknown)(block, host);
    return el("div", { class: `block block-${block.type}`, "data-block-id": block.block_id, "data-block-type": block.type }, body);
  });
}

function within(block) {
  return [block, ...(block.child_blocks ?? []).flatMap(within), ...(block.type === "carousel" ? block.elements : [])];
}

/** The keys (block|action) of every element in these blocks. */
export function elementKeys(blocks) {
  const keys = new Set();
  for (const block of blocks.flatMap(within)) {
    const row = Array.isArray(block.elements) ? block.elements : [];
    const specs = [block.element, block.accessory, ...row, ...(block.actions ?? [])];
    for (const spec of specs.filter((one) => one?.action_id)) keys.add(`${block.block_id}|${spec.action_id}`);
  }
  return keys;
}
