import { inputError } from '../api-refusal';
import { lowerCaseNames } from './lower-case-names';

export interface FilterItem {
  readonly fieldName: string;
  readonly operator: string;
  readonly value: string;
}

export interface FilterGroup {
  readonly condition: 'AND' | 'OR';
  readonly items: readonly FilterItem[];
  readonly groups: readonly FilterGroup[];
}

const MAX_DEPTH = 10;

function condition(value: unknown, place: string): 'AND' | 'OR' {
  const text = typeof value === 'string' ? value.toUpperCase() : '';
  if (text !== 'AND' && text !== 'OR') throw inputError(`${place}.Condition must be AND or OR.`);
  return text;
}

function list(value: unknown, place: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw inputError(`${place} must be a list.`);
  return value;
}

function parseItem(value: unknown, place: string): FilterItem {
  const fields = lowerCaseNames(value);
  if (fields === undefined) throw inputError(`${place} must be an object.`);
  const text = (name: string): string => {
    const part = fields[name.toLowerCase()];
    if (typeof part !== 'string') throw inputError(`${place}.${name} must be a text.`);
    return part;
  };
  return { fieldName: text('FieldName'), operator: text('Operator'), value: text('Value') };
}

function parseGroup(value: unknown, place: string, depth: number): FilterGroup {
  const fields = lowerCaseNames(value);
  if (fields === undefined) throw inputError(`${place} must be an object.`);
  if (depth > MAX_DEPTH) throw inputError(`${place} is nested too deeply.`);
  return {
    condition: condition(fields['condition'], place),
    items: list(fields['filteritems'], `${place}.FilterItems`).map((item, index) =>
      parseItem(item, `${place}.FilterItems[${index}]`),
    ),
    groups: list(fields['filtergroups'], `${place}.FilterGroups`).map((group, index) =>
      parseGroup(group, `${place}.FilterGroups[${index}]`, depth + 1),
    ),
  };
}

/**
 * The filter object of a search. The effect of `SearchInputTextValue` alone is unknown, so here it has none.
 *
 * @throws ApiRefusal (400, INPUT_ERROR) for null anywhere, a missing condition, or a part of the wrong type.
 */
export function parseFilter(value: unknown): FilterGroup {
  const fields = lowerCaseNames(value);
  if (fields === undefined) throw inputError('Filter must be an object.');
  if (typeof fields['searchinputtextvalue'] !== 'string') {
    throw inputError('Filter.SearchInputTextValue must be a text.');
  }
  if (fields['filteritems'] !== undefined) throw inputError('Filter.FilterItems belong into Filter.FilterGroups.');
  return parseGroup(value, 'Filter', 0);
}

/** Every item of the filter, at any depth. */
export function filterItems(group: FilterGroup): readonly FilterItem[] {
  return [...group.items, ...group.groups.flatMap(filterItems)];
}
