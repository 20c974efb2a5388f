// Encodes one photo anew, beside the page: what is drawn is all that is kept. Where the camera stood, what it was called and every
// note inside the file stay behind, because nothing of the file is copied but what can be seen.

import { encode } from "./photo-encoding.js";

onmessage = async ({ data: { file, limits } }) => {
  const made = await encode(file, limits, (width, height) => new OffscreenCanvas(width, height), toBlob);
  postMessage(made, made.bytes ? [made.bytes.buffer, made.thumbnail.buffer] : []);
};

const toBlob = (canvas, type, quality) => canvas.convertToBlob({ type, quality });
