import type { Prng } from '../random/prng';

/** What a server makes of something that it is asked for; the soft refusal answers 200 with INPUT_ERROR. */
export type Ability = 'honored' | 'ignored' | 'refused' | 'refusedSoft';

export type DateStyle = 'isoZ' | 'isoBare' | 'isoOffset' | 'dayBare' | 'yearFirst' | 'dayFirst' | 'monthFirst';

/** What one server can do, and how it writes. */
export interface Abilities {
  /** `rowsOnly`: lists the companies with users in that month, and counts its current month. */
  readonly month: Ability | 'rowsOnly';
  /** What becomes of a month before 2025-12 or after the current one: as any other, refused, or null for every company. */
  readonly monthRange: 'any' | 'refused' | 'null';
  /** Selecting a month leaves out the companies without users in it. */
  readonly monthDropsZero: boolean;
  /** Hours east of UTC: whose calendar says which month is the current one. */
  readonly zoneHours: number;
  /** `drops`: the server filters and loses some rows that match. */
  readonly filter: Ability | 'drops';
  /** Whether a date in a filter means its midnight or the whole day. */
  readonly wholeDayFilter: boolean;
  readonly overLimitFlag: Ability | 'drops';
  readonly overLimitCount: 'right' | 'other' | 'absent';
  /** `oldestFirst`: whatever direction is asked for; `unstable`: other ties in every answer. */
  readonly sort: 'honored' | 'ignored' | 'oldestFirst' | 'unstable';
  readonly nullsLast: boolean;
  /** The most rows on a page; a larger one is cut, refused, or half empty. */
  readonly pageCap: { readonly rows: number; readonly how: 'cut' | 'refused' | 'unclear' } | undefined;
  readonly tellsPageNumber: boolean;
  readonly clustered: 'no' | 'countsAll' | 'countsParents';
  readonly emptyResults: 'list' | 'null';
  readonly envelope: 'documented' | 'quickstart' | 'upperCase' | 'bare';
  readonly dates: DateStyle;
  readonly idField: 'companyResourceId' | 'resourceId' | 'both';
  readonly olderRows: boolean;
  readonly limitAsNumber: boolean;
  readonly unlimitedAs: string | null;
  readonly extraFields: boolean;
  readonly export: ExportAbility;
  readonly exportLayout: ExportLayout;
  readonly company: 'ok' | 'absent';
  readonly tokenLifeSeconds: number;
  readonly tokenLifeAs: 'number' | 'text' | 'absent';
  readonly tokenTellsPermissions: boolean;
  readonly role: 'Reseller' | 'Company Admin' | 'Custom';
  /** The server's clock ahead of the client's, in milliseconds; seen in Retry-After dates. */
  readonly skewMs: number;
}

type ExportAbility =
  | 'ok'
  | 'refused'
  | 'absent'
  | 'forbidden'
  | 'softError'
  | 'noUsersColumn'
  | 'fewer'
  | 'firstPage'
  | 'ignoresMonth'
  | 'otherMonth';

interface ExportLayout {
  readonly separator: ',' | ';' | '\t';
  readonly mark: boolean;
  readonly lineEnd: '\n' | '\r\n';
  readonly endsWithLineEnd: boolean;
  readonly order: 'console' | 'usersLast' | 'extra';
  /** A last row without a name that adds up the others. */
  readonly totalRow: boolean;
  /** Whether thousands are grouped. */
  readonly grouped: boolean;
  /** Whether names are trimmed, and get an apostrophe where a spreadsheet would read a formula. */
  readonly tidied: boolean;
  readonly hasResellers: boolean;
}

