import { InputError } from './input-error';

export interface FilterItem {
  readonly fieldname: string;
  readonly operator: string;
  readonly value: string;
}

export interface FilterGroup {
  readonly condition: string;
  readonly filteritems?: readonly FilterItem[];
  readonly filtergroups?: readonly FilterGroup[];
}

/** The body of a search or an export, its names in lower case: the API matches them without regard to case. */
export interface SearchBody {
  readonly pagenumber: number;
  readonly pagesize: number;
  readonly orderby: string;
  readonly ascending: boolean;
  readonly filter: FilterGroup & { readonly searchinputtextvalue: string };
  readonly istargetusercountexceededlimit?: boolean;
  readonly exporttype?: string;
  readonly reportallpages?: boolean;
}

const required = {
  pagenumber: 'number',
  pagesize: 'number',
  orderby: 'string',
  ascending: 'boolean',
  filter: 'object',
} as const;

export function parseSearchBody(text: string): SearchBody {
  const body = JSON.parse(text, lowerCaseNames) as Record<string, unknown>;
  for (const [name, type] of Object.entries(required)) {
    if (typeof body[name] !== type || body[name] === null) throw new InputError(`The ${name} field is required.`);
  }
  if (text.includes('null')) rejectNulls(body['filter']);
  const { pagenumber, pagesize } = body as unknown as SearchBody;
  if (!Number.isInteger(pagenumber) || pagenumber < 1) throw new InputError('PageNumber must be at least 1');
  if (!Number.isInteger(pagesize) || pagesize < 1) throw new InputError('PageSize must be at least 1');
  return body as unknown as SearchBody;
}

function lowerCaseNames(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
}

function rejectNulls(value: unknown): void {
  if (value === null) throw new InputError('The filter field is required.');
  if (typeof value === 'object') for (const field of Object.values(value)) rejectNulls(field);
}
