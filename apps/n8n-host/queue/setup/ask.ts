import type { RunningSandbox } from '@keepnet-workflows/sandbox';
import { expect } from 'vitest';

import type { StoredCredential } from '../../src/credentials';
import type { Session } from '../../src/session';
import { keepnet, node, type WorkflowNode } from '../../src/workflow';
import { type Question, QUESTIONS } from './questions';
import { type Reply, type WebhookWorkflow, webhookWorkflow } from './webhook-workflow';

const CALLERS = 25;

/** A question that has its workflow in n8n. */
export interface Asked extends Question {
  readonly workflow: WebhookWorkflow;
}

/** Reads the CSV file that an export made. */
const extract = (): WorkflowNode =>
  node('Extract', 'n8n-nodes-base.extractFromFile', 1.1, {
    operation: 'csv',
    binaryPropertyName: 'data',
    options: { enableBOM: true },
  });

/** Publishes a workflow for each question. */
export async function publishQuestions(session: Session, credential: StoredCredential): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const question of QUESTIONS) {
    const asking = keepnet(credential, question.parameters);
    const nodes = question.name === 'export' ? [asking, extract()] : [asking];
    asked.push({ ...question, workflow: await webhookWorkflow(session, question.name, nodes) });
  }
  return asked;
}

/** Asks everything that many times, with more callers at once than the workers accept. */
export async function askAll(asked: readonly Asked[], times: number): Promise<{ question: Asked; reply: Reply }[]> {
  const waiting = Array.from({ length: times }, () => asked).flat();
  const replies: { question: Asked; reply: Reply }[] = [];
  const caller = async (): Promise<void> => {
    for (let question = waiting.shift(); question; question = waiting.shift()) {
      replies.push({ question, reply: await question.workflow.call() });
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return replies;
}

/** Fails unless the reply is the exact answer. */
export function expectRight(server: RunningSandbox, question: Question, { status, body }: Reply): void {
  expect([question.name, status]).toEqual([question.name, 200]);
  expect(question.read(JSON.parse(body.toString()) as Parameters<Question['read']>[0])).toEqual(question.truth(server));
}
