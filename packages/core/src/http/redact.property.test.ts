import fc from 'fast-check';
import { expect, test } from 'vitest';

import { findSecret } from '../testing/find-secret';
import { secretForms } from '../testing/secret-forms';
import { redact } from './redact';

const ascii = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const foreign = fc.constantFrom('ö', '漢', '🙂', ' ', '%', '&', '\\');
const secret = fc
  .array(fc.oneof({ weight: 9, arbitrary: ascii }, foreign), { minLength: 12, maxLength: 40 })
  .map((characters) => characters.join('').trim())
  // What consists of signs alone is found only as it is.
  .filter((text) => /^(?=(?:.*[A-Za-z0-9]){6})\S/.test(text));
const around = fc.constantFrom('', ' ', '"', 'client_secret ', 'GET /x?y&k=', 'Invalid credential: ', '<p>');
const beginningOfEscape = fc.constantFrom('%', '%2', '\\', '\\u00', '&#', '&');
const gap = fc.constantFrom('', ' ', '\n', '\0', '\r\n\t', '\u200b');

test('hides a secret in every form, whatever is around it', () => {
  fc.assert(
    fc.property(secret, fc.nat(), around, around, (hidden, pick, before, after) => {
      const forms = secretForms(hidden);
      const form = forms[pick % forms.length] ?? hidden;
      const shown = redact(`${before}${form}${after} said the server`, ['other', hidden]);
      expect(findSecret(shown, [hidden])).toBeUndefined();
      expect(shown).toContain('[hidden]');
    }),
    { numRuns: 1200 },
  );
});

test('hides a secret that becomes an escape together with what is before it, and no more', () => {
  fc.assert(
    fc.property(secret, beginningOfEscape, (hidden, before) => {
      const shown = redact(`x ${before}${hidden} y`, [hidden]);
      expect(findSecret(shown, [hidden])).toBeUndefined();
      expect(shown).toMatch(/^x \S{0,4}\[hidden\] y$/);
    }),
    { numRuns: 400 },
  );
});

test('hides a secret with white space, NULs and marks in between', () => {
  fc.assert(
    fc.property(secret, gap, around, (hidden, between, before) => {
      const shown = redact(`${before}${Array.from(hidden).join(between)}.`, [hidden]);
      expect(shown.replace(/[\s\0\u200b]/g, '')).not.toContain(hidden.replace(/\s/g, ''));
      expect(shown).toContain('[hidden]');
    }),
    { numRuns: 400 },
  );
});
