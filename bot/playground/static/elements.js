// Block Kit's interactive elements: what can be pressed, chosen and typed into.
import { upload } from "./api.js";
import { among, combobox } from "./combobox.js";
import { confirmed } from "./confirm.js";
import { button, composing, el, popDown, popUnder, uid } from "./dom.js";
import { icon } from "./icons.js";
import { plain, textObject } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { epochOf, wallOf } from "./time.js";

/** True for an element that hands its change to the app at once: outside input blocks, or when the block asks for it. */
function dispatches(block) {
  return block.type !== "input" || block.dispatch_action === true;
}

/** Names and test handles, the same for every element. `look` ties it to its label, hint and error. */
function attributes(spec, block, look) {
  return {
    "data-action-id": spec.action_id, "data-block-id": block.block_id, id: look.id, "aria-label": look.label,
    "aria-labelledby": look.labelledBy, "aria-describedby": look.describedBy, autofocus: spec.focus_on_load === true,
  };
}

async function choose(spec, block, host, part, choice) {
  if (!(await confirmed(spec.confirm, host.env))) return false;
  host.set(block, spec, part);
  if (dispatches(block)) await host.act(block, spec, choice);
  return true;
}

function drawButton(spec, block, host) {
  const press = async () => {
    if (node.ariaBusy === "true" || !(await confirmed(spec.confirm, host.env))) return;
    if (spec.url) window.open(spec.url, "_blank", "noopener");
    node.ariaBusy = "true";
    await host.act(block, spec, { value: spec.value ?? null }).finally(() => (node.ariaBusy = "false"));
  };
  const look = { label: spec.accessibility_label };
  const node = button({ ...attributes(spec, block, look), class: `btn ${spec.style ?? ""}`, "data-value": spec.value, on: { click: press } }, ...plain(spec.text.text));
  return node;
}

function drawText(spec, block, host, look) {
  const state = host.start(block, spec);
  const on = spec.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const send = () => host.act(block, spec, { selected: node.value });
  const listeners = {
    input: () => {
      host.set(block, spec, { value: node.value });
      if (block.dispatch_action && on.includes("on_character_entered")) send();
    },
    keydown: (event) => {
      if (event.key !== "Enter" || composing(event) || !block.dispatch_action || !on.includes("on_enter_pressed")) return;
      event.preventDefault();
      send();
    },
  };
  const kinds = { number_input: "text", email_text_input: "email", url_text_input: "url", plain_text_input: "text" };
  const shared = {
    ...attributes(spec, block, look), placeholder: spec.placeholder?.text, maxlength: spec.max_length, on: listeners, class: "field",
    inputmode: spec.type === "number_input" ? (spec.is_decimal_allowed ? "decimal" : "numeric") : null,
  };
  const node = spec.multiline ? el("textarea", { ...shared, rows: "4" }) : el("input", { ...shared, type: kinds[spec.type] });
  node.value = state.value ?? "";
  return node;
}

const WHEN = {
  datepicker: { type: "date", key: "selected_date" },
  timepicker: { type: "time", key: "selected_time" },
  datetimepicker: { type: "datetime-local", key: "selected_date_time" },
};

function drawWhen(spec, block, host, look) {
  const { type, key } = WHEN[spec.type];
  const zone = spec.timezone ?? host.env.me.tz;
  const state = host.start(block, spec);
  const read = () => (type === "datetime-local" && node.value ? epochOf(node.value, zone) : node.value || null);
  const change = async () => choose(spec, block, host, { [key]: read() }, { selected: read() });
  const node = el("input", { ...attributes(spec, block, look), type, class: "field when", on: { change } });
  const value = state[key];
  node.value = value && type === "datetime-local" ? wallOf(value, zone) : (value ?? "");
  return node;
}

function people(env) {
  return [...env.people.values()].filter((person) => !person.is_bot && !person.deleted).map((person) => person.id);
}

function channels(env, fits) {
  return [...env.channels.values()].filter((channel) => !channel.archived && fits(channel)).map((channel) => channel.id);
}

function kindOf(channel) {
  return channel.is_im ? "im" : channel.private ? "private" : "public";
}

