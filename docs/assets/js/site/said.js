// @ts-check
/**
 * Say on a button, and aloud, what became of a press.
 *
 * @module
 */

// How long it stands there, in milliseconds: a word, and a sentence.
const SAID = 3000;
const EXPLAINED = 12000;

/** @type {(button: HTMLButtonElement, message: string, label: string, why?: string) => void} */
export function say(button, message, label, why = "") {
  button.textContent = message;
  const line = button.closest("form")?.querySelector(".rk-status");
  const status = line ?? announcer();
  status.textContent = why ? `${message}。${why}` : message;
  // Where there is no line to read it in, one stands beside the button for as long.
  const beside = Object.assign(document.createElement("span"), { className: "rk-status", ariaHidden: "true", textContent: why });
  if (why && !line) button.after(beside);
  setTimeout(
    () => {
      button.textContent = label;
      status.textContent = "";
      beside.remove();
    },
    why ? EXPLAINED : SAID,
  );
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
