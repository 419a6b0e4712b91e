import { oneLine } from '../texts/one-line';
import { decodeEscapes } from './decode-escapes';
import { redact } from './redact';

// One of our own fields, which a server may quote when it refuses it: `'Page Size' must be between …`.
const OWN_FIELDS = new Set([
  ...['pagesize', 'pagenumber', 'orderby', 'ascending', 'filter', 'filtergroups', 'filteritems', 'condition'],
  ...['searchinputtextvalue', 'fieldname', 'operator', 'value', 'exporttype', 'reportallpages', 'isclustered'],
  ...['istargetusercountexceededlimit', 'licenseenddate', 'createtime', 'monthlyactiveuser', 'companyname'],
]);
const QUOTED_WORDS = /(['"‘’“”`])([A-Za-z]{2,40}(?: [A-Za-z]{2,20}){0,3})['"‘’“”`]/g;

// Each of these starts a quotation: JSON, markup, a line or a cell of a file. An apostrophe inside a word and the
// replacement that `redact` inserts do not.
const QUOTATION =
  /\[(?!hidden\])|(?<!\[hidden)\]|[{}<>"“”„«»‹›`=;|\t\r\n\u2028\u2029]|(?<![\p{L}\p{N}])['‘’]|['‘’](?![\p{L}\p{N}])/u;

/**
 * A server's words as a phrase of at most `length` characters that is safe to show: without secrets, and cut off before
 * a quotation, which may be a customer's row.
 */
export function plainPhrase(text: string, secrets: readonly string[], length: number): string {
  const decoded = decodeEscapes(redact(text, secrets).trim());
  const unquoted = decoded.replace(QUOTED_WORDS, (quoted: string, _quote: string, words: string) =>
    OWN_FIELDS.has(words.replaceAll(' ', '').toLowerCase()) ? words : quoted,
  );
  const end = unquoted.search(QUOTATION);
  const phrase = oneLine(end < 0 ? unquoted : unquoted.slice(0, end));
  return phrase.slice(0, length).replace(/[\s(:,-]+$/, '');
}
