import type { Verification } from '@keepnet-workflows/core';
import { defineInputField } from 'zapier-platform-core';

import { readChoice } from './read-choice';

const VERIFICATIONS: Readonly<Record<Verification, string>> = { standard: 'Standard', strict: 'Strict' };

/** How a result is proved complete. */
export const verificationField = defineInputField({
  key: 'verification',
  label: 'Verification',
  required: false,
  default: 'standard',
  choices: VERIFICATIONS,
  helpText:
    'Strict is for what ends on an invoice: a total is counted a second time through the export of Keepnet, and a list reads every company instead of trusting a filter. It may take longer.',
});

export const readVerification = (value: unknown): Verification =>
  readChoice(value, 'Verification', VERIFICATIONS) ?? 'standard';
