// Another implementation of HPKE, asked by The_peer.cs: reads a JSON list of questions, answers in the same order. Hex throughout.
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));
const hex = (buffer) => Buffer.from(buffer).toString("hex");
const encLength = 65;

async function answer(question) {
  const bound = {
    info: bytes(question.info),
    psk: { id: bytes(question.pskId), key: bytes(question.psk) },
  };
  const aad = bytes(question.aad);
  if (question.seal !== undefined) {
    const recipientPublicKey = await suite.kem.importKey("raw", bytes(question.publicKey), true);
    const sender = await suite.createSenderContext({ ...bound, recipientPublicKey });
    const sealed = await sender.seal(bytes(question.seal), aad);
    return hex(sender.enc) + hex(sealed);
  }
  const wrapped = bytes(question.open);
  const recipientKey = await suite.kem.importKey("raw", bytes(question.privateKey), false);
  const recipient = await suite.createRecipientContext({
    ...bound,
    recipientKey,
    enc: wrapped.slice(0, encLength),
  });
  return hex(await recipient.open(wrapped.slice(encLength), aad));
}

let input = "";
for await (const chunk of process.stdin) input += chunk;
const answers = [];
for (const question of JSON.parse(input)) answers.push(await answer(question));
console.log(JSON.stringify(answers));
