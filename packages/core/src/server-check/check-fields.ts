import { readCompanyId, readLicenseLimit } from '../search/parse-company';
import {
  readCount,
  readFlag,
  readOptionalCount,
  readOptionalFlag,
  readOptionalText,
  readText,
  readTexts,
  type WireField,
  type WireRow,
} from '../search/wire-field';
import { type Judgement, judgement } from './ability';

type FieldReader = (row: WireRow, field: WireField) => unknown;

/** How a run reads the fields of a row; `total`: even a total needs it. */
const FIELDS: readonly (readonly [field: WireField, read: FieldReader, neededBy: 'total' | 'list'])[] = [
  ['companyResourceId', readCompanyId, 'total'],
  ['monthlyActiveUserCount', readCount, 'total'],
  ['companyName', readOptionalText, 'total'],
  ['resellerName', readOptionalText, 'total'],
  ['industryName', readOptionalText, 'total'],
  ['licenseTypeName', readOptionalText, 'total'],
  ['tags', readTexts, 'total'],
  ['isNumberOfUsersLimited', readFlag, 'list'],
  ['numberOfUsers', (row) => readLicenseLimit(row['isNumberOfUsersLimited'] === true, row['numberOfUsers']), 'list'],
  ['targetUserCount', readCount, 'list'],
  ['inactiveTargetUserCount', readOptionalCount, 'list'],
  ['deletedTargetUserCount', readOptionalCount, 'list'],
  ['licenseEndDate', readText, 'list'],
  ['licenceExpired', readOptionalFlag, 'list'],
  ['createTime', readOptionalText, 'list'],
];

/** Known fields that no number depends on. */
const OTHERS = [
  ...['resourceId', 'industryResourceId', 'licenseTypeResourceId', 'privacyDurationId', 'children', 'modules'],
  ...['monthlyEnrolled', 'monthlyConsumption', 'enrolledVendorNames', 'enrolledVendorNamesDistribution'],
];

/** Whether the fields of a page can be read. */
export interface FieldCheck extends Judgement {
  /** Whether a total is possible with the page. */
  readonly allowsTotals: boolean;
}

/** Reads every field of a page as a run does; names those that are missing, unusable or unknown. */
export function checkFields(rows: readonly WireRow[]): FieldCheck {
  const unusable = FIELDS.filter(([field, read]) => rows.some((row) => !canBeRead(row, field, read)));
  return { ...judge(rows, unusable), allowsTotals: unusable.every(([, , neededBy]) => neededBy !== 'total') };
}

function judge(rows: readonly WireRow[], unusable: typeof FIELDS): Judgement {
  if (rows.length === 0) return judgement('unknown', 'There is no customer whose fields could be checked.');
  const missing = FIELDS.map(([field]) => field).filter((field) => !isSomewhere(rows, field));
  const unknown = unknownNames(rows);
  const further = unknown.length > 0 ? `Fields that are not used: ${unknown.join(', ')}.` : '';
  if (unusable.length > 0) {
    const failing = unusable.some(([, , neededBy]) => neededBy === 'total') ? 'Totals, usage lines' : 'Usage lines';
    const names = unusable.map(([field]) => field).join(', ');
    return judgement(
      'limited',
      `${failing}, lists and files end with an error, because at least one customer has no usable value in: ${names}.`,
      'Tell Keepnet support, naming the fields.',
      further,
    );
  }
  if (missing.length > 0) {
    return judgement(
      'limited',
      'Totals, usage lines, lists and files work.',
      `Their columns for these fields stay empty, because the server does not send them: ${missing.join(', ')}.`,
      further,
    );
  }
  return judgement('works', 'Every field that totals, usage lines, lists and files need can be read.', further);
}

function canBeRead(row: WireRow, field: WireField, read: FieldReader): boolean {
  try {
    read(row, field);
    return true;
  } catch {
    return false;
  }
}

function isSomewhere(rows: readonly WireRow[], field: WireField): boolean {
  const names = field === 'companyResourceId' ? [field, 'resourceId'] : [field];
  return rows.some((row) => names.some((name) => row[name] !== undefined));
}

const isKnown = (name: string): boolean => OTHERS.includes(name) || FIELDS.some(([field]) => field === name);

const NAMES_SHOWN = 20;

/** Only names in programming style: anything else could be a customer's words. */
function unknownNames(rows: readonly WireRow[]): string[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...names].filter((name) => !isKnown(name) && /^[a-z][A-Za-z]{1,40}$/.test(name)).slice(0, NAMES_SHOWN);
}
