// @ts-check
/**
 * Rebuild untrusted HTML from a short list of harmless elements, without attributes.
 *
 * A draft may come from a link or a file, and its blocks with it.
 *
 * @module
 */

const ALLOWED = new Set(
  "P UL OL LI TABLE THEAD TBODY TR TH TD STRONG EM CODE PRE BR HR BLOCKQUOTE MARK DEL SUB SUP H1 H2 H3 H4 H5 H6".split(" "),
);

/**
 * Rebuild HTML; a `<span data-field>` becomes a field's empty node.
 *
 * @param {string} html any HTML
 * @returns {DocumentFragment}
 */
export function harmless(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const result = document.createDocumentFragment();
  copy(parsed.body, result);
  return result;
}

/** @type {(from: Node, to: Node) => void} */
function copy(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.appendChild(document.createTextNode(node.nodeValue ?? ""));
    else if (node.nodeType === Node.ELEMENT_NODE) copyElement(/** @type {Element} */ (node), to);
  }
}

/** @type {(element: Element, to: Node) => void} */
function copyElement(element, to) {
  const name = element.tagName;
  const field = name === "SPAN" ? element.getAttribute("data-field") : null;
  if (field !== null) {
    const made = document.createElement("span");
    made.className = "rk-field";
    made.dataset.field = field;
    to.appendChild(made);
    return;
  }
  if (!ALLOWED.has(name)) return;
  const made = document.createElement(name);
  if (name === "OL" && /^\d{1,6}$/.test(element.getAttribute("start") ?? "")) made.setAttribute("start", element.getAttribute("start") ?? "1");
  // A wide table scrolls on a narrow screen, by keyboard too.
  if (name === "TABLE") made.tabIndex = 0;
  copy(element, made);
  to.appendChild(made);
}
