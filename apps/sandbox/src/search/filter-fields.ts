import { inputError } from '../api-refusal';
import { renewalInstant, type RowStyle } from '../rows/row-style';
import { isExpired } from '../world/company-facts';
import type { ListedCompany } from '../world/company-record';
import { parseFilterDate } from './filter-date';

/** True for the companies that match a filter. */
export type Predicate = (company: ListedCompany) => boolean;

export interface FilterContext {
  readonly style: RowStyle;
  /** A date in a filter means the whole day, whatever its time. */
  readonly wholeDays: boolean;
  /** A date in a filter is in a time zone this many hours east of UTC. */
  readonly zoneHours: number;
}

/** The operators of a field; undefined: not supported. */
export type FilterField = (operator: string, value: string, context: FilterContext) => Predicate | undefined;

type Order = (order: number) => boolean;

const ORDERS: Readonly<Record<string, Order>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
};

function textField(read: (company: ListedCompany) => string | null, operators: readonly string[]): FilterField {
  return (operator, value) => {
    if (!operators.includes(operator)) return undefined;
    const wanted = value.toLowerCase();
    const text = (company: ListedCompany) => read(company)?.toLowerCase();
    if (operator === 'contains') return (company) => text(company)?.includes(wanted) ?? false;
    return operator === '=' ? (company) => text(company) === wanted : (company) => text(company) !== wanted;
  };
}

function idField(read: (company: ListedCompany) => string | undefined): FilterField {
  return (operator, value) => {
    if (operator !== 'include') return undefined;
    const ids = new Set(value.split(',').map((id) => id.trim()));
    return (company) => ids.has(read(company) ?? '');
  };
}

function inZone(date: string | null, zoneHours: number): string | undefined {
  if (date === null || zoneHours === 0) return date ?? undefined;
  return new Date(Date.parse(`${date}Z`) + zoneHours * 3_600_000).toISOString().slice(0, 19);
}

function dateField(name: string, read: (company: ListedCompany, style: RowStyle) => string | null): FilterField {
  return (operator, value, { style, wholeDays, zoneHours }) => {
    const order = operator === '!=' ? undefined : ORDERS[operator];
    if (order === undefined) return undefined;
    const length = wholeDays ? 10 : 19;
    const wanted = parseFilterDate(value, name, style.dateFormat).slice(0, length);
    return (company) => {
      const date = inZone(read(company, style), zoneHours)?.slice(0, length);
      return date !== undefined && order(date < wanted ? -1 : date > wanted ? 1 : 0);
    };
  };
}

const targetUserCount: FilterField = (operator, value) => {
  const order = ORDERS[operator];
  if (order === undefined) return undefined;
  if (!/^-?\d+$/.test(value)) throw inputError('TargetUserCount: the value is not a whole number.');
  return (company) => order(company.targetUsers - Number(value));
};

const tags: FilterField = (operator, value) => {
  const wanted = value.toLowerCase();
  if (operator === '=') return ({ tags: list }) => list?.some((tag) => tag.toLowerCase() === wanted) ?? false;
  if (operator !== 'contains') return undefined;
  return ({ tags: list }) => list?.some((tag) => tag.toLowerCase().includes(wanted)) ?? false;
};

const licenceExpired: FilterField = (operator, value, { style }) => {
  if (operator !== '=') return undefined;
  const wanted = value.toLowerCase();
  if (wanted !== 'true' && wanted !== 'false') throw inputError('LicenceExpired: the value must be true or false.');
  return (company) => isExpired(company, style.today) === (wanted === 'true');
};

const TEXT_OPERATORS = ['contains', '=', '!='];

/** Every field that can be filtered, by its lower-case name. */
export const FILTER_FIELDS: ReadonlyMap<string, FilterField> = new Map([
  ['companyname', textField(({ companyName }) => companyName, TEXT_OPERATORS)],
  ['resellername', textField(({ resellerName }) => resellerName, TEXT_OPERATORS)],
  ['name', textField(({ companyName }) => companyName, ['contains'])],
  ['numberofusers', textField(({ numberOfUsers }) => numberOfUsers, TEXT_OPERATORS)],
  ['industryresourceid', idField(({ industry }) => industry?.id)],
  ['licensetyperesourceid', idField(({ licenseType }) => licenseType?.id)],
  ['targetusercount', targetUserCount],
  ['tags', tags],
  ['licenseenddate', dateField('LicenseEndDate', (company, { renewal }) => renewalInstant(company, renewal))],
  ['createtime', dateField('CreateTime', ({ createTime }) => createTime)],
  ['licenceexpired', licenceExpired],
]);
