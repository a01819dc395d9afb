// The app's Home tab: the view it published, drawn again whenever it publishes another.
import { el } from "./dom.js";
import { focusMark, restoreFocus } from "./focus.js";
import { Host } from "./host.js";
import { elementKeys, renderBlocks } from "./render.js";

/** Draws one person's Home into `root`; what is typed and where the focus is outlive a new view. */
export class Home {
  constructor(root, env) {
    Object.assign(this, { root, env, print: null, host: null });
  }

  /** Shows the view as the server has it, null when the app has published none. */
  draw(view) {
    const print = `${this.env.me.id}|${this.env.lang}|${view?.id}|${view?.hash}`;
    if (this.print === print) return;
    this.print = print;
    if (view) this.fill(view);
    else this.clear();
  }

  clear() {
    this.host = null;
    this.root.replaceChildren(el("p", { class: "empty" }, this.env.t("empty_home")));
  }

  fill(view) {
    const mark = focusMark(this.root);
    if (this.host?.target.view_id !== view.id) {
      this.host = new Host(this.env, { view_id: view.id }, view.values);
      this.root.scrollTop = 0;
    }
    this.host.known = view.values;
    this.root.dataset.viewId = view.id;
    this.root.replaceChildren(el("div", { class: "home-page" }, ...renderBlocks(view.body.blocks, this.host)));
    this.host.keepOnly(elementKeys(view.body.blocks));
    if (mark && !restoreFocus(this.root, mark)) this.root.focus({ preventScroll: true });
  }
}
