import { HostError } from '../src/host-error';
import type { StoredCredential } from '../src/credentials';
import { node, type WorkflowNode } from '../src/workflow';
import { bareNodes } from './bare-node-workflow';
import type { BenchHost, RunnableWorkflow } from './bench-host';
import { type Contender, type PlannedCase, plannedCases, titleOf } from './bench-plan';
import { httpRequestNodes } from './http-request-workflow';
import { keepnetNodes } from './keepnet-workflow';
import { measureBare } from './measure-bare';
import { measureRun, type Sample } from './measure-run';
import type { OperationName } from './operations';
import type { SandboxProcess, SeenRequest } from './sandbox-process';
import type { SampleSet } from './sample-set';

/** An n8n and a sandbox that are connected. */
export interface BenchSetting {
  readonly host: BenchHost;
  readonly sandbox: SandboxProcess;
  readonly companies: number;
  readonly idle: RunnableWorkflow;
  readonly keepnet: StoredCredential;
  readonly oAuth2: StoredCredential;
}

export async function createSetting(
  host: BenchHost,
  sandbox: SandboxProcess,
  companies: number,
): Promise<BenchSetting> {
  const { url, clientId, clientSecret } = sandbox;
  return {
    host,
    sandbox,
    companies,
    idle: await host.addWorkflow('Idle', [node('Nothing', 'n8n-nodes-base.noOp', 1)]),
    keepnet: await host.addCredential('keepnetApi', { baseUrl: url, clientId, clientSecret, dateFormat: 'auto' }),
    oAuth2: await host.addCredential('oAuth2Api', {
      grantType: 'clientCredentials',
      accessTokenUrl: `${url}/connect/token`,
      clientId,
      clientSecret,
      scope: 'api1',
      authentication: 'body',
    }),
  };
}

/**
 * Lets every contender answer one question, in turns, always in the same order.
 *
 * @param report Called after every contender, so that nothing is lost if a later one fails.
 * @throws HostError when two contenders give different answers.
 */
export async function benchQuestion(
  setting: BenchSetting,
  operation: OperationName,
  quick: boolean,
  report: (set: SampleSet) => void,
): Promise<void> {
  let asked: readonly SeenRequest[] = [];
  let expected: number | undefined;
  for (const planned of plannedCases(operation, setting.companies, quick)) {
    const samples = await measureCase(setting, operation, planned, asked);
    if (planned.contender.who === 'keepnet') asked = await lastSearches(setting.sandbox, samples.at(-1)?.requests ?? 0);
    for (const { answer } of samples) {
      const figure = figureOf(answer);
      if (planned.contender.who === 'bare' && operation !== 'total') continue;
      expected ??= figure;
      if (figure !== expected) {
        throw new HostError(`${titleOf(planned.contender)} answers ${figure}, and the Keepnet node ${expected}.`);
      }
    }
    report({ operation, companies: setting.companies, contender: planned.contender, samples });
  }
}

async function measureCase(
  { host, sandbox, idle, keepnet, oAuth2 }: BenchSetting,
  operation: OperationName,
  { contender, runs }: PlannedCase,
  asked: readonly SeenRequest[],
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const measure = await prepare(contender);
  // The first run of a contender compiles its code and may fetch the token; if there is only a single run, it is
  // measured.
  if (runs > 1) samples.push(await measure());
  for (let run = 0; run < runs; run++) samples.push(await measure());
  return samples.slice(-runs);

  async function prepare(who: Contender): Promise<() => Promise<Sample>> {
    if (who.who === 'bare') return () => measureBare(sandbox, asked, operation);
    const workflow = await host.addWorkflow(titleOf(who), nodesOf(who));
    return () => measureRun(host, sandbox, workflow, idle);
  }

  function nodesOf(who: Exclude<Contender, { who: 'bare' }>): WorkflowNode[] {
    if (who.who === 'keepnet') return keepnetNodes(operation, keepnet, who);
    if (who.who === 'bareNode') return bareNodes(keepnet, sandbox.url, asked);
    return httpRequestNodes(operation, oAuth2, sandbox.url, who.pageSize);
  }
}

async function lastSearches(sandbox: SandboxProcess, count: number): Promise<readonly SeenRequest[]> {
  const searches = (await sandbox.requests()).filter(({ path }) => path !== '/connect/token');
  return count === 0 ? [] : searches.slice(-count);
}

/** The number to compare in an answer. */
function figureOf(answer: Sample['answer']): number {
  const names = [
    'totalMonthlyUsers',
    'sum_monthlyActiveUserCount',
    'count_companyId',
    'count_companyResourceId',
    'total',
  ];
  return Number(names.map((name) => answer[name]).find((value) => value !== undefined));
}
