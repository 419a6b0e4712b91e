import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';

import { loader, n8n } from '../harness/n8n-modules';
import { isNote, linksOf, readTemplate, TEMPLATE_FILES } from './template';
import { unknownChoices } from './unknown-choices';

const { NodeHelpers } = n8n.workflow;

const isOurs = ({ type }: INode): boolean => type.startsWith('n8n-nodes-keepnet.');

function descriptionOf({ type }: INode): INodeTypeDescription {
  // n8n makes the tool out of the node.
  const name = type.split('.')[1]?.replace(/Tool$/, '') ?? '';
  return NodeHelpers.getVersionedNodeType(loader.getNode(name).type, 1).description;
}

/** What no node of n8n's own creates documents in as it must be done. */
const SERVICES = ['api.xero.com', 'quickbooks.api.intuit.com'];

/** The parameters without those that n8n adds to every tool. */
function ownParameters({ parameters }: INode): INode['parameters'] {
  const { descriptionType, toolDescription, ...own } = parameters;
  return own;
}

test('holds the templates', () => {
  expect(TEMPLATE_FILES).toEqual([
    'ai-agent-billing-questions.json',
    'customers-to-data-table.json',
    'expired-licenses-hubspot.json',
    'monthly-invoices-quickbooks.json',
    'monthly-invoices-xero.json',
    'monthly-report.json',
    'over-limit-true-up.json',
    'renewals-digest.json',
    'usage-excel-by-mail.json',
    'usage-excel-by-outlook.json',
    'usage-to-google-sheets.json',
  ]);
});

describe.each(TEMPLATE_FILES)('%s', (file) => {
  const template = readTemplate(file);
  const { nodes } = template;
  const names = nodes.map(({ name }) => name);

  test('has a name, nodes with names and ids of their own, and nothing pinned', () => {
    expect(template.name).toMatch(/^Keepnet: /);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(names.length);
    expect(template.pinData).toEqual({});
  });

  test('uses what our nodes have, and nothing else', () => {
    const ours = nodes.filter(isOurs);
    expect(ours.length).toBeGreaterThan(0);
    for (const node of ours) {
      const description = descriptionOf(node);
      const given = ownParameters(node);
      const known = NodeHelpers.getNodeParameters(description.properties, given, true, false, node, description);
      expect(known).toMatchObject(given);
      const own = { ...node, parameters: known ?? {} };
      expect(NodeHelpers.getNodeParametersIssues(description.properties, own, description)).toBeNull();
      expect(unknownChoices(description.properties, given)).toEqual([]);
    }
  });

  test('connects nodes that exist, and leaves none alone', () => {
    const links = linksOf(template);
    const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
    expect(linked).toEqual(new Set(nodes.filter((node) => !isNote(node)).map(({ name }) => name)));
  });

  test('says on a sticky note what to set, naming nodes that exist', () => {
    const [note] = nodes.filter(isNote);
    const text = String(note?.parameters['content']);
    expect(note?.name).toBe('What to set');
    expect(text).toContain('**What to set**');
    const listed = text.split('\n').filter((line) => /^\d\. \*[^*]+\*/.test(line));
    expect(listed.length).toBeGreaterThan(0);
    for (const line of listed) expect(names).toContain(/\*([^*]+)\*/.exec(line)?.[1]);
  });

  test('holds no credential, secret, address or document of anyone', () => {
    const text = JSON.stringify(template);
    for (const node of nodes) expect(node).not.toHaveProperty('credentials');
    expect(text).not.toMatch(/secret|password|api[_-]?key|bearer|instanceId/i);
    expect(
      text.match(/[\w.+-]+@[\w-]+\.[\w.]+/g)?.filter((address) => !address.endsWith('@example.com')) ?? [],
    ).toEqual([]);
    const hosts = [...text.matchAll(/https?:\/*([^/"'\s]*)/g)].map(([, host = '']) => host);
    expect(hosts.filter((host) => !SERVICES.includes(host))).toEqual([]);
  });

  test('mails to nobody until somebody is named, and says it in HTML', () => {
    for (const { parameters } of nodes.filter(({ type }) => /emailSend$/.test(type))) {
      expect(parameters).toMatchObject({ fromEmail: '', toEmail: '' });
      // n8n sends a question as HTML, whatever is set.
      if (parameters['operation'] !== 'sendAndWait') expect(['html', 'both']).toContain(parameters['emailFormat']);
      // What is not attached as a file is a part of the HTML, and mail programs hide it.
      expect(parameters['options']).not.toHaveProperty('attachments');
    }
    for (const { parameters } of nodes.filter(({ type }) => /microsoftOutlook$/.test(type))) {
      expect(parameters).toMatchObject({ toRecipients: '', additionalFields: { bodyContentType: 'html' } });
    }
  });

  test('has notes of one color', () => {
    expect(nodes.filter(isNote).every(({ parameters }) => parameters['color'] === 7)).toBe(true);
  });

  test('runs from left to right, and nothing lies on anything else', () => {
    const places = nodes.map((node) => {
      const { width = 100, height = 100 } = isNote(node) ? (node.parameters as { width: number; height: number }) : {};
      const [left, top] = node.position;
      return { name: node.name, left, top, right: left + width, bottom: top + height };
    });
    for (const [index, a] of places.entries()) {
      for (const b of places.slice(index + 1)) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        expect(apart, `${a.name} and ${b.name}`).toBe(true);
      }
    }
    const leftOf = new Map(places.map(({ name, left }) => [name, left]));
    // What goes back to a loop goes left, and tools lie below their agent.
    const forward = linksOf(template).filter(({ to, kind }) => kind === 'main' && !to.startsWith('Loop'));
    for (const { from, to } of forward) expect(leftOf.get(from)).toBeLessThan(leftOf.get(to) ?? 0);
  });

  test('counts strictly where the numbers end in money', () => {
    const money = [
      ...['getMonthlyTotal', 'compareMonths', 'createReport', 'getUsageLines', 'getInvoiceLines'],
      ...['getOverLimit', 'getExpired', 'getRenewals'],
    ];
    const isMoney = ({ parameters: { operation, list } }: INode): boolean =>
      money.includes(String(operation)) || list === 'usage';
    for (const { parameters } of nodes.filter(isMoney)) {
      expect(parameters).toMatchObject({ verification: 'strict' });
    }
  });
});
