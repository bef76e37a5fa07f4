// Writes reports into templates of units, or says why one was refused.
async ([address, task]) => {
  const { profile, outline, templates, jobs } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [{ unitOf }, { fromFlat }, { worded }] = await Promise.all(["word/unit/unit", "word/package", "site/outline-word"].map(load));
  const decoded = (file) => Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
  const encoded = (bytes) => {
    let characters = "";
    for (let at = 0; at < bytes.length; at += 0x8000) characters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(characters);
  };
  const answers = {};
  for (const [name, file] of Object.entries(templates)) {
    const bytes = decoded(file);
    try {
      const unit = await unitOf(bytes, fromFlat(profile));
      const made = Object.fromEntries(Object.entries(jobs).map(([key, { node = "", ...choice }]) => [key, encoded(worded(outline, node, choice, unit))]));
      const again = Object.entries(jobs).every(([key, { node = "", ...choice }]) => encoded(worded(outline, node, choice, unit)) === made[key]);
      answers[name] = { told: unit.told, made, again, untouched: encoded(bytes) === file };
    } catch (error) {
      if (error.constructor.name !== "Unreadable") throw error;
      answers[name] = { refused: error.message };
    }
  }
  return JSON.stringify(answers);
};
