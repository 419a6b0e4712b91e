import type { Prng } from '../random/prng';

/** What a server makes of something that it is asked for; the soft refusal answers 200 with INPUT_ERROR. */
export type Ability = 'honored' | 'ignored' | 'refused' | 'refusedSoft';

export type DateStyle = 'isoZ' | 'isoBare' | 'isoOffset' | 'dayBare' | 'yearFirst' | 'dayFirst' | 'monthFirst';

/** What one server can do, and how it writes. Everything that is not documented may be either way. */
export interface Abilities {
  readonly month: Ability;
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
  /** `createTimeOnly`, `renewalDateOnly`: the names that it sorts by; `unstable`: other ties in every answer. */
  readonly sort: Ability | 'createTimeOnly' | 'renewalDateOnly' | 'unstable';
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
  'ok' | 'refused' | 'absent' | 'forbidden' | 'softError' | 'fewer' | 'ignoresMonth' | 'noUsersColumn' | 'firstPage';

interface ExportLayout {
  readonly separator: ',' | ';' | '\t';
  readonly mark: boolean;
  readonly lineEnd: '\n' | '\r\n';
  readonly endsWithLineEnd: boolean;
  readonly order: 'console' | 'usersLast' | 'extra';
}

const able = { honored: 10, ignored: 1, refused: 1, refusedSoft: 1 } as const;

/** @param wide How many rows the client will ask for per page, so that caps are met. */
export function drawAbilities(prng: Prng, wide: number): Abilities {
  const isAble = prng.chance(0.4);
  const draw = <T extends string>(plain: NoInfer<T>, weights: Readonly<Record<T, number>>): T =>
    isAble ? plain : prng.weigh(weights);
  const pageCap = isAble || prng.chance(0.7) ? undefined : prng.weigh({ cut: 4, refused: 2, unclear: 1 });
  return {
    month: draw('honored', { honored: 7, ignored: 1, refused: 1, refusedSoft: 1 }),
    monthDropsZero: !isAble && prng.chance(0.25),
    zoneHours: isAble || prng.chance(0.7) ? 0 : prng.int(-11, 13),
    filter: draw('honored', { ...able, drops: 0.7 }),
    wholeDayFilter: prng.chance(0.5),
    overLimitFlag: draw('honored', { ...able, drops: 0.7 }),
    overLimitCount: prng.weigh({ right: 6, other: 1, absent: 1 }),
    sort: draw('honored', { ...able, createTimeOnly: 1, renewalDateOnly: 1, unstable: 0.4 }),
    nullsLast: prng.chance(0.5),
    pageCap: pageCap && {
      how: pageCap,
      rows: pageCap === 'refused' ? 10 : prng.int(1, Math.max(2, Math.min(wide, 20))),
    },
    tellsPageNumber: isAble || prng.chance(0.9),
    clustered: draw('no', { no: 14, countsAll: 1, countsParents: 1 }),
    emptyResults: prng.pick(['list', 'null']),
    envelope: draw('documented', { documented: 4, quickstart: 2, upperCase: 2, bare: 1 }),
    dates: draw('isoZ', { isoZ: 4, isoBare: 2, isoOffset: 2, dayBare: 1, yearFirst: 2, dayFirst: 1, monthFirst: 1 }),
    idField: draw('companyResourceId', { companyResourceId: 4, resourceId: 1, both: 1 }),
    olderRows: !isAble && prng.chance(0.1),
    limitAsNumber: !isAble && prng.chance(0.1),
    unlimitedAs: prng.pick(['9999', null, '']),
    extraFields: prng.chance(0.2),
    export: drawExport(prng, isAble),
    exportLayout: {
      separator: prng.pick([',', ',', ';', '\t']),
      mark: prng.chance(0.5),
      lineEnd: prng.pick(['\n', '\r\n']),
      endsWithLineEnd: prng.chance(0.85),
      order: prng.pick(['console', 'usersLast', 'extra']),
    },
    company: draw('ok', { ok: 9, absent: 1 }),
    tokenLifeSeconds: prng.chance(0.8) ? 3600 : prng.int(1, 40),
    tokenLifeAs: draw('number', { number: 8, text: 1, absent: 1 }),
    tokenTellsPermissions: prng.chance(0.5),
    role: prng.weigh({ Reseller: 18, 'Company Admin': 1, Custom: 2 }),
    skewMs: prng.chance(0.7) ? 0 : prng.int(-600_000, 600_000),
  };
}

function drawExport(prng: Prng, isAble: boolean): ExportAbility {
  if (isAble) return 'ok';
  return prng.weigh({
    ok: 10,
    refused: 1,
    absent: 1,
    forbidden: 1,
    softError: 1,
    fewer: 1,
    ignoresMonth: 1,
    noUsersColumn: 1,
    firstPage: 1,
  });
}
