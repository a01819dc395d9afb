// What stands behind the elements of one message or view: what is typed there now, and the gestures they cause.

const MULTI = /^(multi_|checkboxes)/;
const LISTS = { multi_users_select: "selected_users", multi_channels_select: "selected_channels", multi_conversations_select: "selected_conversations", file_input: "files" };
const SINGLES = ["value", "selected_user", "selected_channel", "selected_conversation", "selected_date", "selected_time", "selected_date_time", "rich_text_value"];

/** An element's value before anybody touched it, in the shape of Slack's state.values. */
export function initialState(spec) {
  return {
    type: spec.type,
    value: spec.initial_value ?? null,
    selected_option: spec.initial_option ?? null,
    selected_options: spec.initial_options ?? [],
    selected_user: spec.initial_user ?? null,
    selected_users: spec.initial_users ?? [],
    selected_channel: spec.initial_channel ?? null,
    selected_channels: spec.initial_channels ?? [],
    selected_conversation: spec.initial_conversation ?? null,
    selected_conversations: spec.initial_conversations ?? [],
    rich_text_value: spec.type === "rich_text_input" ? (spec.initial_value ?? null) : null,
    files: [],
    selected_date: spec.initial_date ?? null,
    selected_time: spec.initial_time ?? null,
    selected_date_time: spec.initial_date_time ?? null,
  };
}

/** A state value as a plain typed one: a string, a number, a list, or null when empty. */
export function plainValue(state) {
  if (state.type in LISTS) return state[LISTS[state.type]] ?? [];
  if (MULTI.test(state.type)) return (state.selected_options ?? []).map((option) => option.value);
  if (state.type === "rich_text_input") return state.rich_text_value ?? null;
  return state.selected_option?.value || SINGLES.map((name) => state[name]).find(Boolean) || null;
}

/** One message ({channel, ts}) or view ({view_id}) as its elements see it. */
export class Host {
  /** `known` are the state.values that the server keeps for a view. */
  constructor(env, target, known = {}) {
    this.env = env;
    this.target = target;
    this.known = known;
    this.draft = new Map();
    this.onTyped = () => {};
  }

  /** Whether what is typed belongs to a view, and so travels with its gestures. */
  get isView() {
    return "view_id" in this.target;
  }

  /** The value an element starts with: typed here before, kept by the server, or what the app put in. */
  start(block, spec) {
    const key = `${block.block_id}|${spec.action_id}`;
    const typed = this.draft.get(key);
    if (typed && typed.type === spec.type) return typed;
    const state = this.known[block.block_id]?.[spec.action_id] ?? initialState(spec);
    this.draft.set(key, { ...state, type: spec.type });
    return state;
  }

  /** Keeps what was typed or chosen. */
  set(block, spec, part) {
    const key = `${block.block_id}|${spec.action_id}`;
    this.draft.set(key, { ...initialState({ type: spec.type }), ...part });
    this.onTyped(block);
  }

  /** Forgets the values of elements that the view no longer has. */
  keepOnly(keys) {
    for (const key of this.draft.keys()) if (!keys.has(key)) this.draft.delete(key);
  }

  /** All values now, by block id and action id. */
  typed() {
    const values = {};
    for (const [key, state] of this.draft) {
      const at = key.indexOf("|");
      const block = (values[key.slice(0, at)] ??= {});
      block[key.slice(at + 1)] = plainValue(state);
    }
    return values;
  }

  /** Presses or chooses: the app hears of it, with everything typed so far. */
  async act(block, spec, choice = {}) {
    if (this.isView) await this.save();
    const gesture = { ...this.target, block_id: block.block_id, action_id: spec.action_id, ...choice };
    await this.env.perform("press", gesture);
  }

  /** Hands what is typed to the server, which keeps it while the view stays open. */
  async save() {
    if (this.draft.size) await this.env.perform("type", { ...this.target, values: this.typed() });
  }

  /** The options the app offers for the letters typed. */
  async suggest(block, spec, query) {
    const gesture = { ...this.target, block_id: block.block_id, action_id: spec.action_id, query };
    return (await this.env.perform("suggest", gesture))?.options ?? [];
  }
}
