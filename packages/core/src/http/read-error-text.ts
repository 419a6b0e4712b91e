/** How much of an error's body is read. */
export const ERROR_BYTES = 65_536;

/** The beginning of a body that is an error instead of a file; a longer body costs no more. */
export async function readErrorText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    bytes += chunk.byteLength;
    if (bytes >= ERROR_BYTES) break;
  }
  return text + decoder.decode();
}
