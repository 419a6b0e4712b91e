import { defineInputField } from 'zapier-platform-core';

import { readWholeNumber } from './read-whole-number';

export const daysField = defineInputField({
  key: 'days',
  label: 'Days Ahead',
  type: 'integer',
  required: false,
  placeholder: '30',
  helpText: 'How many days ahead to look for renewals, including today. Empty means 30.',
});

export const readDays = (value: unknown): number =>
  readWholeNumber(value, 'Days Ahead', { min: 0, max: 36_500, initial: 30 });
