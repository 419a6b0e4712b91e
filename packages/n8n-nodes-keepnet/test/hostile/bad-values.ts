import { HOSTILE_TEXTS } from '@keepnet-workflows/core/testing';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const huge = 'x'.repeat(1_000_000);
const objects = [[], {}, ['x'], [1], { a: 1 }, { length: 1 }, { toISO: 1 }, { __proto__: null }];
const numbers = [-1, 0.5, -0.1, 1e21, 2 ** 53];
const nothing = [null, '', ' \t'];
// What an expression in a collection gives that finds nothing.
const notFound = [null, undefined];

/** Values that can never be right for a field, by its description; what is left empty in a collection is left out. */
export function badValuesFor({ type, name, required, options }: INodeProperties, isTop: boolean): unknown[] {
  const empty = isTop ? nothing : notFound;
  switch (type) {
    case 'boolean':
      return [...HOSTILE_TEXTS, ...objects, ...numbers, ...empty, 0, 1, 'true', 'false', huge];
    case 'number':
      return [
        ...HOSTILE_TEXTS,
        ...objects,
        ...numbers,
        ...empty,
        true,
        false,
        '1 000',
        huge,
        ...(name === 'days' ? [36_501] : []),
      ];
    case 'options':
      return [...HOSTILE_TEXTS, ...objects, ...numbers, ...empty, true, false, 0, huge].filter(
        (value) => !(options as INodePropertyOptions[]).some((choice) => choice.value === value),
      );
    case 'multiOptions':
      return [...HOSTILE_TEXTS, ...objects, ...numbers, ...notFound, true, huge].filter((value) => !isEmptyList(value));
    case 'json':
      // A list of nothing is one, except where a price book is due.
      return [...HOSTILE_TEXTS, ...objects, ...numbers, ...notFound, true, huge].filter(
        (value) => name === 'priceBook' || !isNothing(value),
      );
    case 'dateTime':
      return [
        ...HOSTILE_TEXTS,
        ...objects,
        ...numbers,
        true,
        0,
        '2026-02-30',
        '2026-13-01',
        '12/31/2026',
        1_763_000_000_000,
        huge,
        ...(isTop ? [] : [undefined]),
      ];
    default:
      return [...objects, true, false, huge, ...(isTop && !required ? [null] : empty), ...wrongTexts(name)];
  }
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
// An empty item is how n8n says that there is none.
const isNothing = (value: unknown): boolean =>
  isEmptyList(value) || JSON.stringify(value) === '{}' || (typeof value === 'string' && value.trim() === '');

/** Texts that the product itself gives a form. */
function wrongTexts(name: string): unknown[] {
  if (name === 'timeZone') return [...HOSTILE_TEXTS, 'Mars/Olympus', 5];
  if (name === 'currency') return [...HOSTILE_TEXTS, 'eur', 'EURO', 'XXX'];
  if (name === 'month') return [...HOSTILE_TEXTS, '2026-13', '2025-11', '2999-01', '2026-1', 202_610];
  return [];
}
