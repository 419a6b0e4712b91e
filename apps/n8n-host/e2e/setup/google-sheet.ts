import type { ServiceAnswer, ServiceRequest, StandIn } from './https-proxy';

type Cell = string | number | boolean;

interface Range {
  readonly range: string;
  readonly values: readonly (readonly Cell[])[];
}

const SPREADSHEETS = /^\/v4\/spreadsheets\/([^/:]+)(.*)$/;
const CELLS = /^'?([^'!]+)'?!([A-Z]+)?(\d+)?(?::([A-Z]+)?(\d+)?)?$/;

/** Stands for Google Sheets with one spreadsheet that has one sheet. */
export class GoogleSheet implements StandIn {
  readonly host = 'sheets.googleapis.com';
  readonly rows: Cell[][];
  /** How many rows the grid has; Google refuses to write below. */
  #height: number;

  constructor(
    private readonly token: string,
    readonly documentId: string,
    readonly title: string,
    columns: readonly string[],
    height = 1000,
  ) {
    this.rows = [[...columns]];
    this.#height = height;
  }

  /** The rows below the column names, each by these names. */
  get records(): Record<string, Cell | undefined>[] {
    const [names = [], ...rows] = this.rows;
    return rows.map((row) => Object.fromEntries(names.map((name, index) => [String(name), row[index]])));
  }

  answer({ method, url, headers, body }: ServiceRequest): ServiceAnswer {
    if (headers.authorization !== `Bearer ${this.token}`) return { status: 401, body: { error: 'invalid token' } };
    const [, documentId, rest = ''] = SPREADSHEETS.exec(decodeURIComponent(url.pathname)) ?? [];
    if (documentId !== this.documentId) return { status: 404, body: { error: { message: 'No such spreadsheet' } } };
    const data = (body.length > 0 ? JSON.parse(body.toString()) : {}) as Record<string, unknown>;
    if (method === 'GET' && rest === '') return { status: 200, body: { sheets: [{ properties: this.#properties() }] } };
    if (method === 'GET' && rest.startsWith('/values/')) return this.#read(rest.slice('/values/'.length));
    if (method === 'POST' && rest === '/values:batchUpdate') return this.#write(data['data'] as Range[]);
    if (method === 'POST' && rest === ':batchUpdate') return this.#grow(data['requests'] as object[]);
    if (method === 'POST' && rest.endsWith(':append')) return this.#append(data as unknown as Range);
    if (method === 'PUT') return this.#write([data as unknown as Range]);
    throw new Error(`Google Sheets has no ${method} ${rest}.`);
  }

  #properties(): object {
    const gridProperties = { rowCount: this.#height, columnCount: 26 };
    return { sheetId: 0, title: this.title, index: 0, sheetType: 'GRID', gridProperties };
  }

  #read(range: string): ServiceAnswer {
    const { column, toColumn, row, toRow } = this.#place(range);
    const values = this.rows.slice(row, toRow + 1).map((cells) => cells.slice(column, toColumn + 1));
    return { status: 200, body: { range, majorDimension: 'ROWS', values } };
  }

  #write(ranges: readonly Range[]): ServiceAnswer {
    for (const { range, values } of ranges) {
      const { column, row } = this.#place(range);
      if (row + values.length > this.#height) {
        return { status: 400, body: { error: { message: `Range (${range}) exceeds grid limits.` } } };
      }
      for (const [down, cells] of values.entries()) this.#put(row + down, column, cells);
    }
    return { status: 200, body: { updatedRows: ranges.length } };
  }

  #append({ values }: Range): ServiceAnswer {
    const end = this.rows.length;
    this.#height = Math.max(this.#height, end + values.length);
    for (const [down, cells] of values.entries()) this.#put(end + down, 0, cells);
    return { status: 200, body: { updates: { updatedRows: values.length } } };
  }

  #put(row: number, column: number, cells: readonly Cell[]): void {
    const target = (this.rows[row] ??= []);
    for (const [right, cell] of cells.entries()) target[column + right] = cell;
  }

  #grow(requests: readonly object[]): ServiceAnswer {
    for (const request of requests as { appendDimension?: { dimension: string; length: number } }[]) {
      if (request.appendDimension?.dimension === 'ROWS') this.#height += request.appendDimension.length;
    }
    return { status: 200, body: { replies: [{}] } };
  }

  #place(range: string): { column: number; toColumn: number; row: number; toRow: number } {
    const [, title, from, fromRow, to, toRow] = CELLS.exec(range) ?? [];
    const whole = range.replaceAll("'", '') === this.title;
    if (!whole && title !== this.title) throw new Error(`The spreadsheet has no ${range}.`);
    return {
      column: columnOf(from) ?? 0,
      toColumn: columnOf(to) ?? 25,
      row: fromRow ? Number(fromRow) - 1 : 0,
      toRow: toRow ? Number(toRow) - 1 : this.rows.length - 1,
    };
  }
}

function columnOf(letter: string | undefined): number | undefined {
  return letter === undefined ? undefined : letter.charCodeAt(0) - 'A'.charCodeAt(0);
}
