import { byCodeUnit, type Company, foldCase, tidyName } from '@keepnet-workflows/core';
import type { ZObject } from 'zapier-platform-core';

import { accountCache } from '../step/account-cache';
import type { StepBundle } from '../step/create-keepnet';
import { runStep } from '../step/run-step';

interface Choices {
  readonly results: readonly { readonly id: string; readonly label: string }[];
  readonly paging_token: null;
}

interface Names {
  readonly resellers: readonly string[];
  readonly tags: readonly string[];
}

const KEPT_S = 600;

/** The resellers that companies have, for a dropdown. */
export const resellerChoices = async (z: ZObject, bundle: StepBundle): Promise<Choices> =>
  toChoices((await readNames(z, bundle)).resellers);

/** The tags that companies have, for a dropdown. */
export const tagChoices = async (z: ZObject, bundle: StepBundle): Promise<Choices> =>
  toChoices((await readNames(z, bundle)).tags);

/** Kept for ten minutes: a form requests both repeatedly. */
async function readNames(z: ZObject, bundle: StepBundle): Promise<Names> {
  const cache = accountCache(z, bundle);
  const kept = (await cache.get('names')) as Names | undefined;
  if (kept) return kept;
  const { companies } = await runStep(z, bundle, 'names', (client) => client.searchCompanies());
  const names = {
    resellers: namesOf(companies, ({ resellerName }) => (resellerName === null ? [] : [resellerName])),
    tags: namesOf(companies, ({ tags }) => tags),
  };
  await cache.set('names', names, KEPT_S);
  return names;
}

/** Each name once, ignoring letter case and white space. */
function namesOf(companies: readonly Company[], of: (company: Company) => readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const name of companies.flatMap(of).map(tidyName)) if (name !== '') names.set(foldCase(name), name);
  return [...names].sort(([a], [b]) => byCodeUnit(a, b)).map(([, name]) => name);
}

const toChoices = (names: readonly string[]): Choices => ({
  results: names.map((name) => ({ id: name, label: name })),
  paging_token: null,
});
