import type { Exchange } from '../client/traffic';
import type { Run } from '../schedule/outcome';

const RESULT_LENGTH = 1500;

/** A run step by step, for somebody who wants to know what happened. Times are milliseconds after the start. */
export function describeRun(run: Run): string {
  const { schedule, outcome, startedAt, finishedAt, exchanges, versions } = run;
  const { operation, settings, server, companies, faults, latencyMs } = schedule;
  const { zoneHours, skewMs, givesCompanies } = server;
  const { abortAfterMs, tokensEndAfterMs, credentialEndsAfterMs } = schedule;
  const since = (at: number): string => String(at - startedAt).padStart(8);
  const steps = [
    ...exchanges.flatMap((each) => stepsOf(each)),
    ...versions.slice(1).map(({ since: at, change }) => ({ at, words: `the world: ${change}` })),
    ...(
      [
        [abortAfterMs, 'the host aborts'],
        [tokensEndAfterMs, 'all tokens are revoked'],
        [credentialEndsAfterMs, 'the credential is set to inactive'],
      ] as const
    ).flatMap(([after, words]) => (after === undefined ? [] : [{ at: startedAt + after, words }])),
  ].filter(({ at }) => at <= finishedAt);
  steps.sort((a, b) => a.at - b.at);
  return [
    `Seed ${schedule.seed}, ${new Date(startedAt).toISOString()}, ${companies.length} companies, latency ${latencyMs} ms`,
    `Operation: ${JSON.stringify(operation)}`,
    `Settings:  ${JSON.stringify(settings)}`,
    `Server:    ${server.names.join(',') || 'none'}`,
    `           ${JSON.stringify({ ...server.credential, zoneHours, skewMs, givesCompanies })}`,
    `Faults:    ${JSON.stringify(faults)}`,
    '',
    ...steps.map(({ at, words }) => `${since(at)}  ${words}`),
    `${since(finishedAt)}  the operation ends`,
    '',
    `Result:    ${resultOf(run)}`,
    `Verdict:   ${outcome.kind}${outcome.cause && ` (${outcome.cause})`}`,
    `World:     ${outcome.hindrances.world}`,
    `In its way: ${outcome.hindrances.met.join(', ') || 'nothing'}`,
  ].join('\n');
}

function stepsOf({ number, path, key, fault, startedAt, servedAt, endedAt, note, retryAfterMs }: Exchange) {
  const more = fault ? ` [${fault}]` : '';
  const wait = retryAfterMs === undefined ? '' : `, wait ${retryAfterMs} ms`;
  return [
    { at: startedAt, words: `#${number} → ${path} ${shortBody(key)}` },
    ...(servedAt === undefined ? [] : [{ at: servedAt, words: `#${number}   reaches the server${more}` }]),
    { at: endedAt ?? Infinity, words: `#${number} ← ${note}${wait}${more}` },
  ];
}

/** Of a body what differs from request to request. */
function shortBody(key: string): string {
  const start = key.indexOf('{');
  if (start < 0) return '';
  const { pageNumber, pageSize, orderBy, ascending, filter, isTargetUserCountExceededLimit } = JSON.parse(
    key.slice(start),
  ) as Record<string, unknown>;
  const groups = (filter as { FilterGroups?: { FilterItems: object[] }[] }).FilterGroups ?? [];
  const items = groups.flatMap(({ FilterItems }) => FilterItems).map((item) => Object.values(item).join(' '));
  const order = `${String(orderBy)} ${ascending ? 'up' : 'down'}`;
  return [
    `page ${String(pageNumber)} × ${String(pageSize)}`,
    order,
    ...items,
    isTargetUserCountExceededLimit && 'over limit',
  ]
    .filter(Boolean)
    .join(', ');
}

function resultOf({ result, error }: Run): string {
  if (error !== undefined) return String(error);
  const isFile = typeof result === 'object' && result !== null && 'bytes' in result;
  const text = isFile ? Buffer.from(result.bytes as Uint8Array).toString() : JSON.stringify(result);
  return text.length > RESULT_LENGTH ? `${text.slice(0, RESULT_LENGTH)} … (${text.length} letters)` : text;
}
