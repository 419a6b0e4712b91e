import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';

import { requireProgram } from '../../src/require-program';

const run = promisify(execFile);
const LIMIT_MS = 120_000;

/** A cell as the spreadsheet has it: what it shows, and what it takes that for. */
export interface SheetCell {
  readonly type: 'string' | 'float' | 'date' | 'empty' | 'other';
  readonly text: string;
  /** Of a number or a date. */
  readonly value: string | undefined;
}

export interface Sheet {
  readonly rows: readonly (readonly SheetCell[])[];
  readonly formulas: readonly string[];
}

/**
 * Opens files in LibreOffice, without its windows.
 *
 * @param separators of a CSV file, as LibreOffice's import filter writes them: `,` alone, or several.
 * @throws HostError when LibreOffice is missing and cannot be installed.
 */
export function openInLibreOffice(files: readonly string[], separators?: string): Promise<Sheet[]> {
  const codes = [...(separators ?? '')].map((character) => character.charCodeAt(0)).join('/');
  // Fields, quotes, UTF-8; the rest is left as LibreOffice has it.
  const filter = separators === undefined ? [] : [`--infilter=CSV:${codes},34,76`];
  return converted(files, ['--convert-to', 'fods', ...filter], (folder) => {
    const sheets = files.map((file) => join(folder, `${basename(file, extname(file))}.fods`));
    return Promise.all(sheets.map(async (sheet) => readSheet(await readFile(sheet, 'utf8'))));
  });
}

/**
 * Draws the first page of a workbook's first sheet, as LibreOffice prints it.
 *
 * @param picture where the PNG goes, without its extension
 * @throws HostError when LibreOffice or Poppler is missing and cannot be installed.
 */
export async function drawInLibreOffice(file: string, picture: string): Promise<void> {
  // LibreOffice itself draws cells only with its Draw module.
  const pdftoppm = await requireProgram(['pdftoppm'], 'poppler-utils');
  await mkdir(dirname(picture), { recursive: true });
  await converted([file], ['--convert-to', 'pdf'], async (folder) => {
    const pages = join(folder, `${basename(file, extname(file))}.pdf`);
    await run(pdftoppm, ['-png', '-singlefile', '-r', '110', pages, picture], { timeout: LIMIT_MS });
  });
}

async function converted<T>(
  files: readonly string[],
  conversion: readonly string[],
  read: (folder: string) => Promise<T>,
): Promise<T> {
  const soffice = await requireProgram(['soffice', 'libreoffice'], 'libreoffice-calc');
  const folder = await mkdtemp(join(tmpdir(), 'keepnet-libreoffice-'));
  try {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await run(soffice, [profile, '--headless', ...conversion, '--outdir', folder, ...files], { timeout: LIMIT_MS });
    return await read(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readSheet(xml: string): Sheet {
  const rows = [...xml.matchAll(/<table:table-row\b[^>]*?(?:\/>|>([\s\S]*?)<\/table:table-row>)/g)];
  return {
    rows: rows.map(([, cells = '']) => readCells(cells)).filter((cells) => cells.length > 0),
    formulas: [...xml.matchAll(/table:formula="([^"]*)"/g)].map(([, formula = '']) => unescape(formula)),
  };
}

function readCells(xml: string): SheetCell[] {
  const found = [...xml.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)];
  const cells = found.flatMap(([, head = '', content = '']) => {
    const attribute = (name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(head)?.[1];
    const type = attribute('office:value-type') ?? 'empty';
    const cell: SheetCell = {
      type: isKnown(type) ? type : 'other',
      text: [...content.matchAll(/<text:p\b[^>]*?(?:\/>|>([\s\S]*?)<\/text:p>)/g)]
        .map(([, p = '']) => textOf(p))
        .join('\n'),
      value: attribute('office:value') ?? attribute('office:date-value'),
    };
    const times = Number(attribute('table:number-columns-repeated') ?? 1);
    // An empty rest of the row counts as one.
    return Array.from({ length: type === 'empty' ? 1 : times }, () => cell);
  });
  while (cells.at(-1)?.type === 'empty') cells.pop();
  return cells;
}

function isKnown(type: string): type is SheetCell['type'] {
  return ['string', 'float', 'date', 'empty'].includes(type);
}

function textOf(paragraph: string): string {
  const spaced = paragraph
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_match, count?: string) => ' '.repeat(Number(count ?? 1)))
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<text:line-break\/>/g, '\n');
  return unescape(spaced.replace(/<[^>]*>/g, ''));
}

function unescape(text: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return names[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
