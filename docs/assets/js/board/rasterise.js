// @ts-check
/**
 * A drawn picture as a PNG file, for Word and others that take no drawings.
 *
 * @module
 */

/** What canvases hold at most on the devices that hold least: pixels in all, and on a side. */
const [MOST, LONGEST] = [16_000_000, 16_000];
/** Below this no one can read the words. */
const LEAST = 0.5;

/**
 * Draw a picture into a PNG.
 *
 * @param {string} svg that names fixed colours: no style of the page reaches it
 * @param {number} width in pixels
 * @param {number} height
 * @param {number} scale how many pixels of the file a pixel becomes; fewer where the file would grow too large
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Error} with a sentence for the reader
 */
export async function toPng(svg, width, height, scale) {
  const fitting = Math.min(scale, Math.sqrt(MOST / (width * height)), LONGEST / width, LONGEST / height);
  if (!(width > 0 && height > 0 && scale > 0)) throw new Error("这幅图是空的，没有转成图片。");
  if (fitting < Math.min(scale, LEAST)) throw new Error("这幅图太大，转成图片后看不清字。请只选一部分行再试。");
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(width * fitting));
  canvas.height = Math.max(1, Math.floor(height * fitting));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("这个浏览器不能把图转成图片。请换一个浏览器再试。");
  context.drawImage(await loaded(svg), 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ resolve) => canvas.toBlob(resolve, "image/png"));
  // The memory of a canvas is given back by making it small.
  canvas.width = canvas.height = 1;
  if (!blob) throw new Error("内存不够，图没有转成图片。请关掉一些网页再试。");
  return new Uint8Array(await blob.arrayBuffer());
}

/** @type {(svg: string) => Promise<HTMLImageElement>} */
async function loaded(svg) {
  const image = new Image();
  // The site's policy lets images come from such addresses, and not from blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode().catch(() => {
    throw new Error("这幅图画错了，没有转成图片。请刷新页面再试。");
  });
  return image;
}
