import { type Html, html, type HtmlPart, shortName } from './html';
import type { MailFigure } from './mail-lists';

// Mail programs drop style sheets, so every element has inline styles. Classes contain only what changes on phones and
// dark screens.
const FACE = 'font-family:-apple-system,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif;';
const COLORS = { ink: '#16232d', muted: '#55636e', up: '#0b5c6b', down: '#a8211a' } as const;
const LINE = 'border-bottom:1px solid #e3e8eb;';
const DIGITS = 'font-variant-numeric:tabular-nums;';
const NAME_LENGTH = 80;

const TEAL = '#0b5c6b';
const PALE_TEAL = '#c5dade';

type Tone = keyof typeof COLORS;

/** The class and the style of a text. */
function look(tone: Tone, size: number, more = ''): Html {
  const height = Math.round(size * 1.4);
  return html`class="${tone}" style="margin:0;font-size:${String(size)}px;line-height:${String(height)}px;color:${COLORS[tone]};${more}"`;
}

/** A paragraph. */
export function text(content: HtmlPart, { tone = 'ink', size = 14, bold = false, more = '' }: TextLook = {}): Html {
  return html`<p ${look(tone, size, (bold ? 'font-weight:600;' : '') + more)}>${content}</p>`;
}

export interface TextLook {
  readonly tone?: Tone;
  readonly size?: number;
  readonly bold?: boolean;
  readonly more?: string;
}

/** A big number with its digits in columns. */
export const figure = (content: string, size: number): Html =>
  text(content, { size, bold: true, more: DIGITS + (size > 30 ? 'letter-spacing:-1px;' : '') });

/** A table for layout only. */
export const grid = (rows: HtmlPart, more = ''): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;${more}">${rows}</table>`;

export const row = (content: HtmlPart): Html => html`<tr><td>${content}</td></tr>`;

export const gap = (pixels: number): Html =>
  html`<tr><td height="${String(pixels)}" style="height:${String(pixels)}px;font-size:0;line-height:0">&nbsp;</td></tr>`;

/** The heading of a section, with a note. */
export function heading(title: string, note: string): Html {
  return row(html`
    <h2 ${look('ink', 17, 'font-weight:600;')}>${title}</h2>
    ${text(note, { tone: 'muted', size: 13, more: 'padding:1px 0 8px;' })}`);
}

/** A name in its own direction. */
export const nameOf = (name: string | null): Html =>
  html`<span dir="auto">${shortName(name, NAME_LENGTH) || '(No name)'}</span>`;

/**
 * A table of data with its headings; the cells after the first one are numbers. Inherited styles are written once: they
 * are most of the mail. Names wrap instead of pushing the numbers away.
 */
export function dataTable(label: string, headings: readonly Html[], rows: readonly Html[]): Html {
  const style = `border-collapse:collapse;font-size:14px;line-height:19px;color:${COLORS.ink};word-break:break-word;${DIGITS}${FACE}`;
  return row(
    html`<table class="ink" width="100%" cellpadding="0" cellspacing="0" border="0" aria-label="${label}" style="${style}"><thead><tr class="line" style="${LINE}">${headings}</tr></thead><tbody>${rows}</tbody></table>`,
  );
}

export function columnHeading(title: string, isFirst: boolean): Html {
  const side = isFirst ? 'left' : 'right';
  return html`<th scope="col" class="muted" align="${side}" nowrap style="padding:5px 0 5px ${isFirst ? '0' : '12px'};font-size:12px;font-weight:500;color:${COLORS.muted}">${title}</th>`;
}

/** A row of a table: its name, the text below it, and its other cells. */
export function dataRow(name: Html, under: HtmlPart | undefined, cells: readonly Html[]): Html {
  return html`<tr class="line" valign="top" style="${LINE}"><th scope="row" align="left" style="padding:8px 0;font-weight:500">${name}${below(under)}</th>${cells}</tr>`;
}

export function numberCell({ text: content, under, tone }: MailFigure): Html {
  const colored = tone ? html`<span class="${tone}" style="color:${COLORS[tone]}">${content}</span>` : content;
  return html`<td align="right" nowrap style="padding:8px 0 8px 12px">${colored}${below(under)}</td>`;
}

const below = (content: HtmlPart | undefined): Html =>
  content === undefined
    ? html``
    : html`<br><small class="muted" style="font-weight:400;color:${COLORS.muted}">${content}</small>`;

