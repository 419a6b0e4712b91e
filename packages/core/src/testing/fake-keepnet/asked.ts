import type { TransportRequest } from '../../ports/transport';

/** The body of a search or an export, as it is sent. */
export interface SentBody {
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly orderBy: string;
  readonly ascending: boolean;
  readonly isTargetUserCountExceededLimit?: boolean;
  /** Of an export, as the next. */
  readonly exportType?: string;
  readonly reportAllPages?: boolean;
  readonly filter: { readonly FilterGroups?: readonly { readonly FilterItems: readonly SentItem[] }[] };
}

interface SentItem {
  readonly FieldName: string;
  readonly Operator: string;
  readonly Value: string;
}

/** What a test names requests by: all that is given must be so. */
export interface Asked {
  /** The end of the path, such as `/search` or a company's ID. Default: every search and every export. */
  readonly path?: string;
  /** `2026-10`, or `plain` for a request without a month. */
  readonly month?: string;
  readonly page?: number;
  readonly pageAfter?: number;
  readonly pageSizeOver?: number;
  /** Only that one of them, counted from 1. */
  readonly nth?: number;
}

/** A path's end alone, or the nth search or export. */
export type AskedBy = Asked | string | number;

export function askedOf(by: AskedBy): Asked {
  if (typeof by === 'number') return { nth: by };
  return typeof by === 'string' ? { path: by } : by;
}

/** Whether a request is one of them, whichever it is in their order. */
export function isAsked(request: TransportRequest, { path, month, page, pageAfter, pageSizeOver }: Asked): boolean {
  if (path !== undefined && !pathOf(request).endsWith(path)) return false;
  const body = listBodyOf(request);
  if (!body) return path !== undefined && (month ?? page ?? pageAfter ?? pageSizeOver) === undefined;
  return (
    (month === undefined || monthOf(body) === month) &&
    (page === undefined || body.pageNumber === page) &&
    (pageAfter === undefined || body.pageNumber > pageAfter) &&
    (pageSizeOver === undefined || body.pageSize > pageSizeOver)
  );
}

/** `<month> <page>`, `plain <page>` or `export <month>` of a search or an export. */
export function describeRequest(request: TransportRequest): string | undefined {
  const body = listBodyOf(request);
  if (!body) return undefined;
  return pathOf(request).endsWith('/export') ? `export ${monthOf(body)}` : `${monthOf(body)} ${body.pageNumber}`;
}

/** The conditions of a search or an export, as `field operator value`. */
export function itemsOf({ filter }: SentBody): string[] {
  const items = filter.FilterGroups?.flatMap((group) => group.FilterItems) ?? [];
  return items.map(({ FieldName, Operator, Value }) => `${FieldName} ${Operator} ${Value}`);
}

export function pathOf({ url }: TransportRequest): string {
  return new URL(url).pathname;
}

/** The body of a search or an export; undefined of any other request. */
export function listBodyOf(request: TransportRequest): SentBody | undefined {
  if (!pathOf(request).startsWith('/api/companies/search')) return undefined;
  return JSON.parse(request.body ?? '') as SentBody;
}

function monthOf(body: SentBody): string {
  const item = itemsOf(body).find((text) => text.startsWith('MonthlyActiveUser'));
  return item?.slice(-7) ?? 'plain';
}
