import { defineInputField } from 'zapier-platform-core';

import { readText } from '../inputs/read-text';
import { readYesOrNo } from '../inputs/read-yes-or-no';

export const includeZeroField = defineInputField({
  key: 'include_zero',
  label: 'Include Companies With Zero Users',
  type: 'boolean',
  required: false,
  helpText: 'Choose yes if you also invoice a minimum to companies without users.',
});

export const readIncludeZero = (value: unknown): boolean => readYesOrNo(value, 'Include Companies With Zero Users');

export const customerTagPrefixField = defineInputField({
  key: 'customer_tag_prefix',
  label: 'Customer Tag Prefix',
  required: false,
  placeholder: 'bill:',
  helpText:
    "If tags in Keepnet contain your accounting system's customer reference, enter how these tags begin. With `bill:`, the tag `bill:C-1042` gives `C-1042`.",
});

export const readCustomerTagPrefix = (value: unknown): string | undefined => readText(value, 'Customer Tag Prefix');