/** A bar that fills part of its cell. Left out on phones and in plain text: the number is beside it. */
export function barCell(share: number): Html {
  const width = String(Math.max(2, Math.round(share * 100)));
  const rest = width === '100' ? '' : html`<td style="font-size:0;line-height:0">&nbsp;</td>`;
  const bar = html`<tr><td class="bar" width="${width}%" height="6" bgcolor="${TEAL}" style="height:6px;font-size:0;line-height:0;border-radius:3px">&nbsp;</td>${rest}</tr>`;
  return html`<td class="wide" width="22%" aria-hidden="true" style="padding:14px 0 8px 12px">${grid(bar)}</td>`;
}

export interface Column {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
}

const COLUMN_PIXELS = 48;

/** A row of upright bars, the last one strong, with the first and the last value below. */
export function columnChart(columns: readonly Column[], label: string): Html {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return html``;
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const width = (100 / columns.length).toFixed(2);
  const bars = columns.map(({ value }, index) => {
    const isLast = index === columns.length - 1;
    const height = String(Math.max(2, Math.round((value / most) * COLUMN_PIXELS)));
    const bar = html`<tr><td class="${isLast ? 'bar' : 'dim'}" height="${height}" bgcolor="${isLast ? TEAL : PALE_TEAL}" style="height:${height}px;font-size:0;line-height:0;border-radius:2px 2px 0 0">&nbsp;</td></tr>`;
    return html`<td width="${width}%" height="${String(COLUMN_PIXELS)}" valign="bottom" style="padding:0 2px;vertical-align:bottom">${grid(bar)}</td>`;
  });
  const caption = ({ label: month, shown }: Column, side: string): Html =>
    html`<td class="muted" align="${side}" style="padding:4px 2px 0;font-size:12px;line-height:16px;text-align:${side};color:${COLORS.muted};">${month}: ${shown}</td>`;
  return html`<tr><td role="img" aria-label="${label}">${grid(html`<tr>${bars}</tr>`, 'table-layout:fixed;')}</td></tr>
    ${row(grid(html`<tr>${caption(first, 'left')}${caption(last, 'right')}</tr>`))}`;
}

const WEIGHTS = {
  stop: { strip: '#a8211a', ground: '#fcefed' },
  check: { strip: '#b26a00', ground: '#fdf5e8' },
  know: { strip: '#0b5c6b', ground: '#edf5f6' },
} as const;

/** A box with a colored edge. */
export function callout(weight: keyof typeof WEIGHTS, content: Html): Html {
  const { strip, ground } = WEIGHTS[weight];
  return html`<tr><td style="padding:0 0 8px">${grid(
    html`<tr><td class="strip-${weight}" width="4" bgcolor="${strip}" style="width:4px;font-size:0;line-height:0">&nbsp;</td><td class="box-${weight}" bgcolor="${ground}" style="padding:9px 14px">${content}</td></tr>`,
  )}</td></tr>`;
}

const DARK: Readonly<Record<string, string>> = {
  '.page': 'background:#0f151a',
  '.card': 'background:#182129',
  '.note': 'background:#212c34',
  '.ink': 'color:#ebf0f3',
  '.muted': 'color:#a9b6bf',
  '.up': 'color:#74cbd9',
  '.down': 'color:#ff9f96',
  '.line': 'border-color:#2d3a43',
  '.bar': 'background:#4fb3c3',
  '.dim': 'background:#35484f',
  '.box-stop': 'background:#36201f',
  '.box-check': 'background:#332a1a',
  '.box-know': 'background:#1a2e33',
  '.strip-stop': 'background:#e5685e',
  '.strip-check': 'background:#d99a3a',
  '.strip-know': 'background:#4fb3c3',
};
const DARK_RULES = Object.entries(DARK)
  .map(([selector, rule]) => `${selector}{${rule}!important}`)
  .join('');
const PHONE = '.wide{display:none!important}.card{padding:24px 18px!important}.frame{padding:0!important}';

// Two elements: Gmail drops a whole element because of one unsupported rule, and does not support our dark mode.
const STYLES = `<style>@media (max-width:520px){${PHONE}}</style><style>:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${DARK_RULES}}</style>`;
const OUTLOOK = '<!--[if mso]><style>*{font-family:Arial,sans-serif!important}</style><![endif]-->';
export { FACE, OUTLOOK, STYLES };
