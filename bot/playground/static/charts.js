// The block `data_visualization`: pie, bar, line and area charts as SVG, with a legend, and a table for who cannot see them.
import { el, uid } from "./dom.js";

const NS = "http://www.w3.org/2000/svg";
const HEIGHT = 250;
const PIE = 200;
const EM = 12; // the size of a label
const TILT = 32; // degrees by which labels lean that are too long for their place
const MOST_TILTED = 96; // pixels of a leaning label
const NAMED = [
  { at: /^(紅|红|red\b|逾期|overdue)/i, kind: "hue-red" },
  { at: /^(黃|黄|yellow\b)/i, kind: "hue-yellow" },
  { at: /^(綠|绿|green\b)/i, kind: "hue-green" },
];

function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(props)) if (value !== null && value !== undefined) node.setAttribute(name, value);
  node.append(...children.filter((child) => child !== null));
  return node;
}

function hueOf(name, at) {
  return NAMED.find((one) => one.at.test(name))?.kind ?? `hue-${at % 6}`;
}

function figure(value, env) {
  return new Intl.NumberFormat(env.lang, { maximumFractionDigits: 2 }).format(value);
}

/** About how wide a text is drawn: Chinese characters are square, others about half of that. */
function widthOf(text) {
  return [...text].reduce((sum, sign) => sum + (sign.codePointAt(0) > 0x2e7f ? EM : EM * 0.58), 0);
}

function cut(text, most) {
  if (widthOf(text) <= most) return text;
  let kept = "";
  for (const sign of text) {
    if (widthOf(`${kept}${sign}…`) > most) break;
    kept += sign;
  }
  return `${kept}…`;
}

/** Round steps of an axis from the least to the most value, zero among them. */
function ticksOf(values) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  let step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough - 1e-9);
  if (values.every(Number.isInteger)) step = Math.max(1, Math.ceil(step));
  const ticks = [];
  for (let at = Math.floor(low / step); at <= Math.ceil(high / step) || ticks.length < 2; at += 1) ticks.push(at * step);
  return ticks;
}

/** Where things stand in a chart with axes that is so wide. */
class Frame {
  constructor(chart, width, env) {
    const { categories, x_label: below } = chart.axis_config;
    this.categories = categories;
    this.ticks = ticksOf(chart.series.flatMap((one) => one.data.map((point) => point.value)));
    const margin = Math.max(...this.ticks.map((tick) => widthOf(figure(tick, env)))) + 12;
    [this.left, this.right, this.top] = [Math.max(28, margin), width - 8, 14];
    this.slot = (this.right - this.left) / categories.length;
    const longest = Math.max(...categories.map(widthOf));
    this.tilted = longest > this.slot - 6;
    this.every = Math.max(1, Math.ceil((EM + 3) / this.slot));
    const lean = Math.min(longest, MOST_TILTED) * Math.sin((TILT * Math.PI) / 180) + EM;
    this.gap = this.ticks[0] < 0 ? EM + 3 : 0; // room for the figures under bars that hang
    this.bottom = HEIGHT - (this.tilted ? lean + 6 : EM + 10) - (below ? EM + 6 : 0) - this.gap;
  }

  x(at) {
    return this.left + this.slot * (at + 0.5);
  }

  y(value) {
    const [low, high] = [this.ticks[0], this.ticks.at(-1)];
    return this.bottom - ((value - low) / (high - low)) * (this.bottom - this.top);
  }
}

function labelOf(name, at, frame) {
  const [x, y] = [frame.x(at), frame.bottom + frame.gap + EM + 3];
  const shown = cut(name, frame.tilted ? MOST_TILTED : frame.slot);
  const place = frame.tilted ? { x: x + 4, y: y - 2, "text-anchor": "end", transform: `rotate(-${TILT} ${x + 4} ${y - 2})` } : { x, y, "text-anchor": "middle" };
  return svg("text", { class: "axis", ...place }, shown);
}

function axes(chart, frame, env) {
  const { x_label: below } = chart.axis_config;
  const lines = frame.ticks.flatMap((tick) => [
    svg("line", { class: tick === 0 ? "zero" : "grid", x1: frame.left, x2: frame.right, y1: frame.y(tick), y2: frame.y(tick) }),
    svg("text", { class: "axis", x: frame.left - 6, y: frame.y(tick) + 4, "text-anchor": "end" }, figure(tick, env)),
  ]);
  const names = frame.categories.map((name, at) => (at % frame.every ? null : labelOf(name, at, frame))).filter(Boolean);
  const title = below ? [svg("text", { class: "axis title", x: (frame.left + frame.right) / 2, y: HEIGHT - 4, "text-anchor": "middle" }, below)] : [];
  return [...lines, ...names, ...title];
}

function valuesOf(series, categories) {
  const known = new Map(series.data.map((point) => [point.label, point.value]));
  return categories.map((name) => known.get(name));
}

function tip(series, name, value, env) {
  return svg("title", {}, `${series.name} · ${name}: ${figure(value, env)}`);
}

function bars(chart, frame, env) {
  const thick = Math.min(44, (frame.slot * 0.74) / chart.series.length);
  const roomy = thick >= 15;
  return chart.series.flatMap((series, place) =>
    valuesOf(series, frame.categories).flatMap((value, at) => {
      const x = frame.x(at) + (place - chart.series.length / 2) * thick;
      const [top, height] = [Math.min(frame.y(value), frame.y(0)), Math.abs(frame.y(value) - frame.y(0))];
      const bar = svg("rect", { class: `fill ${hueOf(series.name, place)}`, x: x + 1, y: top, width: Math.max(1, thick - 2), height, rx: Math.min(3, height / 2) }, tip(series, frame.categories[at], value, env));
      const said = svg("text", { class: "value", x: x + thick / 2, y: value < 0 ? top + height + EM : top - 4, "text-anchor": "middle" }, figure(value, env));
      return roomy && value ? [bar, said] : [bar];
    }),
  );
}

