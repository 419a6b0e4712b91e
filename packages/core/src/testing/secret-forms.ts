/**
 * Everything that a secret looks like in a text that carries it: as it is, URL-encoded as a path or as a form (in lower
 * case, and twice), as JSON and as HTML write it, in hex, and in the base64 of any longer text (`Basic` credentials, an
 * encoded body).
 */
export function secretForms(secret: string): string[] {
  const path = encodeURIComponent(secret);
  const percent = [path, new URLSearchParams({ '': secret }).toString().slice(1), everyByte(secret)];
  const twice = percent.map(encodeURIComponent);
  const json = JSON.stringify(secret).slice(1, -1);
  const hex = Buffer.from(secret).toString('hex');
  const forms = [
    ...[secret, ...percent, ...twice, ...[...percent, ...twice].map(inLowerCase), ...htmlForms(secret)],
    ...[json, json.replaceAll('/', '\\/'), everyUnit(secret), everyUnit(secret).toUpperCase().replaceAll('\\U', '\\u')],
    ...[hex, hex.toUpperCase(), ...base64Forms(secret)],
  ];
  return [...new Set(forms)].filter(Boolean);
}

const everyByte = (secret: string): string => Buffer.from(secret).toString('hex').replace(/../g, '%$&');
const inLowerCase = (encoded: string): string => encoded.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
const everyUnit = (secret: string): string =>
  Array.from(Buffer.from(secret, 'utf16le').swap16().toString('hex').match(/.{4}/g) ?? [], (hex) => `\\u${hex}`).join(
    '',
  );

function htmlForms(secret: string): string[] {
  const named = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const every = (write: (code: number) => string): string =>
    Array.from(secret, (character) => write(character.codePointAt(0) ?? 0)).join('');
  return [
    named,
    named.replace(/'/g, '&#39;'),
    named.replace(/'/g, '&apos;'),
    every((code) => `&#${code};`),
    every((code) => `&#x${code.toString(16)};`),
    every((code) => `&#X${code.toString(16).toUpperCase()};`),
  ];
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
