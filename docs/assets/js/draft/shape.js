// @ts-check
/**
 * Checks of which the exact shape of a file is put together: each gives the value, or refuses it and says where and why.
 *
 * @module
 */

/** @typedef {(value: unknown, where: string) => any} Check gives the value, or refuses it */

/** Why data is refused, as a sentence for its reader. */
export class Refusal extends Error {}

/** @type {(most: number, pattern?: RegExp) => Check} */
export const text = (most, pattern) => (value, where) => {
  if (typeof value !== "string") throw new Refusal(`${where}应当是文字。`);
  if (value.length > most) throw new Refusal(`${where}超过${most}个字。`);
  if (pattern && !pattern.test(value)) throw new Refusal(`${where}不合规定。`);
  return value;
};

/** @type {(check: Check) => Check} */
export const orNothing = (check) => (value, where) => (value === null ? null : check(value, where));

/** @type {(choices: readonly unknown[]) => Check} */
export const oneOf = (choices) => (value, where) => {
  if (!choices.includes(value)) throw new Refusal(`${where}不在可选的范围里。`);
  return value;
};

/** @type {(most: number, check: Check) => Check} */
export const list = (most, check) => (value, where) => {
  if (!Array.isArray(value)) throw new Refusal(`${where}应当是一列。`);
  if (value.length > most) throw new Refusal(`${where}超过${most}项。`);
  return value.map((item, index) => check(item, `${where}第${index + 1}项`));
};

/** By name: names are checked too, so that none is a property's of every object. @type {(name: Check, most: number, check: (value: unknown, where: string, name: string) => any) => Check} */
export const named = (name, most, check) => (value, where) => {
  const entries = Object.entries(plain(value, where));
  if (entries.length > most) throw new Refusal(`${where}超过${most}项。`);
  return Object.fromEntries(entries.map(([key, item]) => [name(key, `${where}的名称`), check(item, `${where}“${key}”`, key)]));
};

/** @type {(keys: Record<string, Check>, optional?: Record<string, Check>) => Check} */
export const shape = (keys, optional = {}) => (value, where) => {
  const given = plain(value, where);
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(keys, key) && !Object.hasOwn(optional, key)) throw new Refusal(`${where}里有不认识的项“${key.slice(0, 20)}”。`);
  }
  const missing = Object.keys(keys).find((key) => !Object.hasOwn(given, key));
  if (missing) throw new Refusal(`${where}缺少“${missing}”。`);
  const checks = Object.entries({ ...keys, ...optional }).filter(([key]) => Object.hasOwn(given, key));
  return Object.fromEntries(checks.map(([key, check]) => [key, check(given[key], `${where}的${key}`)]));
};

/** @type {(value: unknown, where: string) => Record<string, unknown>} */
function plain(value, where) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Refusal(`${where}应当是“名称：值”。`);
  return /** @type {Record<string, unknown>} */ (value);
}
