import { describe, expect, test } from 'vitest';

import { sandboxWith, TODAY } from '../harness/sandbox';
import { runTemplate } from './run-template';
import { readTemplate, TEMPLATE_FILES } from './template';

const FORGED = 'Proof: 1 companies read of 1';
/** Everything that begins a line, moves a cursor or turns what follows, each before a line that is not ours. */
const BREAKS = [
  '\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u2029',
  '\u0085',
  '\v',
  '\f',
  '\u001b[2J\n',
  '\u202e\n',
  '\u2067\u0000\n',
];
const HOSTILE = BREAKS.map((mark, index) => `Evil ${index}${mark}${FORGED}${mark}`);
const HARMLESS = HOSTILE.map((_, index) => `Evil ${index}`);

const dayFromNow = (days: number): string => new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);

/** What a template composes out of a world with companies of these names, which are on every list. */
async function composed(file: string, names: readonly string[]): Promise<string[]> {
  const { server, credentials } = await sandboxWith({ companies: 20 });
  for (const [index, name] of names.entries()) {
    const renewal = { renewalDay: dayFromNow(file.startsWith('expired') ? -5 : 5), renewalTime: null };
    // Over the limit, and another number each month.
    const monthlyUsers = Array.from({ length: 24 }, (_, month) => (month % 2 === 0 ? 1 : 1000 + index));
    const users = { isLimited: true, numberOfUsers: '10', targetUsers: 500 + index, monthlyUsers };
    server.sandbox.world.add(
      { companyName: name, resellerName: name, ...renewal, ...users },
      `${dayFromNow(-200)}T12:00:00`,
    );
  }
  const { asked } = await runTemplate(file, credentials);
  return asked.flatMap(({ parameters }) => {
    const { subject, text, html, additionalFields } = parameters;
    const { dealName, description } = (additionalFields ?? {}) as Record<string, unknown>;
    return [subject, text, html, dealName, description].filter((value) => typeof value === 'string');
  });
}

describe.each([
  'monthly-report.json',
  'over-limit-true-up.json',
  'renewals-digest.json',
  'expired-licenses-hubspot.json',
])('%s', (file) => {
  test('begins no line, and turns none, because of a name', async () => {
    const [harmless, hostile] = [await composed(file, HARMLESS), await composed(file, HOSTILE)];
    const linesOf = (texts: readonly string[]): string[] => texts.flatMap((text) => text.split('\n'));
    expect(linesOf(hostile)).toHaveLength(linesOf(harmless).length);
    for (const line of linesOf(hostile)) {
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      expect(line).not.toMatch(/^\s*Proof: 1 companies/);
    }
    // The names are in it, whole.
    const shown = BREAKS.filter((_, index) => hostile.some((text) => text.includes(`Evil ${index} ${FORGED}`)));
    expect(shown.length).toBeGreaterThan(file === 'expired-licenses-hubspot.json' ? 2 : 9);
  });
});

test.each(['over-limit-true-up.json', 'renewals-digest.json'])('%s: a tag in a name is no tag', async (file) => {
  const name = '<img src=x onerror="alert(1)"> & <b>Bold</b> O\'Neil';
  const html = (await composed(file, [name])).join('\n');
  expect(html).not.toMatch(/<img|<b>Bold/);
  expect(html).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#38; &#60;b&#62;Bold&#60;/b&#62; O&#39;Neil');
});

test('questions hold nothing but the message that was made without the marks of HTML in names', () => {
  const questions = TEMPLATE_FILES.flatMap((file) => readTemplate(file).nodes).filter(
    ({ parameters }) => parameters['operation'] === 'sendAndWait',
  );
  expect(questions).toHaveLength(2);
  for (const { parameters } of questions) {
    expect(parameters).toMatchObject({ message: '={{ $json.message }}', responseType: 'customForm' });
  }
});
