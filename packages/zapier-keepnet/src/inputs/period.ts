import { KeepnetConfigurationError, type Month, monthInZone, previousMonth } from '@keepnet-workflows/core';
import { defineInputFields } from 'zapier-platform-core';

import type { StepBundle } from '../step/create-keepnet';
import { readChoice } from './read-choice';
import { readText } from './read-text';
import { timeZoneOf } from './time-zone';

const PERIODS = {
  previous_month: 'Previous Month',
  current_month: 'Current Month',
  custom: 'Custom Month',
} as const;

/** Which month Monthly Users counts. */
export const periodFields = defineInputFields([
  {
    key: 'period',
    label: 'Period',
    required: false,
    choices: PERIODS,
    placeholder: PERIODS.previous_month,
    helpText:
      "The month whose users are counted, in your account's time zone. The current month is still running: do not invoice from it.",
  },
  {
    key: 'month',
    label: 'Month',
    required: false,
    placeholder: '2026-10',
    helpText:
      'For a custom period, enter `2026-10`, `10/2026` or any date in the month. The first month with numbers is `2025-12`.',
  },
]);

/** The month in the fields; the previous month if they are empty. */
export function readMonth(bundle: StepBundle): Month {
  const { period, month } = bundle.inputData ?? {};
  const named = readText(month, 'Month');
  const chosen = readChoice(period, 'Period', PERIODS) ?? (named === undefined ? 'previous_month' : 'custom');
  if (chosen === 'custom') {
    if (named !== undefined) return monthOf(named);
    throw new KeepnetConfigurationError(
      '"Month" is empty, and Period is Custom Month. Fill it in, for example 2026-10.',
    );
  }
  if (named !== undefined) {
    throw new KeepnetConfigurationError(
      `"Month" is filled in, but Period is ${PERIODS[chosen]}. Clear Month, or set Period to Custom Month.`,
    );
  }
  const current = monthInZone(Date.now(), timeZoneOf(bundle));
  return chosen === 'current_month' ? current : previousMonth(current);
}

/**
 * The month of a text that begins with `YYYY-MM`, as dates do, or is `MM/YYYY`. The core checks whether it has numbers.
 */
function monthOf(text: string): Month {
  const [, number, year] = /^(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const month = year && number ? `${year}-${number.padStart(2, '0')}` : text.slice(0, 7);
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(month) && !/^\d/.test(text.slice(7))) return month;
  throw new KeepnetConfigurationError(
    '"Month" cannot be read. Write it as 2026-10 or 10/2026, or map a date that begins with year and month.',
  );
}
