import type { CellStyle } from 'hucre/xlsx';

const INK = '1F2933';
export const BRAND = '0B5C6B';
const MUTED = '5B6975';
const ALARM = '9B1C1C';

type Font = NonNullable<CellStyle['font']>;

/** Name and size in every font: without them, LibreOffice uses a serif font, and Excel its own default. */
export const font = (more: Font = {}): Font => ({ name: 'Calibri', size: 11, ...more });

/** How a column's numbers and dates look. A change in percent is a fraction, a percentage a number of percent. */
export const FORMATS = {
  text: undefined,
  count: '#,##0',
  change: '+#,##0;-#,##0;0',
  ratio: '+0.0%;-0.0%;0.0%',
  share: '0.0%',
  percent: '0.0',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
} as const;

export type Format = keyof typeof FORMATS;

export const HEADER: CellStyle = {
  font: font({ bold: true, color: { rgb: 'FFFFFF' } }),
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: BRAND } },
  alignment: { vertical: 'center', wrapText: true },
};

export const TOTAL: CellStyle = {
  font: font({ bold: true }),
  border: { top: { style: 'thin', color: { rgb: INK } }, bottom: { style: 'double', color: { rgb: INK } } },
};

/** Text stays at the left: LibreOffice and Excel would push Arabic names to the right edge. */
export const TEXT: CellStyle = { font: font(), alignment: { horizontal: 'left' } };

/**
 * Text right after a column of numbers would touch the numbers. The font is the workbook's: one for each cell costs
 * time.
 */
export const CELL_TEXT: CellStyle = { alignment: { horizontal: 'left', indent: 1 } };

export const MARKED: CellStyle = { font: { bold: true, color: { rgb: ALARM } } };

export type Look = 'title' | 'label' | 'figure' | 'heading' | 'alarm' | 'strong' | 'text' | 'number' | 'link' | 'small';

/** How the cells of a page look. */
export const LOOKS: Readonly<Record<Look, CellStyle>> = {
  title: { font: font({ size: 20, bold: true, color: { rgb: INK } }) },
  label: { font: font({ color: { rgb: MUTED } }), alignment: { horizontal: 'left' } },
  figure: { font: font({ size: 24, bold: true, color: { rgb: BRAND } }), alignment: { horizontal: 'left' } },
  heading: { font: font({ size: 13, bold: true, color: { rgb: INK } }), alignment: { horizontal: 'left' } },
  alarm: { font: font({ bold: true, color: { rgb: ALARM } }), alignment: { horizontal: 'left' } },
  strong: { font: font({ bold: true }), alignment: { horizontal: 'left' } },
  text: TEXT,
  number: { font: font(), alignment: { horizontal: 'right' } },
  link: { font: font({ color: { rgb: '0563C1' }, underline: true }), alignment: { horizontal: 'left' } },
  small: { font: font({ size: 9, color: { rgb: MUTED } }), alignment: { horizontal: 'left' } },
};