function nameOf(id, env) {
  return env.people.get(id)?.name ?? (env.channels.has(id) ? env.placeName(env.channels.get(id)) : id);
}

// Menus whose options are the workspace's own, and where they keep what is chosen.
const DIRECTORIES = {
  users_select: { slot: "selected_user", ids: people },
  channels_select: { slot: "selected_channel", ids: (env) => channels(env, (one) => kindOf(one) === "public") },
  conversations_select: { slot: "selected_conversation", ids: (env, spec) => channels(env, (one) => (spec.filter?.include ?? [kindOf(one)]).includes(kindOf(one))) },
};

function entry(id, env) {
  return { value: id, text: { type: "plain_text", text: nameOf(id, env) } };
}

function drawSelect(spec, block, host, look) {
  const multi = spec.type.startsWith("multi_");
  const directory = DIRECTORIES[spec.type.replace("multi_", "")];
  const external = spec.type.endsWith("external_select");
  const state = host.start(block, spec);
  const change = async (chosen) => {
    const values = chosen.map((option) => option.value);
    const part = directory
      ? { [multi ? `${directory.slot}s` : directory.slot]: multi ? values : (values[0] ?? null) }
      : multi ? { selected_options: chosen } : { selected_option: chosen[0] ?? null };
    return choose(spec, block, host, part, { selected: multi ? values : (values[0] ?? null) });
  };
  return combobox({
    attributes: attributes(spec, block, look),
    placeholder: spec.placeholder?.text ?? host.env.t(external ? "search" : "choose"),
    chosen: chosenNow(state, directory, multi, host.env), multi, most: spec.max_selected_items,
    minimum: external ? (spec.min_query_length ?? 3) : 0,
    load: external ? (query) => host.suggest(block, spec, query) : among(directory ? directory.ids(host.env, spec).map((id) => entry(id, host.env)) : (spec.options ?? spec.option_groups)),
    onChange: change, words: host.env.t,
  });
}

function chosenNow(state, directory, multi, env) {
  if (directory) return (multi ? (state[`${directory.slot}s`] ?? []) : [state[directory.slot]]).filter(Boolean).map((id) => entry(id, env));
  return multi ? (state.selected_options ?? []) : [state.selected_option].filter(Boolean);
}

function drawChoices(spec, block, host, look) {
  const many = spec.type === "checkboxes";
  const state = host.start(block, spec);
  const now = many ? (state.selected_options ?? []) : [state.selected_option].filter(Boolean);
  const name = uid("choice");
  const change = async () => {
    const chosen = spec.options.filter((_, at) => boxes[at].checked);
    const part = many ? { selected_options: chosen } : { selected_option: chosen[0] ?? null };
    await choose(spec, block, host, part, { selected: many ? chosen.map((one) => one.value) : (chosen[0]?.value ?? null) });
  };
  const boxes = spec.options.map((option) =>
    el("input", { type: many ? "checkbox" : "radio", name, value: option.value, checked: now.some((one) => one.value === option.value), on: { change } }),
  );
  const rows = spec.options.map((option, at) => {
    const about = option.description ? el("small", {}, ...textObject(option.description, host.env)) : null;
    return el("label", { class: "choice" }, boxes[at], el("span", {}, ...textObject(option.text, host.env), about));
  });
  return el("div", { ...attributes(spec, block, look), role: many ? "group" : "radiogroup", class: "choices" }, ...rows);
}

function drawOverflow(spec, block, host) {
  const pick = async (option) => {
    popDown(menu);
    if (option.url) window.open(option.url, "_blank", "noopener");
    if (await confirmed(spec.confirm, host.env)) await host.act(block, spec, { selected: option.value });
  };
  const items = spec.options.map((option) =>
    button({ role: "menuitem", class: "menu-item", "data-value": option.value, on: { click: () => pick(option) } }, ...plain(option.text.text)),
  );
  const menu = el("div", { role: "menu", class: "pop", popover: "auto" }, ...items);
  const more = host.env.t("more");
  const dots = button({ ...attributes(spec, block, { label: more }), class: "btn dots", "aria-haspopup": "menu", on: { click: () => popUnder(dots, menu) } }, "⋯");
  return el("span", { class: "overflow" }, dots, menu);
}

