import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { attachToken } from './attach-token';
import { requestToken } from './request-token';

/** Its Test is code in the node, see testCredential: n8n's own kind of test checks only a status, not the answer. */
export class KeepnetApi implements ICredentialType {
  name = 'keepnetApi';

  displayName = 'Keepnet API';

  icon = { light: 'file:../nodes/Keepnet/keepnet.svg', dark: 'file:../nodes/Keepnet/keepnet.dark.svg' } as const;

  documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-keepnet#credential';

  properties: INodeProperties[] = [
    {
      displayName: 'Client ID',
      name: 'clientId',
      type: 'string',
      default: '',
      required: true,
      hint: 'In Keepnet: Company → Company Settings → REST API. Create a client with Client Role = Reseller.',
    },
    {
      displayName: 'Client Secret',
      name: 'clientSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      hint: 'Keepnet shows it only once, when the client is created.',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: 'https://api.keepnetlabs.com',
      placeholder: 'https://api.keepnetlabs.com',
      hint: 'Change it only if you run your own Keepnet server.',
    },
    {
      displayName: 'Date Format',
      name: 'dateFormat',
      type: 'options',
      default: 'auto',
      description:
        'How Keepnet writes dates for your account. Automatic reads dates that begin with the year, such as 2026-11-20; choose another format if an error message asks for it.',
      options: [
        { name: 'Automatic', value: 'auto' },
        { name: 'DD/MM/YYYY', value: 'DD/MM/YYYY' },
        { name: 'MM/DD/YYYY', value: 'MM/DD/YYYY' },
      ],
    },
    {
      displayName: 'Access Token',
      name: 'accessToken',
      type: 'hidden',
      typeOptions: { expirable: true, password: true },
      default: '',
    },
    {
      displayName: 'Token For',
      name: 'tokenFor',
      type: 'hidden',
      typeOptions: { password: true },
      default: '',
    },
    {
      displayName: 'Token Expires At',
      name: 'tokenExpiresAt',
      type: 'hidden',
      typeOptions: { password: true },
      default: '',
    },
  ];

  preAuthentication = requestToken;

  authenticate = attachToken;
}