/** Of a server that is not supported, one thing in three is otherwise; all others can do, or refuse, what is asked. */
export function drawAbilities(prng: Prng, wide: number): Abilities {
  const kind = prng.weigh({ able: 4, supported: 4, unsupported: 3 });
  const draw = <T extends string>(plain: NoInfer<T>, weights: Readonly<Record<T, number>>): T =>
    kind === 'able' ? plain : prng.weigh(weights);
  const odd = <T extends string>(usual: T, weights: Readonly<Record<T, number>>): T =>
    kind === 'unsupported' && prng.chance(0.35) ? prng.weigh(weights) : usual;
  const able = { honored: 10, ignored: 1.5, refused: 1.5, refusedSoft: 1 } as const;
  const hasCap = kind !== 'able' && prng.chance(0.3);
  const pageCap = odd<'cut' | 'refused' | 'unclear'>(prng.weigh({ cut: 2, refused: 1 }), {
    cut: 0,
    refused: 0,
    unclear: 1,
  });
  return {
    month: odd<Abilities['month']>(draw('honored', { honored: 8, refused: 1, refusedSoft: 1 }), {
      honored: 0,
      refused: 0,
      refusedSoft: 0,
      ignored: 1,
      rowsOnly: 1,
    }),
    monthRange: draw('any', { any: 3, refused: 1, null: 0.5 }),
    monthDropsZero: kind !== 'able' && prng.chance(0.25),
    zoneHours: kind === 'able' || prng.chance(0.7) ? 0 : prng.int(-12, 14),
    filter: odd<Abilities['filter']>(draw('honored', able), {
      honored: 0,
      ignored: 0,
      refused: 0,
      refusedSoft: 0,
      drops: 1,
    }),
    wholeDayFilter: prng.chance(0.5),
    overLimitFlag: odd<Abilities['filter']>(draw('honored', able), {
      honored: 0,
      ignored: 0,
      refused: 0,
      refusedSoft: 0,
      drops: 1,
    }),
    overLimitCount: prng.weigh({ right: 6, other: 1, absent: 1 }),
    sort: odd<Abilities['sort']>(draw('honored', { honored: 8, ignored: 1, oldestFirst: 1 }), {
      honored: 0,
      ignored: 0,
      oldestFirst: 0,
      unstable: 1,
    }),
    nullsLast: prng.chance(0.5),
    pageCap: !hasCap
      ? undefined
      : {
          how: pageCap,
          rows: pageCap === 'refused' ? 10 : prng.int(1, Math.max(2, Math.min(wide, 20))),
        },
    tellsPageNumber: kind === 'able' || prng.chance(0.9),
    clustered: odd<Abilities['clustered']>('no', { no: 0, countsAll: 1, countsParents: 1 }),
    emptyResults: prng.pick(['list', 'null']),
    envelope: draw('documented', { documented: 4, quickstart: 2, upperCase: 2, bare: 1 }),
    dates: draw('isoZ', { isoZ: 4, isoBare: 2, isoOffset: 2, dayBare: 1, yearFirst: 2, dayFirst: 1, monthFirst: 1 }),
    idField: draw('companyResourceId', { companyResourceId: 4, resourceId: 1, both: 1 }),
    olderRows: kind !== 'able' && prng.chance(0.1),
    limitAsNumber: kind !== 'able' && prng.chance(0.1),
    unlimitedAs: prng.pick(['9999', null, '']),
    extraFields: prng.chance(0.2),
    export: odd<ExportAbility>(draw<ExportAbility>('ok', HONEST_EXPORT), LYING_EXPORT),
    exportLayout: drawLayout(prng),
    company: draw('ok', { ok: 9, absent: 1 }),
    tokenLifeSeconds: prng.chance(0.8) ? 3600 : prng.int(1, 40),
    tokenLifeAs: draw('number', { number: 8, text: 1, absent: 1 }),
    tokenTellsPermissions: prng.chance(0.5),
    role: prng.weigh({ Reseller: 18, 'Company Admin': 1, Custom: 2 }),
    skewMs: prng.chance(0.7) ? 0 : prng.int(-600_000, 600_000),
  };
}

const NONE = { ok: 0, refused: 0, absent: 0, forbidden: 0, softError: 0, noUsersColumn: 0 };
const LYING = { fewer: 0, firstPage: 0, ignoresMonth: 0, otherMonth: 0 };
const HONEST_EXPORT = {
  ...NONE,
  ...LYING,
  ok: 10,
  refused: 1,
  absent: 1,
  forbidden: 1,
  softError: 1,
  noUsersColumn: 1,
};
const LYING_EXPORT = { ...NONE, fewer: 1, firstPage: 1, ignoresMonth: 1, otherMonth: 1 };

function drawLayout(prng: Prng): ExportLayout {
  return {
    separator: prng.pick([',', ',', ';', '\t']),
    mark: prng.chance(0.5),
    lineEnd: prng.pick(['\n', '\r\n']),
    endsWithLineEnd: prng.chance(0.85),
    order: prng.pick(['console', 'usersLast', 'extra']),
    totalRow: prng.chance(0.15),
    grouped: prng.chance(0.3),
    tidied: prng.chance(0.3),
    hasResellers: prng.chance(0.8),
  };
}

/** What is not on the list of what is supported: each may be an error, and none a wrong number. */
export function oddities(abilities: Abilities): string[] {
  const { month, filter, overLimitFlag, sort, pageCap, clustered } = abilities;
  return [
    ...(month === 'ignored' || month === 'rowsOnly' ? [`month: ${month}`] : []),
    ...(filter === 'drops' ? ['filter: drops'] : []),
    ...(overLimitFlag === 'drops' ? ['over-limit flag: drops'] : []),
    ...(sort === 'unstable' ? ['sort: unstable'] : []),
    ...(pageCap?.how === 'unclear' ? ['page cap: unclear'] : []),
    ...(clustered === 'no' ? [] : [`clustered: ${clustered}`]),
    ...(abilities.export in LYING ? [`export: ${abilities.export}`] : []),
  ];
}
