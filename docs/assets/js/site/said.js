// @ts-check
/**
 * Say on a button, and aloud, what became of a press.
 *
 * @module
 */

// How long it stands there, in milliseconds: a word, and a sentence.
const SAID = 3000;
const EXPLAINED = 12000;

/** What takes back what a button says. @type {WeakMap<HTMLButtonElement, () => void>} */
const said = new WeakMap();

/** @type {(button: HTMLButtonElement, message: string, label: string, why?: string) => void} */
export function say(button, message, label, why = "") {
  // What became of an earlier press is not said of this one.
  said.get(button)?.();
  button.textContent = message;
  const line = button.closest("form")?.querySelector(".rk-status");
  const status = line ?? announcer();
  const aloud = why ? `${message}。${why}` : message;
  status.textContent = aloud;
  // Where there is no line to read it in, one stands beside the button for as long.
  const beside = Object.assign(document.createElement("span"), { className: "rk-status", ariaHidden: "true", textContent: why });
  if (why && !line) button.after(beside);
  const end = () => {
    clearTimeout(timer);
    said.delete(button);
    button.textContent = label;
    if (status.textContent === aloud) status.textContent = ""; // and not what another button says by now
    beside.remove();
  };
  const timer = setTimeout(end, why ? EXPLAINED : SAID);
  said.set(button, end);
}

/** @type {() => HTMLElement} */
function announcer() {
  const known = document.getElementById("rk-announcer");
  if (known) return known;
  const made = document.createElement("p");
  made.id = "rk-announcer";
  made.className = "rk-announcer";
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}
