import {
  issueAccessToken,
  KeepnetAuthenticationError,
  type TextResponse,
  type Transport,
} from '@keepnet-workflows/core';
import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';

import { connectionLabel, readCredentials, readSettings, type Session } from './connection';
import { clock } from './http/clock';
import { createTransport } from './http/transport';
import { createKeepnet, STEP_LIMITS } from './step/create-keepnet';
import { runInTime } from './step/run-in-time';

const GUIDE = 'https://doc.keepnetlabs.com/next-generation-product/platform/company/company-settings/rest-api';

/** Zapier calls this for a new connection, and again whenever a step gets a 401. */
export const getSession = async (z: ZObject, { authData }: Bundle): Promise<Session> =>
  await runInTime(z, async ({ signal }) => {
    const { value } = await issueAccessToken(
      { transport: withoutRenewal(createTransport(z)), clock, random: Math.random },
      readCredentials(authData),
      { ...readSettings(authData), ...STEP_LIMITS, signal },
    );
    return { access_token: value };
  });

/** Zapier takes a 401 for an expired session even here, where it is about the credentials. */
function withoutRenewal(transport: Transport): Transport {
  return async (request) => {
    try {
      return await transport(request);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'RefreshAuthError') throw error;
      return { status: 401, headers: {}, body: '' } satisfies TextResponse;
    }
  };
}

/**
 * Proves by a search that the connection may list companies, whatever its token says. The result labels the connection.
 */
export const testConnection = async (z: ZObject, bundle: Bundle) =>
  await runInTime(z, async (progress) => {
    const { companyName, role, isReseller } = await createKeepnet(z, bundle, progress).checkCredentials();
    if (!isReseller) {
      throw new KeepnetAuthenticationError(
        'The Client ID and Client Secret are right, but this credential may not list the companies of a reseller. ' +
          'Set Client Role = Reseller for it under Company → Company Settings → REST API.',
        { statusCode: 403 },
      );
    }
    return { connection_label: connectionLabel(bundle.authData, companyName), company_name: companyName, role };
  });

export const authentication = {
  type: 'session',
  fields: [
    {
      key: 'client_id',
      label: 'Client ID',
      type: 'string',
      required: true,
      isNoSecret: true,
      helpText: `Create a client with the role Reseller under **Company → Company Settings → REST API** and copy its ID. [Where to find it](${GUIDE}).`,
    },
    {
      key: 'client_secret',
      label: 'Client Secret',
      type: 'password',
      required: true,
      helpText: `Shown only once, when the client is created. If it is lost, [create another client](${GUIDE}).`,
    },
    {
      key: 'base_url',
      label: 'Base URL',
      type: 'string',
      required: false,
      isNoSecret: true,
      placeholder: 'https://api.keepnetlabs.com',
      helpText: `Leave it empty unless you run your own Keepnet server. The address then begins with \`https://\`. [About the address](${GUIDE}).`,
    },
    {
      key: 'date_format',
      label: 'Date Format',
      type: 'string',
      required: false,
      isNoSecret: true,
      choices: { auto: 'Automatic', 'DD/MM/YYYY': 'DD/MM/YYYY', 'MM/DD/YYYY': 'MM/DD/YYYY' },
      helpText: `How your account shows dates. Leave it empty unless an error message asks for it. [About the settings](${GUIDE}).`,
    },
  ],
  test: testConnection,
  connectionLabel: '{{connection_label}}',
  sessionConfig: { perform: getSession },
} satisfies Authentication;
