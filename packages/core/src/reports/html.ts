import { escapeHtml } from '../texts/escape-html';
import { oneLine } from '../texts/one-line';

/** A piece of HTML, as opposed to a text that must still be escaped. */
export class Html {
  constructor(readonly source: string) {}
}

export type HtmlPart = string | Html | readonly Html[];

/**
 * HTML with every text in it escaped. Line breaks of the template are left out, together with the indent after them.
 */
export function html(template: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const source = template.map((text, index) => {
    const part = parts[index];
    return text.replace(/\n\s*/g, '') + (part === undefined ? '' : sourceOf(part));
  });
  return new Html(source.join(''));
}

function sourceOf(part: HtmlPart): string {
  if (typeof part === 'string') return escapeHtml(part);
  return part instanceof Html ? part.source : part.map(({ source }) => source).join('');
}

// Half of a character is invalid in any mail.
const LONE_SURROGATE = /\p{Surrogate}/gu;
const ELLIPSIS = '…';

/** A foreign name as one line, with a maximum length. */
export function shortName(name: string | null, longest: number): string {
  const characters = [...oneLine((name ?? '').replace(LONE_SURROGATE, '\ufffd'))];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}${ELLIPSIS}` : characters.join('');
}

/** How many bytes a text has in UTF-8. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;
