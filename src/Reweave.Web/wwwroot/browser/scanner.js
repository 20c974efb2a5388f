// Reads a QR code with the camera, where the browser itself can (BarcodeDetector). Pictures stay in the video element: nothing is
// kept and nothing is sent. Where it cannot, people paste.

let stream = null;

export async function canScan() {
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) return false;
  return (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
}

// The text of the first code seen, or "" when stopped or when the camera was refused.
export async function scan(videoId) {
  stop();
  const video = document.getElementById(videoId);
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    return "";
  }
  const own = stream;
  video.srcObject = own;
  await video.play();
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  while (stream === own) {
    const [code] = await detector.detect(video).catch(() => []);
    if (code && stream === own) {
      stop();
      return code.rawValue;
    }
    await new Promise((later) => setTimeout(later, 150));
  }
  return "";
}

export function stop() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
}
