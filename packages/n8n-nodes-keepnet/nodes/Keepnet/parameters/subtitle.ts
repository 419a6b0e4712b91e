import type { INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../operation';
import type { Period } from './period';

const PERIODS: Readonly<Record<Period, string>> = {
  previousMonth: ' · previous month',
  currentMonth: ' · current month',
  custom: ' · chosen month',
};

/** An expression for the text below a Keepnet node's name: what it does, and for which month. */
export function operationSubtitle(operations: readonly Operation[]): string {
  const names = operations.map(({ option, subtitle }) => [option.value, subtitle ?? inPlainWords(option.name)]);
  return `={{ ${choose('operation', Object.fromEntries(names))} + (${choose('period', PERIODS)} ?? "") }}`;
}

/** An expression for the text below a trigger's name: what it waits for. */
export function eventSubtitle(events: readonly INodePropertyOptions[]): string {
  const names = events.map(({ name, value }) => [value, inPlainWords(name)]);
  return `={{ ${choose('event', Object.fromEntries(names))} }}`;
}

/** "Get Monthly Total" becomes "Monthly total". */
function inPlainWords(name: string): string {
  const words = name.replace(/^Get /, '').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function choose(parameter: string, texts: Readonly<Record<string, string>>): string {
  return `(${JSON.stringify(texts)})[$parameter["${parameter}"]]`;
}
