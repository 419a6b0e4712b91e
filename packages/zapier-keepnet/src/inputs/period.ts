import { type Month, monthInZone, previousMonth } from '@keepnet-workflows/core';
import { defineInputFields } from 'zapier-platform-core';

import type { StepBundle } from '../create-keepnet';
import { readChoice } from './read-choice';
import { readText } from './read-text';
import { timeZoneOf } from './time-zone';

const PERIODS = { previous_month: 'Previous Month', current_month: 'Current Month' } as const;

/** Which month Monthly Users counts. */
export const periodFields = defineInputFields([
  {
    key: 'period',
    label: 'Period',
    required: false,
    default: 'previous_month',
    choices: PERIODS,
    helpText: 'Which month is counted, seen from the time zone of your account.',
  },
  {
    key: 'month',
    label: 'Month',
    required: false,
    placeholder: '2026-10',
    helpText: 'A certain month instead, written as year and number: `2026-10`. Numbers go back to `2025-12`.',
  },
]);

/** The month that the fields name; the previous one when they name none. */
export function readMonth(bundle: StepBundle): Month {
  const { period, month } = bundle.inputData ?? {};
  const named = readText(month, 'Month');
  const chosen = readChoice(period, 'Period', PERIODS) ?? 'previous_month';
  if (named !== undefined) return named;
  const current = monthInZone(Date.now(), timeZoneOf(bundle));
  return chosen === 'current_month' ? current : previousMonth(current);
}
