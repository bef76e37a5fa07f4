// @ts-nocheck: the types of a page and those of a worker exclude each other.
/**
 * The site without a network: what was open once is there again, and with a network everything is as it is now.
 *
 * Pages and whatever else may change under its address come from the network, and from what was kept
 * only where there is none. Files whose address names their version never change: those are kept.
 * The build puts this file at the site's root, since a worker sees to what lies below it.
 *
 * @module
 */

const CACHE = "reportkb-1";
const VERSIONED = /[?&]v=/;
/** So many versions of a file: a page that is still open may ask for the one before. */
const VERSIONS = 2;
const NOTHING = "没有网络，这一页也没有在这台设备上打开过。连上网后再试；起稿台里的草稿都还在。";

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name.startsWith("reportkb-") && name !== CACHE) await caches.delete(name);
    await clients.claim();
  };
  event.waitUntil(old());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !ours(request.url)) return;
  event.respondWith(VERSIONED.test(request.url) ? keptFirst(request) : networkFirst(request));
});

// A page that was open before there was a worker says what it is made of.
addEventListener("message", (event) => {
  const addresses = Array.isArray(event.data?.addresses) ? event.data.addresses.filter((one) => typeof one === "string" && ours(one)) : [];
  const keepAll = async () => {
    const cache = await caches.open(CACHE);
    for (const address of addresses) {
      if (await cache.match(address)) continue;
      await fetch(address).then((response) => keep(address, response), () => undefined);
    }
  };
  event.waitUntil(keepAll());
});

const ours = (address) => address.startsWith(registration.scope);

/** A page is one whatever it is asked for with. */
const addressOf = ({ url, mode }) => (mode === "navigate" ? url.replace(/[?#].*$/, "") : url.replace(/#.*$/, ""));

async function keptFirst(request) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(addressOf(request));
  if (known) return known;
  const response = await fetch(request);
  await keep(addressOf(request), response);
  return response;
}

async function networkFirst(request) {
  try {
    const response = await fetch(request);
    await keep(addressOf(request), response);
    return response;
  } catch (error) {
    const known = await (await caches.open(CACHE)).match(addressOf(request));
    if (known) return known;
    if (request.mode !== "navigate") throw error;
    return new Response(NOTHING, { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
}

async function keep(address, response) {
  if (!response.ok || response.redirected || response.type !== "basic") return;
  const copy = response.clone();
  try {
    const cache = await caches.open(CACHE);
    await cache.put(address, copy);
    if (!VERSIONED.test(address)) return;
    const versions = await cache.keys(address, { ignoreSearch: true });
    for (const old of versions.slice(0, -VERSIONS)) await cache.delete(old);
  } catch {
    // No room: the page is there all the same.
  }
}
