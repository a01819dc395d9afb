// The guided tour: a panel that says what to do and why, points at where, and sees by itself when it is done.
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { Spotlight, targetOf } from "./spotlight.js";

const KEY = "tour";
const FOLLOW_MS = 200;
const WAIT_MS = 8000;
const SHOW_MS = 700; // that a filled form or a typed line is seen before it is sent
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const topDialog = () => [...document.querySelectorAll("dialog[open]")].at(-1);

/** Does something until it is so, at most for some seconds; says whether it came about. */
async function until(is, wait = WAIT_MS) {
  for (const end = performance.now() + wait; performance.now() < end; await pause(60)) if (is()) return true;
  return false;
}

/** The tour beside the page; `become(user)` looks through another person's eyes, `refresh` at the server. */
export class Tour {
  constructor(env, { become, refresh, clock, bar }) {
    Object.assign(this, { env, become, refresh, clock, told: null, stamp: null, busy: false, trouble: "" });
    this.kept = { run: null, open: null, started: false, folded: false, seen: [], ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
    this.fresh = !location.hash;
    this.asked = new URLSearchParams(location.search).has("tour");
    this.opener = button({ class: "tour-open", "data-testid": "tour-open", hidden: true, on: { click: () => this.keep({ open: !this.kept.open }) } });
    bar.append(this.opener);
    this.panel = el("aside", { id: "tour", class: "tour", "data-testid": "tour", hidden: true });
    this.say = el("p", { class: "tour-say", "data-testid": "tour-say" });
    this.spot = new Spotlight();
    new ResizeObserver(() => document.documentElement.style.setProperty("--tour-height", `${this.panel.offsetHeight}px`)).observe(this.panel);
    setInterval(() => this.follow(), FOLLOW_MS);
  }

  /** Takes over what the server says with every look: whether there is a tour, and whether it has moved on. */
  async look({ tour }) {
    const stamp = tour && `${this.env.lang}|${tour}`;
    if (!tour || stamp === this.stamp) return this.draw();
    this.stamp = stamp;
    const answer = await fetch(`/play/tour?language=${this.env.lang}`, { cache: "no-store" }).catch(() => null);
    if (answer?.ok) this.take(await answer.json());
    return this.draw();
  }

  take(told) {
    this.told = told;
    if (told.run !== this.kept.run) this.keep({ run: told.run, seen: [], started: false, open: this.kept.open ?? true });
    if (this.asked) this.keep({ open: true, folded: false });
    this.asked = false;
    if (this.fresh && this.kept.open && !this.kept.started && this.act) this.arrive(this.act);
    this.fresh = false;
  }

  keep(change) {
    Object.assign(this.kept, change);
    localStorage.setItem(KEY, JSON.stringify(this.kept));
    this.draw();
  }

  // Where one is

  get acts() {
    return this.told.steps.flatMap((step, at) => step.acts.map((act) => ({ ...act, step, at })));
  }

  /** The first act that is neither done nor skipped after the last one that is done; undefined at the end. */
  get act() {
    const acts = this.acts;
    const last = acts.findLastIndex((act) => this.told.reached.includes(act.id));
    return acts.slice(last + 1).find((act) => !this.kept.seen.includes(act.id));
  }

  isThere(act) {
    const { me, place, channels } = this.env;
    if (act.user && me?.id !== act.user) return false;
    if (!act.place || act.place === place) return true;
    return act.place === "dm" && Boolean(channels.get(place)?.is_im);
  }

  formOf(act) {
    const dialog = topDialog();
    return act.form && dialog?.dataset.callbackId === act.form.callback_id ? dialog : null;
  }

  // What one sees

  draw() {
    const { t } = this.env;
    this.opener.hidden = !this.told;
    this.opener.replaceChildren(icon("flag"), el("span", {}, t("tour")));
    this.opener.setAttribute("aria-label", t("tour"));
    this.opener.setAttribute("aria-expanded", String(Boolean(this.kept.open)));
    const shown = Boolean(this.told && this.kept.open);
    document.body.classList.toggle("touring", shown);
    this.panel.hidden = !shown;
    if (shown) this.drawPanel();
    this.follow();
  }

  drawPanel() {
    const act = this.act;
    const state = JSON.stringify([this.stamp, this.kept, this.env.lang, act?.id, this.env.me?.id, this.env.place, this.busy, this.trouble, this.formOf(act ?? {})?.dataset.viewId, Boolean(topDialog())]);
    if (state === this.print) return;
    this.print = state;
    const held = document.activeElement?.dataset?.tour;
    this.panel.setAttribute("aria-label", this.told.title);
    this.panel.classList.toggle("folded", this.kept.folded);
    this.panel.ariaBusy = String(this.busy);
    this.panel.dataset.act = this.kept.started && act ? act.id : "";
    const body = !this.kept.started ? this.intro() : act ? this.one(act) : this.end();
    this.panel.replaceChildren(this.head(act), el("div", { class: "tour-body" }, ...body));
    this.panel.querySelector(`[data-tour="${held}"]`)?.focus({ preventScroll: true });
  }

  head(act) {
    const { t } = this.env;
    const total = this.told.steps.length;
    const at = this.kept.started ? (act ? act.at + 1 : total) : 0;
    const where = at ? t("tour_step", { at, total }) : this.told.title;
    const fold = this.press("fold", { "aria-label": t("tour_fold"), "aria-expanded": String(!this.kept.folded), class: "tour-tool fold" }, () => this.keep({ folded: !this.kept.folded }), icon("chevron"));
    const leave = this.press("leave", { "aria-label": t("tour_leave"), title: t("tour_leave"), class: "tour-tool" }, () => this.keep({ open: false }), "×");
    const dots = this.told.steps.map((_, n) => el("li", { class: n + 1 < at || !act ? "done" : n + 1 === at ? "now" : "" }));
    return el("header", { class: "tour-head" }, el("strong", {}, where), at ? el("ol", { class: "tour-dots", "aria-hidden": "true" }, ...dots) : null, fold, leave);
  }

  intro() {
    return [el("p", { class: "tour-say" }, this.told.intro), this.row(this.press("start", { class: "btn primary" }, () => this.start(), this.env.t("tour_start")), this.press("free", { class: "btn" }, () => this.keep({ open: false }), this.env.t("tour_free")))];
  }

  one(act) {
    const { t } = this.env;
    this.say.textContent = act.say;
    this.say.setAttribute("aria-live", "polite");
    const line = act.do?.type ? el("code", { class: "tour-line", "data-testid": "tour-line" }, act.do.type) : null;
    const trouble = this.trouble ? el("p", { class: "tour-trouble", role: "alert" }, this.trouble) : null;
    const skip = this.press("skip", { class: "tour-link" }, () => this.skip(act.step), t("tour_skip"));
    const again = this.press("again", { class: "tour-link" }, () => this.restart(), t("tour_restart"));
    return [el("h2", {}, act.step.title), this.say, line, el("p", { class: "tour-why" }, act.why), trouble, this.row(...this.offers(act)), this.row(skip, again)].filter(Boolean);
  }

  end() {
    const { t } = this.env;
    const { title, say } = this.told.end;
    const buttons = [this.press("free", { class: "btn primary" }, () => this.keep({ open: false }), t("tour_free")), this.press("again", { class: "btn" }, () => this.restart(), t("tour_again"))];
    return [el("h2", {}, title), el("p", { class: "tour-say", "aria-live": "polite" }, say), this.row(...buttons)];
  }

  /** The next small thing first: another person, another place, a line, an example, going on; then doing it all. */
  offers(act) {
    const { t, people, channels } = this.env;
    if (this.busy) return [el("span", { class: "tour-busy", role: "status" }, t("tour_doing"))];
    const first = this.firstOffer(act, { t, people, channels });
    const doIt = act.do ? this.press("do", { class: first ? "btn" : "btn primary" }, () => this.work(() => this.doIt(act)), act.do.label ?? t("tour_do")) : null;
    return [first, doIt].filter(Boolean);
  }

  firstOffer(act, { t, people, channels }) {
    const primary = { class: "btn primary" };
    if (this.formOf(act)) return this.press("example", primary, () => this.fill(act), t("tour_example"));
    if (topDialog()) return this.press("shut", primary, () => this.work(() => this.shutOthers(act)), t("tour_shut"));
    if (act.user && act.user !== this.env.me?.id) return this.press("become", primary, () => this.work(() => this.arrive(act)), t("tour_become", { name: people.get(act.user)?.name ?? "" }));
    if (!this.isThere(act)) return this.press("go", primary, () => this.work(() => this.arrive(act)), t("tour_go", { place: this.placeName(act.place, channels) }));
    if (act.do?.type) return this.press("type", primary, () => this.type(act.do.type), t("tour_type"));
    return act.do ? null : this.press("next", primary, () => this.pass(act), t("tour_next"));
  }

  placeName(place, channels) {
    if (place === "home") return this.env.t("home");
    return place === "dm" ? this.env.t("messages") : `#${channels.get(place)?.name ?? ""}`;
  }

  press(name, props, act, ...label) {
    return button({ "data-tour": name, "data-testid": `tour-${name}`, ...props, on: { click: act } }, ...label);
  }

  row(...buttons) {
    return el("div", { class: "tour-row" }, ...buttons);
  }

  /** Keeps panel and spotlight on top: an open form makes everything outside it deaf. */
  follow() {
    const shown = Boolean(this.told && this.kept.open);
    const host = topDialog() ?? document.body;
    if (shown && this.panel.parentElement !== host) host.append(this.panel);
    if (shown) this.drawPanel();
    const act = shown && this.kept.started && !this.busy ? this.act : null;
    this.spot.show(host, act ? targetOf(act, { dialog: topDialog(), form: this.formOf(act), there: this.isThere(act), env: this.env }) : null, act?.id);
  }

  // What one does

  async start() {
    this.keep({ started: true });
    await this.work(() => this.arrive(this.act ?? {}));
  }

  async restart() {
    await fetch("/play/tour/begin", { method: "POST" });
    Object.assign(this.kept, { run: null, seen: [], folded: false });
    this.stamp = null;
    await this.refresh();
    await until(() => this.kept.run);
    await this.start();
  }

  pass(act) {
    this.keep({ seen: [...this.kept.seen, act.id] });
  }

  async arrive(act) {
    if (act.user && act.user !== this.env.me?.id) await this.become(act.user);
    if (act.place && !this.isThere(act)) await this.env.go(act.place);
  }

  type(line) {
    const input = document.querySelector("[data-testid=composer-input]");
    input.value = line;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  }

  fill(act) {
    this.formOf(act)?.dispatchEvent(new CustomEvent("example", { detail: act.form.values }));
  }

  async work(doing) {
    if (this.busy) return;
    Object.assign(this, { busy: true, trouble: "" });
    this.draw();
    try {
      await doing();
    } finally {
      this.busy = false;
      this.draw();
    }
  }

  /** Everything that is left of a step. */
  skip(step) {
    return this.work(async () => {
      for (let act = this.act; act?.step.id === step.id && !this.trouble; act = this.act) await this.doIt(act);
    });
  }

  /** Does one act as the person would, where they would. */
  async doIt(act) {
    await this.shutOthers(act);
    await this.arrive(act);
    if (!act.do) return this.pass(act);
    if (act.do.jump) await this.clock.leapTo(act.do.jump);
    else if (act.do.type) await this.send(act.do.type);
    else await this.pressFor(act);
    if (!(await until(() => this.told.reached.includes(act.id)))) this.trouble = this.env.t("tour_trouble");
    return null;
  }

  async shutOthers(act) {
    while (topDialog() && !this.formOf(act)) {
      const dialog = topDialog();
      (dialog.querySelector("[data-testid=modal-close]") ?? dialog.querySelector("button"))?.click();
      if (!(await until(() => topDialog() !== dialog, 2000))) return;
    }
  }

  async send(line) {
    this.type(line);
    await pause(SHOW_MS);
    document.querySelector("[data-testid=composer-send]").click();
  }

  async pressFor(act) {
    if (!this.formOf(act)) {
      await until(() => targetOf(act, { there: true, env: this.env })?.dataset.actionId, 2000);
      const found = targetOf(act, { there: true, env: this.env });
      if (found?.dataset.actionId) found.click();
      else await this.send(act.do.else);
    }
    if (!act.form || !(await until(() => this.formOf(act)))) return;
    this.fill(act);
    await pause(SHOW_MS * 2);
    const dialog = this.formOf(act);
    dialog?.querySelector("[data-testid=modal-submit]")?.click();
    await until(() => this.told.reached.includes(act.id));
    await until(() => topDialog() && !topDialog().querySelector("[data-testid=modal-submit]"), 2000);
    await pause(SHOW_MS * 2);
    await this.shutOthers({});
  }
}
