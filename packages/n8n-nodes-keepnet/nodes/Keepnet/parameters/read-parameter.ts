import { DateTime } from 'luxon';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { KeepnetConfigurationError, LONGEST_TEXT } from '../../../core';
import { readJson } from './json';

/**
 * A parameter's value, checked against its own description: an expression may give anything, and a wrong number or
 * choice would request something that no one meant. Texts are trimmed; a date is a text or a Date.
 *
 * @throws KeepnetConfigurationError that names the parameter as in the editor.
 */
export function readParameter(property: INodeProperties, value: unknown): unknown {
  switch (property.type) {
    case 'boolean':
      if (typeof value !== 'boolean') throw unusableValue(property, 'must be true or false');
      return value;
    case 'number':
      return readNumber(property, value);
    case 'options':
      return readChoice(property, value);
    case 'multiOptions':
      return readChoices(property, value);
    case 'dateTime':
      return readDate(property, value);
    case 'json':
      return readJsonField(property, value);
    case 'collection':
      return readCollection(property, value);
    case 'fixedCollection':
      return readFixedCollection(property, value);
    default:
      return readText(property, value);
  }
}

function readNumber(property: INodeProperties, value: unknown): number {
  const { minValue = 0, maxValue = Number.MAX_SAFE_INTEGER } = property.typeOptions ?? {};
  const isNumeric = typeof value === 'number' || (typeof value === 'string' && /^\s*\d{1,16}\s*$/.test(value));
  const number = isNumeric ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(number) && number >= minValue && number <= maxValue) return number;
  const range = maxValue === Number.MAX_SAFE_INTEGER ? `, at least ${minValue}` : ` from ${minValue} to ${maxValue}`;
  throw unusableValue(property, `must be a whole number${range}`);
}

function readChoice(property: INodeProperties, value: unknown): unknown {
  const choices = ((property.options ?? []) as INodePropertyOptions[]).map((option) => option.value);
  if (choices.some((choice) => choice === value)) return value;
  throw unusableValue(property, `must be one of: ${choices.join(', ')}`);
}

function readChoices(property: INodeProperties, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.map((choice) => readChoice(property, choice));
  throw unusableValue(property, 'must be a list of choices');
}

function readJsonField(property: INodeProperties, value: unknown): unknown {
  const read = readJson(value);
  if (read === 'unreadable')
    throw unusableValue(property, 'must be JSON, or an expression that gives a list or an object');
  if (read === 'empty' && property.required) throw unusableValue(property, IS_EMPTY);
  return read === 'empty' ? undefined : read.value;
}

const IS_EMPTY = 'is empty. Fill it in, or check its expression';

function readText(property: INodeProperties, value: unknown): string {
  if (typeof value !== 'string' && !Number.isFinite(value)) throw unusableValue(property, 'must be a text');
  const text = String(value).trim();
  if (text === '' && property.required) throw unusableValue(property, IS_EMPTY);
  if (text.length > LONGEST_TEXT) throw unusableValue(property, `is longer than ${LONGEST_TEXT} characters`);
  return text;
}

/** The date picker gives a text; an expression gives a text, a Date or n8n's own date object. */
function readDate(property: INodeProperties, value: unknown): string | Date {
  const dated = value as { toISO?: () => string | null };
  const given: unknown = typeof dated.toISO === 'function' ? dated.toISO() : value;
  if (given instanceof Date && !Number.isNaN(given.getTime())) return given;
  const text = typeof given === 'string' ? given.trim().replace(/^(\S{10}) (?=\d)/, '$1T') : '';
  if (/^\d{4}-/.test(text) && DateTime.fromISO(text).isValid) return text;
  throw unusableValue(property, 'must be a date such as 2026-11-20');
}

function readCollection(property: INodeProperties, value: unknown): Record<string, unknown> {
  return readFields(property, (property.options ?? []) as INodeProperties[], value);
}

function readFixedCollection(property: INodeProperties, value: unknown): Record<string, unknown> {
  const given = fieldsOf(property, value);
  const groups = ((property.options ?? []) as INodePropertyCollection[]).filter(({ name }) => !isEmpty(given[name]));
  const read = (values: INodeProperties[], row: unknown): unknown => readFields(property, values, row);
  if (!property.typeOptions?.multipleValues) {
    return Object.fromEntries(groups.map(({ name, values }) => [name, read(values, given[name])]));
  }
  return Object.fromEntries(
    groups.map(({ name, values }) => {
      const rows = given[name];
      if (!Array.isArray(rows)) throw unusableValue(property, 'must be a list of rows');
      return [name, rows.map((row) => read(values, row))];
    }),
  );
}

/** The fields that were added to a collection, without empty ones. */
function readFields(owner: INodeProperties, fields: readonly INodeProperties[], value: unknown) {
  const given = fieldsOf(owner, value);
  const added = fields.filter((field) => Object.hasOwn(given, field.name) && !isLeftEmpty(field, given[field.name]));
  return Object.fromEntries(added.map((field) => [field.name, readParameter(field, given[field.name])]));
}

function fieldsOf(property: INodeProperties, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw unusableValue(property, 'must be a collection of fields');
}

/**
 * Only an expression that finds nothing gives undefined; apart from a cleared date, the editor never stores it.
 * Ignoring it would drop an intended filter, and the list would have too many rows.
 */
function isLeftEmpty(field: INodeProperties, value: unknown): boolean {
  if (value === undefined || (value === null && field.type !== 'dateTime')) {
    throw unusableValue(field, 'has no value. Check its expression, or remove the field');
  }
  return isEmpty(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function unusableValue({ displayName }: INodeProperties, what: string): KeepnetConfigurationError {
  return new KeepnetConfigurationError(`"${displayName}" ${what}.`);
}
