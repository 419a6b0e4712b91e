import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { parse } from 'yaml';

// What n8n 3.0 removes or changes, as its own documentation announces it. It was not run: npm has no n8n 3.
const REMOVED_NODES = ['function', 'functionItem', 'itemLists'];
const REMOVED_WORDS = ['$getPairedItem'];
const FIRST_KEPT_AGENT = 2;

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
const PACKAGE = 'packages/n8n-nodes-keepnet';

const templates = readdirSync(new URL(`${PACKAGE}/workflows/`, ROOT))
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, text: read(`${PACKAGE}/workflows/${name}`) }));

/** What keeps a workflow from running in n8n 3. */
function problemsOf(text) {
  const removed = REMOVED_WORDS.filter((word) => text.includes(word));
  const ofNodes = JSON.parse(text).nodes.flatMap(({ name, type, typeVersion, alwaysOutputData }) => {
    const kind = type.split('.').pop();
    const isAgent = kind === 'agent' && typeVersion < FIRST_KEPT_AGENT;
    const splitsEmpty = (kind === 'if' || kind === 'switch') && alwaysOutputData === true;
    return REMOVED_NODES.includes(kind) || isAgent || splitsEmpty ? [name] : [];
  });
  return [...removed, ...ofNodes];
}

test('no template uses what n8n 3.0 removes', () => {
  assert.ok(templates.length > 0);
  for (const { name, text } of templates) assert.deepEqual(problemsOf(text), [], name);
});

test('a template that uses it would be found', () => {
  const node = (type, more = {}) => ({ name: type, type: `n8n-nodes-base.${type}`, typeVersion: 1, ...more });
  const nodes = [
    node('function'),
    node('itemLists'),
    node('agent'),
    node('if', { alwaysOutputData: true }),
    node('set'),
  ];
  assert.deepEqual(problemsOf(JSON.stringify({ nodes })), ['function', 'itemLists', 'agent', 'if']);
  assert.deepEqual(problemsOf(JSON.stringify({ nodes: [], note: '$getPairedItem' })), ['$getPairedItem']);
});

test('the code of the nodes uses no word that n8n 3.0 removes', () => {
  const files = readdirSync(new URL(`${PACKAGE}/nodes/`, ROOT), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts'));
  assert.ok(sources.length > 10);
  for (const file of sources) {
    for (const word of REMOVED_WORDS) assert.ok(!read(`${PACKAGE}/nodes/${file}`).includes(word), file);
  }
});

test('no compose file keeps files in memory', () => {
  for (const name of ['compose.yaml', 'compose-single.yaml']) {
    assert.doesNotMatch(read(`docs/${name}`), /N8N_DEFAULT_BINARY_DATA_MODE: ['"]?default/, name);
  }
});

// npm will get no newer n8n: a range would sooner or later find nothing that starts.
test('the n8n that is tried is pinned, and the pages name it', () => {
  const { n8n } = JSON.parse(read('apps/n8n-host/package.json')).dependencies;
  const first = JSON.parse(read('apps/n8n-host/n8n-1x/package.json')).dependencies.n8n;
  for (const version of [n8n, first]) {
    assert.match(version, /^\d+\.\d+\.\d+$/);
    assert.ok(read(`${PACKAGE}/README.md`).includes(`| ${version} `), version);
  }
  assert.match(read(`${PACKAGE}/README.md`), /\| 3\.x +\| not tried/);
});

test('compose-single.yaml pins the n8n that is tried and puts the node where n8n looks for it', () => {
  const { services } = parse(read('docs/compose-single.yaml'));
  const { n8n } = JSON.parse(read('apps/n8n-host/package.json')).dependencies;
  for (const { image } of Object.values(services)) assert.equal(image, `docker.n8n.io/n8nio/n8n:${n8n}`);
  assert.ok(services.n8n.volumes.includes('nodes:/home/node/.n8n/nodes'));
  const withWorkers = parse(read('docs/compose.yaml'), { merge: true }).services['keepnet-node'];
  assert.deepEqual(services['keepnet-node'], withWorkers);
});
