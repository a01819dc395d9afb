// The clock bar: the workspace clock's now, its speed, and the leaps to the next event and the next working day.
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { fullTime, shortTime } from "./time.js";

const SPEEDS = [0, 1, 60];
const TICK_MS = 200;

/** Draws the clock into `root` and runs it on between the server's answers. */
export class Clock {
  constructor(root, env, onPassed) {
    Object.assign(this, { root, env, onPassed, facts: null, language: null });
    setInterval(() => this.tick(), TICK_MS);
  }

  /** The time the workspace shows now. */
  now() {
    if (!this.facts) return new Date();
    const passed = (performance.now() - this.readAt) * this.facts.speed;
    return new Date(this.startedAt + passed);
  }

  /** Takes over what the server says: now, speed, next_event, next_working_day, or null when there is no clock. */
  set(facts) {
    this.root.hidden = !facts;
    if (!facts) return;
    this.facts = { ...this.facts, ...facts };
    this.startedAt = Date.parse(this.facts.now);
    this.readAt = performance.now();
    this.passed = false;
    this.draw();
  }

  draw() {
    const { t } = this.env;
    const { speed } = this.facts;
    this.time = el("time", { class: "now", "data-testid": "clock-now", title: `${t("now")} · ${this.env.zone}` });
    const speeds = SPEEDS.map((one) =>
      button(
        { "data-speed": one, "aria-pressed": String(one === speed), "aria-label": one ? `${t("speed")} ${one}×` : t("pause"), on: { click: () => this.ask({ speed: one }) } },
        one ? `${one}×` : icon("pause"),
      ),
    );
    this.root.dataset.speed = speed;
    this.root.replaceChildren(
      el("span", { class: `lamp ${speed ? "on" : ""}`, title: speed ? `${speed}×` : t("paused") }),
      this.time,
      el("span", { class: "speeds", role: "group", "aria-label": t("speed") }, ...speeds),
      this.leap("next_event", "event"),
      this.leap("next_working_day", "working_day"),
    );
    this.tick();
  }

  leap(fact, jump) {
    const at = this.facts[fact];
    const when = at ? shortTime(new Date(at), this.env) : this.env.t("none");
    const shown = [el("span", { class: "leap-name" }, icon("skip"), this.env.t(fact)), el("span", { class: "leap-when" }, when)];
    return button({ class: "leap", "data-testid": `clock-${jump}`, "data-at": at, disabled: !at, on: { click: () => this.ask({ jump }) } }, ...shown);
  }

  // The server takes one wish after the other; each click counts.
  async ask(wish) {
    this.root.ariaBusy = "true";
    const answer = await this.env.perform("clock", wish).finally(() => (this.root.ariaBusy = "false"));
    if (answer?.clock) this.set(answer.clock);
  }

  tick() {
    if (!this.facts) return;
    const now = this.now();
    this.time.textContent = fullTime(now, this.env);
    this.time.setAttribute("datetime", now.toISOString());
    const next = this.facts.next_event;
    if (!next || this.passed || now < new Date(next)) return;
    this.passed = true;
    this.onPassed();
  }
}
