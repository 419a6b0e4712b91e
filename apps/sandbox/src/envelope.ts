import type { ApiRefusal } from './api-refusal';
import type { ServerScenarios } from './scenarios/server-scenarios';

export interface EnvelopeParts {
  readonly data: unknown;
  /** `SUCCESS`, `INPUT_ERROR`, … */
  readonly status: string;
  readonly message?: string;
  readonly validationMessages?: readonly string[];
}

type EnvelopeScenarios = Pick<ServerScenarios, 'has'>;

/** The JSON text of an answer, in the envelope that the scenarios require. */
export function envelope(parts: EnvelopeParts, scenarios: EnvelopeScenarios): string {
  const { data, status, message = '', validationMessages = [] } = parts;
  const extra = scenarios.has('extra-fields') ? { traceId: 'sandbox-trace', pagination: null } : {};
  if (scenarios.has('bare-answers') && status === 'SUCCESS') return JSON.stringify({ data, ...extra });
  if (scenarios.has('quickstart-envelope')) {
    const messages = [...validationMessages, message].filter((text) => text !== '');
    return JSON.stringify({ isSuccess: status === 'SUCCESS', data, messages, ...extra });
  }
  if (scenarios.has('upper-case-envelope')) {
    return JSON.stringify({
      Data: data,
      Status: status,
      Message: message,
      ValidationMessages: validationMessages,
      ...extra,
    });
  }
  return JSON.stringify({ data, status, message, validationMessages, ...extra });
}

/** The JSON text of a refusal. */
export function refusalEnvelope(refusal: ApiRefusal, scenarios: EnvelopeScenarios): string {
  const { resultStatus: status, message, validationMessages } = refusal;
  return envelope({ data: null, status, message, validationMessages }, scenarios);
}

export const JSON_TYPE = 'application/json; charset=utf-8';

/** For answers that are given before the request's scenarios are known. */
export const NO_SCENARIOS: EnvelopeScenarios = { has: () => false };
