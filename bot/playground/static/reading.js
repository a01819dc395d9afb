// What the person has read: the line above the first new message, and telling the server when something was looked at.
import { gesture } from "./api.js";

function visible() {
  return document.visibilityState === "visible";
}

/** Read positions as one person on this page makes them. */
export class Reading {
  constructor(env, page, refresh) {
    Object.assign(this, { env, page, refresh, key: null, ts: null, held: false });
  }

  /** The ts above which the line of new messages stands; it stays as long as the person does. */
  line(seen) {
    const key = `${seen.me.id}/${seen.place}`;
    const first = seen.read ? (seen.messages.find((one) => one.ts > seen.read && one.user !== seen.me.id && !one.ephemeral_to)?.ts ?? null) : null;
    if (this.key !== key) Object.assign(this, { key, ts: first, held: false });
    else if (!visible() && !this.ts) this.ts = first;
    else if (seen.messages.at(-1)?.user === seen.me.id) this.ts = null;
    return this.ts;
  }

  /** Tells the server what the person has before them now. */
  mark(seen) {
    if (!visible()) return;
    const channel = this.env.channels.get(seen.place);
    const [last, reply] = [seen.messages.at(-1)?.ts, seen.thread?.at(-1).ts];
    if (channel?.unread && last && !this.held) this.tell({ channel: channel.id, ts: last });
    if (reply && reply > seen.thread_read) this.tell({ channel: channel.id, ts: reply, thread_ts: this.page.thread });
  }

  /** Lets the message and all after it be unread until the person goes elsewhere. */
  holdAt(message) {
    const { messages } = this.page.seen;
    const before = messages[messages.findIndex((one) => one.ts === message.ts) - 1];
    Object.assign(this, { held: true, ts: message.ts });
    this.tell({ channel: message.channel, ts: before?.ts ?? "0" });
  }

  // When the line is down nothing is lost: the next look tells it again.
  tell(body) {
    gesture("read", { user: this.page.user, ...body }).then(() => this.refresh(), () => null);
  }
}
