import { defineInputField } from 'zapier-platform-core';

import { readWholeNumber } from './read-whole-number';

export const daysField = defineInputField({
  key: 'days',
  label: 'Days Ahead',
  type: 'integer',
  required: false,
  default: '30',
  helpText: 'How far to look, counted from today and including it. Only used where renewals are listed.',
});

export const readDays = (value: unknown): number =>
  readWholeNumber(value, 'Days Ahead', { min: 0, max: 36_500, initial: 30 });
