import { expect } from 'vitest';

import { TODAY } from '../harness/sandbox';
import type { Asked } from './foreign-nodes';
import type { TemplateRun } from './run-template';

export const toNode = ({ asked }: TemplateRun, name: string): Asked[] => asked.filter(({ node }) => node === name);

export interface ComposedMail {
  readonly subject: string;
  /** What there is of it: plain, otherwise HTML. */
  readonly text: string;
  readonly html: string;
  readonly binary: string[];
}

export function mailOf(run: TemplateRun, name: string): ComposedMail {
  const [mail, ...others] = toNode(run, name);
  expect(others).toEqual([]);
  const { subject, html, bodyContent, text = html ?? bodyContent } = mail?.parameters ?? {};
  for (const written of [subject, text]) expect(String(written)).not.toMatch(/undefined|null|NaN|\[object|\{\{/);
  return { subject: String(subject), text: String(text), html: String(html), binary: mail?.binary ?? [] };
}

export const readable = (count: number): string => new Intl.NumberFormat('en-US').format(count);

export const readableDay = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(day),
  );

export const daysAhead = (days: number): string =>
  new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);

/** The cells of each row of a mail's tables, their headings left out. */
export const rowsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr>(<td.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  );

export const readableMonth = (month: string): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(month));

export function monthsBack(count: number): string {
  const [year = 0, month = 0] = TODAY.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - count, 1)).toISOString().slice(0, 7);
}
