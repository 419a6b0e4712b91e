/** Everything that a secret looks like in a text that carries it: plain, URL-encoded, in JSON, and within base64. */
export function secretForms(secret: string): string[] {
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  const plain = [secret, encodeURIComponent(secret), form, JSON.stringify(secret).slice(1, -1)];
  return [...new Set([...plain, ...base64Forms(secret)])];
}

/** In base64 a text has three looks, by where it begins; its first and last character may hold a neighbor's bits. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64url');
    const core = encoded.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3));
    return [core, core.replaceAll('-', '+').replaceAll('_', '/')];
  });
}
