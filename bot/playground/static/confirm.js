// The question Slack asks before a gesture that carries a `confirm` object.
import { button, el, uid } from "./dom.js";
import { plain, textObject } from "./mrkdwn.js";

/** True when there is nothing to confirm, or the person said yes. */
export async function confirmed(confirm, env) {
  if (!confirm) return true;
  const title = uid("confirm");
  const dialog = el("dialog", { class: "modal small", role: "alertdialog", "aria-modal": "true", "aria-labelledby": title, "data-testid": "confirm" });
  const say = (answer) => () => dialog.close(answer);
  const yes = button({ class: `btn ${confirm.style ?? "primary"}`, on: { click: say("yes") } }, ...plain(confirm.confirm?.text ?? env.t("yes")));
  const no = button({ class: "btn", on: { click: say("no") } }, ...plain(confirm.deny?.text ?? env.t("cancel")));
  dialog.append(
    el("header", {}, el("h2", { id: title }, ...plain(confirm.title.text))),
    el("div", { class: "modal-body" }, ...textObject(confirm.text, env)),
    el("footer", {}, no, yes),
  );
  document.body.append(dialog);
  dialog.showModal();
  yes.focus();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  return dialog.returnValue === "yes";
}
