import * as z from 'zod/mini';
import { CURRENCIES } from './currency';
import { throwFaults } from './faults';

z.config({ jitless: true });

const LONGEST_TEXT = 500;
const DECIMAL = /^(0|[1-9]\d{0,29})(\.\d{1,12})?$/;
const IS_DECIMAL = 'must be a number of 0 or more in quotes, with a point: "1.50"';

const decimal = z.string(IS_DECIMAL).check(z.regex(DECIMAL, IS_DECIMAL));
const text = z
  .string('must be a text')
  .check(z.regex(/\S/, 'must not be empty'), z.maxLength(LONGEST_TEXT, `must have ${LONGEST_TEXT} characters at most`));
const users = z.int('must be a whole number').check(z.minimum(0, 'must not be negative'));

/** What an object must look like, for faults of the object itself. */
function shapeOf(fields: string): { error: (issue: z.core.$ZodRawIssue) => string } {
  return {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `${unknown(issue.keys)}; it may have ${fields}` : `must be { ${fields} }`,
  };
}

function unknown(keys: readonly string[]): string {
  return `must not have ${keys.map((key) => JSON.stringify(key.slice(0, 40))).join(', ')}`;
}

/** For the JSON Schema, which editors show. */
function described<Schema extends z.core.$ZodType>(schema: Schema, description: string): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}

// Exactly optional, and so is match itself: if either lost its value, one customer's price would apply to every customer.
const nameToMatch = z.exactOptional(text);
const MATCH = z.strictObject(
  {
    companyId: nameToMatch,
    tag: nameToMatch,
    resellerName: nameToMatch,
    licenseTypeName: nameToMatch,
    industryName: nameToMatch,
  },
  shapeOf('companyId, tag, resellerName, licenseTypeName, industryName'),
);

const IS_UP_TO = 'must be a whole number of 1 or more, or null in the last tier';
const TIER = z.strictObject(
  {
    upTo: described(
      z.nullable(z.int(IS_UP_TO).check(z.minimum(1, IS_UP_TO))),
      'The last user number of the tier; null only in the last tier.',
    ),
    unitPrice: decimal,
  },
  shapeOf('upTo, unitPrice'),
);
const TIERS = z
  .array(TIER, 'must be a list of { upTo, unitPrice }')
  .check(z.minLength(1, 'must have at least one tier'), z.superRefine(checkTiers));

/** What a price may multiply. */
const BASES = ['monthlyUsers', 'committedOrMonthlyUsers', 'licenseLimit', 'excessUsers'] as const;
const TIER_MODES = ['graduated', 'volume'] as const;

const optionalText = (description: string) => described(z.optional(text), description);

const PRICE = z
  .strictObject(
    {
      match: described(
        z.exactOptional(MATCH),
        'The customers that the price is for; all fields must fit. Default: every customer.',
      ),
      basis: described(
        z.optional(z.enum(BASES, `must be one of ${BASES.join(', ')}`)),
        'What is counted. Default: monthlyUsers. excessUsers bills the same excess every month.',
      ),
      unitPrice: described(z.optional(decimal), 'The price of one user for one month.'),
      tiers: described(z.optional(TIERS), 'Ascending; the last one has upTo: null.'),
      tierMode: described(
        z.optional(z.enum(TIER_MODES, `must be ${TIER_MODES.join(' or ')}`)),
        'graduated: each part at the price of its tier. volume: all at the price of the tier that the number falls into.',
      ),
      includedUsers: described(z.optional(users), 'Users that are free. Default: 0.'),
      minimumUsers: described(z.optional(users), 'The fewest users to bill. Default: 0.'),
      minimumAmount: described(z.optional(decimal), 'The least amount of the line.'),
      itemCode: optionalText("Your accounting system's code; handed on."),
      accountCode: optionalText("Your accounting system's code; handed on."),
      taxCode: optionalText("Your accounting system's code; handed on."),
      description: optionalText('The first words of the line. Default: what is counted.'),
    },
    shapeOf(
      'match, basis, unitPrice, tiers, tierMode, includedUsers, minimumUsers, minimumAmount, itemCode, accountCode, taxCode, description',
    ),
  )
  .check(z.superRefine(checkKind));
z.globalRegistry.add(PRICE, {
  anyOf: [
    { required: ['unitPrice'], not: { anyOf: [{ required: ['tiers'] }, { required: ['tierMode'] }] } },
    { required: ['tiers', 'tierMode'], not: { required: ['unitPrice'] } },
  ],
});

/** The schema of a price book; the package's JSON Schema is made from it. */
export const PRICE_BOOK = z.strictObject(
  {
    currency: described(
      z.enum(CURRENCIES, 'must be a currency code of ISO 4217, such as "EUR"'),
      'ISO 4217. Amounts are rounded to its minor unit.',
    ),
    prices: described(
      z.array(PRICE, 'must be a list of prices').check(z.minLength(1, 'must have at least one price')),
      'The first price that fits a customer applies.',
    ),
  },
  shapeOf('currency, prices'),
);
z.globalRegistry.add(PRICE_BOOK, { title: 'Price book for Keepnet usage' });

/** What each customer pays for a month. */
export type PriceBook = z.infer<typeof PRICE_BOOK>;
/** One price of a price book. */
export type Price = PriceBook['prices'][number];

/**
 * @returns the price book unchanged.
 * @throws KeepnetConfigurationError that names every fault by its path.
 */
export function checkPriceBook(value: unknown): PriceBook {
  const result = PRICE_BOOK.safeParse(value);
  if (!result.success) throwFaults('price book', 'priceBook', result.error.issues);
  return value as PriceBook;
}

type Check<T> = z.core.$RefinementCtx<T>;

function checkTiers(tiers: readonly z.infer<typeof TIER>[], { addIssue }: Check<unknown>): void {
  for (const [index, { upTo }] of tiers.entries()) {
    const before = tiers[index - 1]?.upTo ?? 0;
    const isLast = index === tiers.length - 1;
    const fault =
      isLast !== (upTo === null)
        ? isLast
          ? 'must be null: the last tier has no end'
          : 'must be a number: only the last tier has no end'
        : upTo !== null && upTo <= before
          ? `must be larger than ${before}, where the tier before it ends`
          : undefined;
    if (fault) addIssue({ code: 'custom', path: [index, 'upTo'], message: fault });
  }
}

function checkKind({ unitPrice, tiers, tierMode }: Price, { addIssue }: Check<unknown>): void {
  const tell = (message: string): void => addIssue({ code: 'custom', message });
  if (unitPrice === undefined && tiers === undefined) tell('must have either unitPrice or tiers');
  if (unitPrice !== undefined && tiers !== undefined) tell('must have either unitPrice or tiers, not both');
  if ((tiers === undefined) !== (tierMode === undefined)) {
    addIssue({
      code: 'custom',
      path: ['tierMode'],
      message: tiers ? 'must be graduated or volume when there are tiers' : 'must be left out without tiers',
    });
  }
}
