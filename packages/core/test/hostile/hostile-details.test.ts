import { expect, test } from 'vitest';
import { HOSTILE_TOKENS } from '../../src/testing/hostile/hostile-tokens';
import { COMPANIES, outcomeOf } from './hostile-world';
import { mutate, type Mutation, pathsOf } from '../../src/testing/hostile/mutate-json';
import { readRow, type Row } from './naive-reading';

const { companyResourceId: id, companyName, children: _children, ...row } = COMPANIES[0] ?? expect.fail('no company');
const DETAILS = {
  data: { ...row, resourceId: id, name: companyName, numberOfUsers: 30, statusName: 'Active', countryName: 'Türkiye' },
  status: 'SUCCESS',
};

/** The fields that the details of a company share with a row are read alike; the others are texts. */
function detailsOf(details: Row): unknown {
  const isSame = String(details['resourceId'] ?? '').toLowerCase() === id || !details['resourceId'];
  const { companyName: _name, companyResourceId: _id, ...shared } = details;
  // What only a row has, and details are not asked for.
  const company = readRow({
    ...shared,
    resourceId: id,
    companyName: details['name'],
    ...{ monthlyActiveUserCount: 0, inactiveTargetUserCount: 0, deletedTargetUserCount: 0 },
    ...{ licenceExpired: false, resellerName: null, createTime: null, children: null },
  });
  const texts = ['resourceId', 'statusName', 'countryName'].map((name) => details[name]);
  const areTexts = texts.every((text) => text === undefined || text === null || typeof text === 'string');
  if (!company || !isSame || !areTexts) return undefined;
  const { companyName: name, industryName, licenseTypeName, licenseLimit, targetUsers, renewalDate, tags } = company;
  const [, status = null, country = null] = texts;
  return { id, name, industryName, licenseTypeName, licenseLimit, targetUsers, renewalDate, status, country, tags };
}

const mutations = pathsOf(DETAILS).flatMap((path) => [
  ...HOSTILE_TOKENS.map((token): Mutation => ({ kind: 'replace', path, token })),
  { kind: 'remove', path, token: '' } as const,
  { kind: 'repeat', path, token: '41' } as const,
]);

test('hostile details of one company give what they tell or an error', { timeout: 60_000 }, async () => {
  const wrong: string[] = [];
  for (const mutation of mutations) {
    const answer = mutate(DETAILS, [mutation]);
    const outcome = await outcomeOf({ [`/api/companies/${id}`]: answer }, async (client) => {
      const {
        companyId,
        companyName: name,
        licenseStartDate: _start,
        timeZone: _zone,
        ...details
      } = await client.getCompany(id);
      const { industryName, licenseTypeName, licenseLimit, targetUsers, renewalDate, status, country, tags } = details;
      const shown = { industryName, licenseTypeName, licenseLimit, targetUsers, renewalDate, status, country, tags };
      return { id: companyId, name, ...shown };
    });
    if ('refused' in outcome) continue;
    const told = 'result' in outcome ? outcome.result : outcome.broken;
    const due = JSON.stringify(detailsOf((JSON.parse(answer) as typeof DETAILS).data));
    if (told !== due)
      wrong.push(`${mutation.kind} ${mutation.path.join('.')} ${mutation.token.slice(0, 40)}: ${told}, not ${due}`);
  }
  expect(wrong).toEqual([]);
});
