// How a photo is made smaller and encoded anew, on whatever canvas the browser has: in a worker or, where a browser cannot draw there,
// on the page.

const type = "image/jpeg";

// { bytes, thumbnail, width, height }, or { failed: why }. The file itself is left as it is.
export async function encode(file, limits, canvasOf, toBlob) {
  if (file.size === 0) return { failed: "empty" };
  if (file.size > limits.fileBytes) return { failed: "too-large" };
  let picture;
  try {
    // The browser turns it as its file says; afterwards nothing has to say it.
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return { failed: "not-a-picture" };
  }
  try {
    if (picture.width === 0 || picture.height === 0) return { failed: "not-a-picture" };
    const whole = await smaller(picture, limits.sides, limits.bytes, canvasOf, toBlob);
    const thumbnail = await smaller(picture, limits.thumbnailSides, limits.thumbnailBytes, canvasOf, toBlob);
    if (!whole || !thumbnail) return { failed: "too-large" };
    return { bytes: whole.bytes, thumbnail: thumbnail.bytes, width: whole.width, height: whole.height };
  } catch {
    return { failed: "not-a-picture" };
  } finally {
    picture.close();
  }
}

// The first of the sizes, the largest first, that comes to few enough bytes.
async function smaller(picture, sides, mostBytes, canvasOf, toBlob) {
  for (const [side, quality] of sides) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const width = Math.max(1, Math.round(picture.width * scale));
    const height = Math.max(1, Math.round(picture.height * scale));
    const canvas = canvasOf(width, height);
    const context = canvas.getContext("2d");
    // What shines through would turn black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, width, height);
    const blob = await toBlob(canvas, type, quality);
    if (blob && blob.size <= mostBytes) return { bytes: new Uint8Array(await blob.arrayBuffer()), width, height };
  }
  return null;
}
