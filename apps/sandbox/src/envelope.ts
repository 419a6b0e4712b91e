import type { RequestScenarios } from './scenarios/active-scenarios';

export interface EnvelopeParts {
  readonly data: unknown;
  /** `SUCCESS`, `INPUT_ERROR`, … */
  readonly status: string;
  readonly message?: string;
  readonly validationMessages?: readonly string[];
}

type EnvelopeScenarios = Pick<RequestScenarios, 'has'>;

/** The JSON text of an answer, in the envelope that the scenarios ask for. */
export function envelope(parts: EnvelopeParts, scenarios: EnvelopeScenarios): string {
  const { data, status, message = '', validationMessages = [] } = parts;
  const extra = scenarios.has('extra-fields') ? { traceId: 'sandbox-trace', pagination: null } : {};
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

export const JSON_TYPE = 'application/json; charset=utf-8';

/** For answers that are given before the request's scenarios are known. */
export const NO_SCENARIOS: EnvelopeScenarios = { has: () => false };