function lines(chart, frame, env, filled) {
  return chart.series.flatMap((series, place) => {
    const values = valuesOf(series, frame.categories);
    const points = values.map((value, at) => `${frame.x(at).toFixed(1)},${frame.y(value).toFixed(1)}`);
    const hue = hueOf(series.name, place);
    const under = `${frame.x(0)},${frame.y(0)} ${points.join(" ")} ${frame.x(values.length - 1)},${frame.y(0)}`;
    const dots = values.map((value, at) => svg("circle", { class: `dot fill ${hue}`, cx: frame.x(at), cy: frame.y(value), r: 3.5 }, tip(series, frame.categories[at], value, env)));
    const area = filled ? [svg("polygon", { class: `area fill ${hue}`, points: under })] : [];
    return [...area, svg("polyline", { class: `stroke ${hue} dash-${place % 3}`, points: points.join(" ") }), ...dots];
  });
}

const AXED = { bar: bars, line: lines, area: (chart, frame, env) => lines(chart, frame, env, true) };

function plot(chart, width, env) {
  const frame = new Frame(chart, width, env);
  return svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT }, ...axes(chart, frame, env), ...AXED[chart.type](chart, frame, env));
}

function slice(from, to) {
  const [at, r] = [PIE / 2, PIE / 2 - 2];
  if (to - from >= 0.9999) return `M${at} ${at - r}A${r} ${r} 0 1 1 ${at - 0.01} ${at - r}Z`;
  const spot = (share) => `${(at + r * Math.sin(2 * Math.PI * share)).toFixed(2)} ${(at - r * Math.cos(2 * Math.PI * share)).toFixed(2)}`;
  return `M${at} ${at}L${spot(from)}A${r} ${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${spot(to)}Z`;
}

function pie(chart, env) {
  const sum = chart.segments.reduce((total, one) => total + one.value, 0);
  let from = 0;
  const slices = chart.segments.flatMap((one, at) => {
    const [start, share] = [from, one.value / sum];
    from += share;
    const middle = 2 * Math.PI * (start + share / 2);
    const path = svg("path", { class: `slice fill ${hueOf(one.label, at)}`, d: slice(start, from) }, svg("title", {}, `${one.label}: ${figure(one.value, env)} (${percent(share, env)})`));
    if (share < 0.07) return [path];
    const out = share > 0.9999 ? 0 : PIE * 0.32;
    const [x, y] = [PIE / 2 + out * Math.sin(middle), PIE / 2 - out * Math.cos(middle) + 4];
    return [path, svg("text", { class: `share ${hueOf(one.label, at)}`, x, y, "text-anchor": "middle" }, percent(share, env))];
  });
  return svg("svg", { viewBox: `0 0 ${PIE} ${PIE}`, width: PIE, height: PIE }, ...slices);
}

function percent(share, env) {
  return new Intl.NumberFormat(env.lang, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);
}

function legend(chart, env) {
  const entries = chart.segments ?? chart.series;
  if (chart.series?.length === 1) return null;
  const rows = entries.map((one, at) => {
    const name = one.label ?? one.name;
    const more = one.label ? el("span", { class: "quiet" }, figure(one.value, env)) : null;
    return el("li", {}, el("span", { class: `swatch ${hueOf(name, at)}` }), name, more);
  });
  return el("ul", { class: "legend", "aria-hidden": "true" }, ...rows);
}

function spoken(block, env) {
  const { chart } = block;
  const head = (...names) => el("tr", {}, ...names.map((name) => el("th", { scope: "col" }, name)));
  const line = (name, ...cells) => el("tr", {}, el("th", { scope: "row" }, name), ...cells.map((one) => el("td", {}, one)));
  const sum = chart.segments?.reduce((total, one) => total + one.value, 0);
  const rows = chart.segments
    ? [head(env.t("category"), env.t("figure"), env.t("share")), ...chart.segments.map((one) => line(one.label, figure(one.value, env), percent(one.value / sum, env)))]
    : [head(chart.axis_config.x_label ?? env.t("category"), ...chart.series.map((one) => one.name)),
      ...chart.axis_config.categories.map((name, at) => line(name, ...chart.series.map((one) => figure(valuesOf(one, chart.axis_config.categories)[at], env))))];
  return el("table", { class: "unseen" }, el("caption", {}, block.title), el("thead", {}, rows[0]), el("tbody", {}, ...rows.slice(1)));
}

/** Draws a chart with axes as wide as its place is, now and when that changes. */
function fitted(chart, env) {
  const place = el("div", { class: "plot" });
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(place.clientWidth);
    if (!width || width === drawn) return;
    drawn = width;
    place.replaceChildren(plot(chart, width, env));
  }).observe(place);
  return place;
}

/** A `data_visualization` block as a node. */
export function chart(block, host) {
  const { env } = host;
  const { chart: spec } = block;
  const [round, title] = [spec.type === "pie", uid("chart")];
  const above = spec.axis_config?.y_label ? el("div", { class: "y-label", "aria-hidden": "true" }, spec.axis_config.y_label) : null;
  const image = el("div", { class: "chart-image", role: "img", "aria-label": env.t(`chart_${spec.type}`, { title: block.title }) }, round ? pie(spec, env) : fitted(spec, env));
  const look = el("div", { class: `chart-look ${round ? "round" : ""}` }, image, legend(spec, env));
  return el("figure", { class: "chart", "data-chart": spec.type, "aria-labelledby": title }, el("figcaption", { id: title }, block.title), above, look, spoken(block, env));
}
