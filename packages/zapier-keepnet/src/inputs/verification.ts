import type { Verification } from '@keepnet-workflows/core';
import { defineInputField } from 'zapier-platform-core';

import { readChoice } from './read-choice';

const VERIFICATIONS: Readonly<Record<Verification, string>> = {
  auto: 'Automatic',
  strict: 'Strict',
  standard: 'Standard',
};

/** How a result is confirmed. */
export const verificationField = defineInputField({
  key: 'verification',
  label: 'Verification',
  required: false,
  choices: VERIFICATIONS,
  placeholder: VERIFICATIONS.auto,
  helpText:
    "Automatic counts a month a second time from Keepnet's export, if there is one. Strict fails without that second count, and reads every company for a list instead of trusting the server's filter. Standard reads once.",
});

export const readVerification = (value: unknown): Verification =>
  readChoice(value, 'Verification', VERIFICATIONS) ?? 'auto';
