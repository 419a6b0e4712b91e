import type {
  ICredentialDataDecryptedObject,
  ICredentials,
  ICredentialsHelper,
  ICredentialType,
  IHttpRequestHelper,
  IHttpRequestOptions,
  INode,
  INodeParameters,
  INodeProperties,
} from 'n8n-workflow';

import { loader, n8n } from './n8n-modules';

type Data = ICredentialDataDecryptedObject;
type DecryptArguments = Parameters<ICredentialsHelper['getDecrypted']>;

const keepnetApi = loader.getCredential('keepnetApi').type;

/** One stored credential, with the rules by which n8n's own helper stores and renews tokens. */
export class CredentialStore extends (n8n.workflow.ICredentialsHelper as abstract new () => ICredentialsHelper) {
  /** What is stored, the hidden fields included. */
  data: Data;

  /** @param type Another credential type than the package's own, for tests of the transport alone. */
  constructor(
    data: Data,
    private readonly type: ICredentialType = keepnetApi,
  ) {
    super();
    const defaults = type.properties.map((property) => [property.name, property.default] as const);
    this.data = { ...Object.fromEntries(defaults), ...data } as Data;
  }

  /** As a user does in n8n's editor: the hidden fields stay as they are. */
  edit(change: Data): void {
    this.data = { ...this.data, ...change };
  }

  async preAuthentication(
    helpers: IHttpRequestHelper,
    credentials: Data,
    _type: string,
    _node: INode,
    expired: boolean,
  ): Promise<Data | undefined> {
    const token = this.type.properties.find(({ typeOptions }) => typeOptions?.expirable)?.name;
    if (!token || !this.type.preAuthentication || !(credentials[token] === '' || expired)) return undefined;
    const output = (await this.type.preAuthentication.call(helpers, credentials)) as Data;
    if (output[token] === undefined) return undefined;
    const declared = new Set(this.type.properties.map(({ name }) => name));
    const kept = Object.entries(output).filter(([name]) => declared.has(name));
    this.data = { ...this.data, ...Object.fromEntries(kept) };
    return Object.assign(credentials, output);
  }

  async authenticate(credentials: Data, _type: string, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
    const { authenticate } = this.type;
    return typeof authenticate === 'function' ? await authenticate(credentials, options) : options;
  }

  async getDecrypted(...[, , , mode, executeData, , resolve]: DecryptArguments): Promise<Data> {
    if (!resolve) return { ...this.data };
    const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = resolve;
    const resolved = workflow.expression.getParameterValue(
      this.data as INodeParameters,
      runExecutionData,
      runIndex,
      itemIndex,
      node.name,
      connectionInputData,
      mode,
      {},
      executeData,
      false,
      this.data as INodeParameters,
    );
    return resolved as Data;
  }

  async getCredentials(): Promise<ICredentials> {
    return await Promise.reject(new Error('Not needed here'));
  }

  getParentTypes(): string[] {
    return [];
  }

  isCredentialUsableByNode(): boolean {
    return true;
  }

  getCredentialsProperties(): INodeProperties[] {
    return this.type.properties;
  }

  async runPreAuthentication(): Promise<undefined> {
    return undefined;
  }

  async updateCredentials(): Promise<void> {}

  async updateCredentialsOauthTokenData(): Promise<void> {}
}
