/** A condition of a filter, as it comes over the wire. */
export interface WireCondition {
  readonly field: string;
  readonly operator: string;
  readonly value: string;
}

/** What a search or an export is asked for. */
export interface WireSearch {
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly orderBy: string;
  readonly ascending: boolean;
  /** All must hold; the month is not among them. */
  readonly conditions: readonly WireCondition[];
  /** As it was sent; undefined when none was. */
  readonly month: string | undefined;
  readonly overLimitOnly: boolean;
  readonly exportType: string | undefined;
  readonly allPages: boolean;
}

/** Reads a body; undefined for one that the server answers with a 400. Property names may be in any case. */
export function readSearch(text: string | undefined): WireSearch | undefined {
  const body = fieldsOf(parse(text));
  const filter = fieldsOf(body.get('filter'));
  const orderBy = body.get('orderby');
  const ascending = body.get('ascending');
  const pageNumber = body.get('pagenumber');
  const pageSize = body.get('pagesize');
  if (typeof pageNumber !== 'number' || typeof pageSize !== 'number' || pageNumber < 1 || pageSize < 1)
    return undefined;
  if (typeof orderBy !== 'string' || typeof ascending !== 'boolean') return undefined;
  if (filter.get('condition') !== 'AND' || filter.get('searchinputtextvalue') !== '') return undefined;
  const conditions: WireCondition[] = [];
  for (const group of listOf(filter.get('filtergroups'))) {
    const fields = fieldsOf(group);
    if (fields.get('condition') !== 'AND' || listOf(fields.get('filtergroups')).length > 0) return undefined;
    for (const item of listOf(fields.get('filteritems'))) {
      const [field, operator, value] = ['fieldname', 'operator', 'value'].map((name) => fieldsOf(item).get(name));
      if (typeof field !== 'string' || typeof operator !== 'string' || typeof value !== 'string') return undefined;
      conditions.push({ field: field.toLowerCase(), operator, value });
    }
  }
  const exportType = body.get('exporttype');
  return {
    pageNumber,
    pageSize,
    orderBy: orderBy.toLowerCase(),
    ascending,
    conditions: conditions.filter(({ field }) => field !== 'monthlyactiveuser'),
    month: conditions.find(({ field }) => field === 'monthlyactiveuser')?.value,
    overLimitOnly: body.get('istargetusercountexceededlimit') === true,
    exportType: typeof exportType === 'string' ? exportType : undefined,
    allPages: body.get('reportallpages') === true,
  };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field as unknown]));
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
