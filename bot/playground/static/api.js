// The page's side of the /play routes: what the server is asked, and its stream of changes.

/** Why a request came to nothing; `code` is Slack's error name, the server's, or `unreachable`. */
export class Failed extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function ask(url, options) {
  const response = await fetch(url, options).catch((error) => {
    throw error instanceof TypeError ? new Failed("unreachable") : error;
  });
  const body = await response.json().catch(() => ({ error: `http_${response.status}` }));
  if (!response.ok) throw new Failed(body.error ?? `http_${response.status}`);
  return body;
}

/** Everything one person sees, with the messages of one channel and of the thread that is open there; `locale` is the page's when it is not the person's. */
export async function state(user, channel, thread, locale) {
  const query = new URLSearchParams({ user: user ?? "", channel: channel ?? "", thread: thread ?? "", locale: locale ?? "" });
  return ask(`/play/state?${query}`, { cache: "no-store" });
}

/** One gesture (`slash`, `press`, `submit`, …); the answer is what that person sees of it at once. */
export async function gesture(name, body) {
  const headers = { "Content-Type": "application/json" };
  return ask(`/play/${name}`, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Puts a file of one person into the workspace; the answer is the file as Slack tells of it. */
export async function upload(user, file) {
  return ask(`/files/${encodeURIComponent(user)}/${encodeURIComponent(file.name)}`, { method: "POST", body: file });
}

/** Calls `onPulse({version, now, speed})` whenever the workspace has changed, and `onLink(up)` when the line goes or comes. */
export function listen(onPulse, onLink) {
  const source = new EventSource("/play/events");
  source.onmessage = (event) => onPulse(JSON.parse(event.data));
  source.onopen = () => onLink(true);
  source.onerror = () => onLink(false);
  return source;
}
