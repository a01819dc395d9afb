// Blocks that hold others or stand for something elsewhere: card, carousel, container, plan, task_card, video, alert.
import { el } from "./dom.js";
import { element } from "./elements.js";
import { icon } from "./icons.js";
import { link, plain, textObject } from "./mrkdwn.js";
import { richText } from "./richtext.js";

const SAFE_IMAGE = /^(https?:|data:image\/)/i;
const WEB = /^https?:/i;

/** An image element or block as a picture; one whose address is not a web address shows its words. */
export function picture(spec, props = {}) {
  const url = spec.image_url ?? spec.slack_file?.url ?? (spec.slack_file ? `/files/slack/${encodeURIComponent(spec.slack_file.id)}/image` : "");
  const src = SAFE_IMAGE.test(url) || url.startsWith("/files/") ? url : null;
  return el("img", { src, alt: spec.alt_text ?? "", title: spec.alt_text, loading: "lazy", ...props });
}

function said(object, kind, env) {
  return object ? el("div", { class: kind }, ...textObject(object, env)) : null;
}

/** A `card` block. */
export function card(block, host) {
  const { env } = host;
  const sign = block.icon ? picture(block.icon, { class: "card-icon" }) : block.slack_icon ? el("span", { class: "card-icon slack" }, icon("bolt")) : null;
  const names = el("div", { class: "card-names" }, said(block.title, "card-title", env), said(block.subtitle, "card-subtitle", env));
  const head = sign || block.title || block.subtitle ? el("div", { class: "card-head" }, sign, names) : null;
  const pressed = block.actions?.map((spec) => element(spec, block, host)) ?? [];
  const foot = pressed.length ? el("div", { class: "card-actions" }, ...pressed) : null;
  const hero = block.hero_image ? picture(block.hero_image, { class: "card-hero" }) : null;
  return el("article", { class: "card" }, hero, head, said(block.body, "card-body", env), said(block.subtext, "card-subtext", env), foot);
}

/** A `carousel` block: its cards side by side, in a box that scrolls. */
export function carousel(block, host) {
  const label = host.env.t("cards", { count: block.elements.length });
  const cards = block.elements.map((one) => el("li", { "data-block-id": one.block_id }, card(one, host)));
  return el("ul", { class: "carousel", tabindex: "0", "aria-label": label }, ...cards);
}

/** A `container` block; `draw` draws the blocks inside. */
export function container(block, host, draw) {
  const { env } = host;
  const title = block.rich_text_title ? richText(block.rich_text_title, env) : textObject(block.title, env);
  const names = el("div", { class: "card-names" }, el("div", { class: "card-title" }, ...title), said(block.subtitle, "card-subtitle", env));
  const head = [block.icon ? picture(block.icon, { class: "card-icon" }) : null, names];
  const inside = el("div", { class: "container-body" }, ...draw(block.child_blocks, host));
  const kind = `container ${block.width ?? "standard"} ${block.has_header_divider ? "divided" : ""}`;
  if (!block.is_collapsible) return el("section", { class: kind }, el("div", { class: "card-head" }, ...head), inside);
  return el("details", { class: kind, open: !block.default_collapsed }, el("summary", { class: "card-head" }, ...head), inside);
}

const STATUS = { pending: "○", in_progress: "◐", complete: "✓", error: "✕" };

function task(spec, env, tag) {
  const state = spec.status ? el("span", { class: `task-status is-${spec.status}`, role: "img", "aria-label": env.t(`status_${spec.status}`), title: env.t(`status_${spec.status}`) }, STATUS[spec.status]) : null;
  const parts = ["details", "output"].map((name) => (spec[name] ? el("div", { class: `task-${name} rich` }, ...richText(spec[name], env)) : null));
  const from = spec.sources?.map((one) => el("li", {}, link(one.url, one.text))) ?? [];
  const sources = from.length ? el("ul", { class: "task-sources", "aria-label": env.t("sources") }, ...from) : null;
  return el(tag, { class: "task", "data-task-id": spec.task_id }, state, el("div", { class: "task-main" }, el("div", { class: "task-title" }, spec.title), ...parts, sources));
}

/** A `task_card` block. */
export function taskCard(block, host) {
  return task(block, host.env, "article");
}

/** A `plan` block: its tasks with how far they are. */
export function plan(block, host) {
  const { env } = host;
  const tasks = block.tasks ?? [];
  const done = tasks.filter((one) => one.status === "complete").length;
  const progress = tasks.length ? el("span", { class: "quiet" }, env.t("task_progress", { done, all: tasks.length })) : null;
  return el("section", { class: "plan" }, el("div", { class: "plan-title" }, el("strong", {}, block.title), progress), el("ol", { class: "tasks" }, ...tasks.map((one) => task(one, env, "li"))));
}

/** A `video` block: its picture leads to the video, which is not played here. */
export function video(block, host) {
  const { env } = host;
  const address = [block.title_url, block.video_url].find((url) => WEB.test(url ?? ""));
  const name = block.title.text;
  const title = el("div", { class: "card-title" }, address ? link(address, name) : name);
  const from = [block.provider_name, block.author_name].filter(Boolean).join(" · ");
  const thumb = el("a", { class: "video-thumb", href: address, target: "_blank", rel: "noopener", "aria-label": env.t("watch", { name }) },
    picture({ image_url: block.thumbnail_url, alt_text: block.alt_text }), el("span", { class: "video-play", "aria-hidden": "true" }, "▶"));
  return el("figure", { class: "video" }, from ? el("div", { class: "quiet" }, from) : null, title, block.description ? el("div", {}, ...plain(block.description.text)) : null, thumb);
}

const SIGNS = { default: "memo", info: "memo", warning: "warning", error: "warning", success: "check" };

/** An `alert` block. */
export function alert(block, host) {
  const level = block.level ?? "default";
  return el("div", { class: `notice is-${level}`, role: "note" }, icon(SIGNS[level]), el("div", {}, ...textObject(block.text, host.env)));
}