// Slack's composer writes rich_text; here each line is plain words.
function drawRichText(spec, block, host, look) {
  const state = host.start(block, spec);
  const written = () => {
    const elements = node.value ? [{ type: "rich_text_section", elements: [{ type: "text", text: node.value }] }] : [];
    host.set(block, spec, { rich_text_value: elements.length ? { type: "rich_text", elements } : null });
  };
  const node = el("textarea", { ...attributes(spec, block, look), class: "field", rows: "4", placeholder: spec.placeholder?.text, on: { input: written } });
  node.value = state.rich_text_value ? richText(state.rich_text_value, host.env).map((part) => part.textContent).join("\n") : "";
  return node;
}

function drawFileInput(spec, block, host, look) {
  const state = host.start(block, spec);
  const names = el("ul", { class: "file-names" });
  const show = (found) => names.replaceChildren(...found.map((one) => el("li", {}, one.name)));
  const change = async () => {
    const found = await Promise.all([...node.files].slice(0, spec.max_files ?? 10).map((file) => upload(host.env.me.id, file)));
    host.set(block, spec, { files: found });
    show(found);
  };
  const kinds = spec.filetypes?.map((kind) => `.${kind}`).join(",");
  const node = el("input", { ...attributes(spec, block, look), type: "file", class: "field", multiple: (spec.max_files ?? 10) > 1, accept: kinds, on: { change } });
  show(state.files ?? []);
  return el("div", { class: "file-input" }, node, names);
}

// It starts a workflow of Slack's, of which this workspace has none: the button leads to its address.
function drawWorkflow(spec, block) {
  const open = () => window.open(spec.workflow.trigger.url, "_blank", "noopener");
  return button({ ...attributes(spec, block, { label: spec.accessibility_label }), class: `btn ${spec.style ?? ""}`, on: { click: open } }, icon("bolt"), ...plain(spec.text.text));
}

function drawFeedback(spec, block, host) {
  const choice = (side) => {
    const { text, value, accessibility_label: label } = spec[side];
    const press = () => {
      for (const one of both) one.setAttribute("aria-pressed", String(one === node));
      host.act(block, spec, { selected: value });
    };
    const node = button({ class: "btn quiet-button", "aria-pressed": "false", "aria-label": label, "data-value": value, on: { click: press } }, ...plain(text.text));
    return node;
  };
  const both = [choice("positive_button"), choice("negative_button")];
  return el("span", { ...attributes(spec, block, {}), role: "group", class: "feedback" }, ...both);
}

function drawIconButton(spec, block, host) {
  if (spec.visible_to_user_ids && !spec.visible_to_user_ids.includes(host.env.me.id)) return el("span", { hidden: true });
  const press = async () => {
    if (await confirmed(spec.confirm, host.env)) await host.act(block, spec, { value: spec.value ?? null });
  };
  const label = spec.accessibility_label ?? spec.text.text;
  return button({ ...attributes(spec, block, { label }), class: "btn quiet-button", title: spec.text.text, on: { click: press } }, icon("trash"));
}

const DRAW = {
  button: drawButton, workflow_button: drawWorkflow, feedback_buttons: drawFeedback, icon_button: drawIconButton, rich_text_input: drawRichText, file_input: drawFileInput, overflow: drawOverflow, radio_buttons: drawChoices, checkboxes: drawChoices,
  plain_text_input: drawText, number_input: drawText, email_text_input: drawText, url_text_input: drawText,
  datepicker: drawWhen, timepicker: drawWhen, datetimepicker: drawWhen,
  static_select: drawSelect, external_select: drawSelect, users_select: drawSelect,
  multi_static_select: drawSelect, multi_external_select: drawSelect, multi_users_select: drawSelect,
  channels_select: drawSelect, conversations_select: drawSelect, multi_channels_select: drawSelect, multi_conversations_select: drawSelect,
};

/** An element as a node, or null when the page does not know its type. */
export function element(spec, block, host, look = {}) {
  return DRAW[spec.type]?.(spec, block, host, look) ?? null;
}
