import { fileURLToPath } from 'node:url';

import { startSandbox } from '@keepnet-workflows/sandbox';
import { expect, onTestFinished, test } from 'vitest';

import { Child } from '../src/child';
import { itemsOf } from '../src/executions';
import { freePort } from '../src/free-port';
import { logIn, OWNER, Session } from '../src/session';
import { runWorkflow } from '../src/workflows';
import { LAST_MONTH, TODAY } from './setup/days';
import { readable, readableDate, readableMonth } from './setup/readable';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const LONGEST_START_MS = 240_000;

/** The program behind `npm run n8n`. */
function startProgram(port: number): Child {
  const program = new Child(process.execPath, ['--import', 'tsx', 'src/main.ts', `--port=${port}`], {
    env: process.env,
    cwd: FOLDER,
  });
  onTestFinished(() => program.stop());
  return program;
}

/** Last month's Monthly Users of the sandbox that the program starts: the same every time on the same day. */
async function totalOfSandbox(): Promise<number> {
  const { sandbox, close } = await startSandbox({ today: TODAY });
  await close();
  return sandbox.snapshot({ month: LAST_MONTH }).reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
}

test(
  'the program behind npm run n8n prints where all is, mails to its mailbox without Google, and ends when interrupted',
  { timeout: LONGEST_START_MS + 180_000 },
  async () => {
    const port = await freePort();
    const program = startProgram(port);
    const isReady = (): boolean => program.hasEnded || program.output.includes('Ctrl-C stops n8n');
    await expect.poll(isReady, { timeout: LONGEST_START_MS }).toBe(true);
    expect(program.output).toContain('Ctrl-C stops n8n');
    const printed = (label: string): string => new RegExp(`^${label} {2,}(\\S+)`, 'm').exec(program.output)?.[1] ?? '';
    expect([printed('Email'), printed('Password')]).toEqual([OWNER.email, OWNER.password]);

    const again = startProgram(port);
    expect(await again.ended).toBe(1);
    expect(again.output).toContain(`npm run n8n -- --port ${port + 1}`);

    const session = new Session(await logIn(new URL(printed('n8n')).origin));
    const workflows = await session.get<readonly { readonly id: string; readonly name: string }[]>('/rest/workflows');
    expect(workflows).toHaveLength(Number(printed('Contents')));
    const run = (name: string, trigger: string) =>
      runWorkflow(session, workflows.find((workflow) => workflow.name.startsWith(name))?.id ?? name, trigger);
    const total = await totalOfSandbox();
    const tried = await run('Try it', 'Start');
    expect(tried.error).toBeUndefined();
    expect(itemsOf(tried, 'Monthly total').map(({ json }) => json['totalMonthlyUsers'])).toContain(total);

    for (const name of ['Keepnet: monthly report by mail and Google Drive', 'Keepnet: over-limit true-up list']) {
      expect((await run(name, 'Schedule')).error).toBeUndefined();
    }
    const mailbox = await (await fetch(printed('Mailbox'))).text();
    expect(mailbox).toContain(`Keepnet report, ${readableMonth(LAST_MONTH)}: ${readable(total)} Monthly Users`);
    expect(mailbox).toContain(`Keepnet true-up as of ${readableDate(TODAY)}`);
    const journal = await (await fetch(printed('Its requests'))).text();
    expect(journal).toContain('/api/companies/search');

    process.kill(Number(program.pid), 'SIGINT');
    expect(await program.ended).toBe(0);
    expect(program.output.trimEnd()).toMatch(/Stopped\.$/);
    await expect(fetch(printed('n8n'))).rejects.toThrow();
  },
);
