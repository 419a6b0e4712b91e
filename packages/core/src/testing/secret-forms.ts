/**
 * Everything that a secret looks like in a text that carries it: as it is, URL-encoded as a path or as a form, as JSON
 * and as HTML write it, and in the base64 of any longer text (`Basic` credentials, an encoded body).
 */
export function secretForms(secret: string): string[] {
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  const html = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const json = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, encodeURIComponent(secret), form, html, json, ...base64Forms(secret)])].filter(Boolean);
}

/** In base64 a text has three looks, by where it begins; its first and last character may hold a neighbor's bits. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64url');
    const first = Math.ceil((offset * 4) / 3);
    const whole = Math.floor(((offset + bytes.length) * 4) / 3);
    const core = encoded.slice(first, whole);
    return core.length < 8 ? [] : [core, core.replaceAll('-', '+').replaceAll('_', '/')];
  });
}
