type Child = Node | string | number | null | undefined | false | Child[];
type Props = Record<string, unknown>;

/** Creates an element. Functions become listeners (`onclick`), `true` an empty attribute. Never parses text as HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false || value === null) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? "" : `${value}`);
  }
  append(element, children);
  return element;
}

export function append(parent: Node, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child !== null && child !== undefined && child !== false)
      parent.appendChild(child instanceof Node ? child : document.createTextNode(`${child}`));
  }
}

/** Replaces the children of a node. */
export function fillIn(parent: Node, ...children: Child[]): void {
  parent.textContent = "";
  append(parent, children);
}

const SVG = "http://www.w3.org/2000/svg";

/** Decorative icon of 16 × 16 from SVG path data, in the colour of the text. */
export function icon(path: string, className = "icon"): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of [
    ["viewBox", "0 0 16 16"],
    ["aria-hidden", "true"],
    ["class", className],
  ] as const)
    svg.setAttribute(name, value);
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.appendChild(line);
  return svg;
}

export const ICONS = {
  unchecked: "M8 2.2l6.3 11.3H1.7zM8 6.5v3.4M8 11.6v.4",
  valid: "M3 8.5l3.2 3.2L13 5",
  warnings: "M8 2.2l6.3 11.3H1.7zM8 6.5v3.4M8 11.6v.4",
  invalid: "M4 4l8 8M12 4l-8 8",
  other: "M2.5 8h9.5M8.5 4l4 4-4 4",
  notJson:
    "M6 2.5C3.5 2.5 5 7 2.5 8 5 9 3.5 13.500 6 13.5M10 2.500c2.500 0 1 4.500 3.500 5.500-2.500 1-1 5.500-3.500 5.500M8 5.500v5",
  unreadable: "M2 8s2.200-4 6-4 6 4 6 4-2.200 4-6 4-6-4-6-4zM3 13L13 3",
  empty: "M3 4.500h10M3 8h7M3 11.500h4",
  error: "M8 1.800a6.200 6.200 0 100 12.400A6.200 6.200 0 008 1.800zM8 4.800v3.900M8 10.800v.4",
  clock: "M8 1.800a6.200 6.200 0 100 12.400A6.200 6.200 0 008 1.800zM8 4.500v3.700l2.500 1.500",
  warning: "M8 2.200l6.300 11.300H1.700zM8 6.500v3.400M8 11.600v.4",
  info: "M8 1.800a6.200 6.200 0 100 12.400A6.200 6.200 0 008 1.800zM8 7.200v4M8 4.800v.4",
} as const;
