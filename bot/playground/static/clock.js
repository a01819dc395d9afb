// The clock bar: the workspace clock's now, its speed, the leaps ahead, and a line that tells what the last one brought.
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { fullTime, shortTime } from "./time.js";

const SPEEDS = [0, 1, 60, 600];
const LEAPS = { event: "next_event", working_day: "next_working_day" };
const TICK_MS = 200;

/** Draws the clock into `root` and runs it on between the server's answers. */
export class Clock {
  constructor(root, env, onPassed) {
    Object.assign(this, { root, env, onPassed, facts: null, busy: false, failed: false });
    this.lamp = el("span", { class: "lamp" });
    this.time = el("time", { class: "now", "data-testid": "clock-now" });
    this.hours = el("span", { class: "hours", "data-testid": "clock-hours" });
    this.speeds = SPEEDS.map((speed) => button({ "data-speed": speed, on: { click: () => this.ask({ speed }) } }, speed ? `${speed}×` : icon("pause")));
    this.group = el("span", { class: "speeds", role: "group" }, ...this.speeds);
    this.leaps = Object.keys(LEAPS).map((jump) => this.leap(jump));
    this.fold = button({ class: "fold", "data-testid": "clock-fold", "aria-expanded": "false", "aria-controls": root.id, on: { click: () => this.unfold() } }, icon("chevron"));
    this.told = el("p", { class: "told", role: "status", "aria-live": "polite", "data-testid": "clock-told" });
    root.setAttribute("role", "group");
    root.append(el("span", { class: "moment" }, this.lamp, this.time, this.hours), this.group, ...this.leaps, this.fold, this.told);
    setInterval(() => this.tick(), TICK_MS);
  }

  /** The time the workspace shows now. */
  now() {
    if (!this.facts) return new Date();
    const passed = (performance.now() - this.readAt) * this.facts.speed;
    return new Date(this.startedAt + passed);
  }

  /** Takes over what the server says: now, speed, next_event, next_working_day, words, or null when there is no clock. */
  set(facts) {
    this.root.hidden = !facts;
    if (!facts) return;
    this.facts = { ...this.facts, ...facts };
    this.startedAt = Date.parse(this.facts.now);
    this.readAt = performance.now();
    this.passed = false;
    this.draw();
  }

  /** Leaps to an instant, in ISO; what falls due on the way is told. */
  leapTo(at) {
    return this.ask({ jump: "to", at });
  }

  draw() {
    const { t } = this.env;
    const { speed, words } = this.facts;
    this.root.setAttribute("aria-label", t("clock"));
    this.root.dataset.speed = speed;
    this.root.ariaBusy = String(this.busy);
    this.lamp.classList.toggle("on", speed > 0);
    this.lamp.title = speed ? `${speed}×` : t("paused");
    this.time.title = `${t("now")} · ${this.env.zone}`;
    this.hours.textContent = words?.hours ?? "";
    this.group.setAttribute("aria-label", t("speed"));
    this.fold.setAttribute("aria-label", t("clock_more"));
    for (const one of this.speeds) this.drawSpeed(one, Number(one.dataset.speed), speed);
    for (const one of this.leaps) this.drawLeap(one);
    this.tell(this.busy ? t("leaping") : this.failed ? t("leap_failed") : (words?.passed ?? ""));
    this.tick();
  }

  drawSpeed(node, one, speed) {
    node.setAttribute("aria-pressed", String(one === speed));
    node.setAttribute("aria-label", one ? `${this.env.t("speed")} ${one}×` : this.env.t("pause"));
    node.disabled = this.busy;
  }

  drawLeap(node) {
    const fact = LEAPS[node.dataset.jump];
    const at = this.facts[fact];
    const when = at ? (this.facts.words?.[fact] || shortTime(new Date(at), this.env)) : this.env.t("none");
    node.replaceChildren(el("span", { class: "leap-name" }, icon("skip"), this.env.t(fact)), el("span", { class: "leap-when", title: when }, when));
    if (at) node.dataset.at = at;
    else delete node.dataset.at;
    node.disabled = !at || this.busy;
  }

  leap(jump) {
    return button({ class: "leap", "data-testid": `clock-${jump}`, "data-jump": jump, on: { click: () => this.ask({ jump }) } });
  }

  tell(words) {
    if (this.told.textContent === words) return;
    this.told.textContent = words;
    this.told.classList.toggle("failed", this.failed && !this.busy);
    this.told.getAnimations().forEach((one) => one.cancel());
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) this.told.animate([{ backgroundColor: "#ffffff55" }, {}], 1600);
  }

  unfold() {
    const open = this.root.classList.toggle("unfolded");
    this.fold.setAttribute("aria-expanded", String(open));
  }

  // One wish at a time: the buttons wait until what fell due is told, and then the pressed one has the focus again.
  async ask(wish) {
    if (this.busy) return;
    const pressed = this.root.contains(document.activeElement) ? document.activeElement : null;
    this.busy = true;
    this.failed = false;
    this.draw();
    const answer = await this.env.perform("clock", wish).finally(() => (this.busy = false));
    this.failed = !answer?.clock;
    this.set(answer?.clock ?? {});
    if (document.activeElement === document.body) pressed?.focus();
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
