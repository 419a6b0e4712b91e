import { renewalDay } from '../dates/calendar-day';
import type { Cell } from '../files/cell';
import type { SheetColumn } from '../files/table-sheet';

/** A column, and its value for each row. */
export interface ColumnOf<T> extends SheetColumn {
  readonly cell: (row: T) => Cell;
}

interface Named {
  readonly companyId: string;
  readonly companyName: string | null;
  readonly resellerName: string | null;
}

export const CUSTOMER: ColumnOf<Named> = {
  title: 'Customer',
  width: 36,
  format: 'text',
  cell: ({ companyName }) => companyName,
};
export const RESELLER: ColumnOf<Named> = {
  title: 'Reseller',
  width: 28,
  format: 'text',
  cell: ({ resellerName }) => resellerName,
};
export const COMPANY_ID: ColumnOf<Named> = {
  title: 'Company ID',
  width: 38,
  format: 'text',
  cell: ({ companyId }) => companyId,
};

/** A column of whole numbers that are added up below. */
export function countColumn<T>(title: string, cell: (row: T) => Cell, more: Partial<SheetColumn> = {}): ColumnOf<T> {
  return { title, width: 12, format: 'count', hasTotal: true, ...more, cell };
}

/** The day of a renewal date in the reader's time zone. */
export function renewalColumn<T extends { readonly renewalDate: string | null }>(timeZone: string): ColumnOf<T> {
  return {
    title: 'Renewal Date',
    width: 13,
    format: 'day',
    cell: ({ renewalDate }) => (renewalDate === null ? null : { day: renewalDay(renewalDate, timeZone) }),
  };
}

/** The rows that columns make of some things. */
export function rowsOf<T>(columns: readonly ColumnOf<T>[], things: readonly T[]): Cell[][] {
  return things.map((thing) => columns.map(({ cell }) => cell(thing)));
}
