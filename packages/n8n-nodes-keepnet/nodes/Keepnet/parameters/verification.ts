import type { INodeProperties } from 'n8n-workflow';

import type { Verification } from '../../../core';

/** What each choice of Verification means for one operation, in a few words. */
export type VerificationTexts = Readonly<Record<Verification, string>>;

/** For what is counted: totals, usage lines and comparisons. */
export const COUNTED: VerificationTexts = {
  auto: "Counts a second time from Keepnet's export if there is one",
  strict: 'Fails unless the second count agrees',
  standard: 'Counts once',
};

/** For lists, which have no second count. */
export const LISTED: VerificationTexts = {
  auto: "If there are several pages, uses Keepnet's own filter and checks every row",
  strict: 'Reads every customer until two readings agree',
  standard: 'The same as Automatic',
};

export function verificationProperty(description: string, texts: VerificationTexts): INodeProperties {
  return {
    displayName: 'Verification',
    name: 'verification',
    type: 'options',
    default: 'auto',
    description,
    options: [
      { name: 'Automatic', value: 'auto', description: texts.auto },
      { name: 'Strict', value: 'strict', description: texts.strict },
      { name: 'Standard', value: 'standard', description: texts.standard },
    ],
  };
}
