// HTML's names for the characters that a secret may contain, other than letters and digits.
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', tab: '\t', newline: '\n' },
  ...{ excl: '!', num: '#', dollar: '$', percnt: '%', lpar: '(', rpar: ')', ast: '*', midast: '*', plus: '+' },
  ...{ comma: ',', hyphen: '-', dash: '-', period: '.', sol: '/', colon: ':', semi: ';', equals: '=', quest: '?' },
  ...{ commat: '@', lsqb: '[', lbrack: '[', bsol: '\\', rsqb: ']', rbrack: ']', hat: '^', lowbar: '_', grave: '`' },
  ...{ lcub: '{', lbrace: '{', verbar: '|', vert: '|', rcub: '}', rbrace: '}', tilde: '~' },
};

const PERCENT = /(?:%[0-9a-f]{2})+/gi;
// HTML accepts the oldest four names even without a semicolon.
const ENTITY = /&(?:#0*(\d{1,7})|#x0*([0-9a-f]{1,6})|([a-z]{2,7}(?=;)|amp|lt|gt|quot));?/gi;
const BACKSLASHED = /\\(?:u\{0*([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/gi;

// A chain of proxies and pages encodes a text at most twice in each of two ways.
const MOST_ROUNDS = 4;

const STEPS: readonly ((text: string) => string)[] = [
  (text) => text.replace(PERCENT, fromPercent),
  (text) =>
    text.replace(ENTITY, (entity: string, decimal?: string, hex?: string, name = '') =>
      name ? (ENTITIES[name.toLowerCase()] ?? entity) : fromCode(decimal ? Number(decimal) : parseInt(hex ?? '', 16)),
    ),
  (text) =>
    text.replace(BACKSLASHED, (_escape, braced?: string, four?: string, two?: string) =>
      fromCode(parseInt(braced ?? four ?? two ?? '', 16)),
    ),
];

/**
 * Decodes the percent-encoding, HTML entities and JSON escapes of a text, also those that were encoded again.
 *
 * @param afterStep Applied to the text after each kind that is found in it is decoded.
 */
export function decodeEscapes(text: string, afterStep = (decoded: string): string => decoded): string {
  let decoded = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = decoded;
    for (const step of STEPS) {
      const next = step(decoded);
      if (next !== decoded) decoded = afterStep(next);
    }
    if (decoded === before) return decoded;
  }
  return decoded;
}

function fromPercent(run: string): string {
  return new TextDecoder().decode(Uint8Array.from(run.slice(1).split('%'), (hex) => parseInt(hex, 16)));
}

// `\u` escapes give the two halves of a surrogate pair one after the other; fromCharCode joins them.
function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
