import { abortCases } from './contract/abort-cases';
import { toCases, type TransportContractCase } from './contract/contract-case';
import { failureCases } from './contract/failure-cases';
import { hostileTextCases } from './contract/hostile-text-cases';
import { redirectCases } from './contract/redirect-cases';
import { requestCases } from './contract/request-cases';
import { statusCases } from './contract/status-cases';
import { streamCases } from './contract/stream-cases';
import { textCases } from './contract/text-cases';
import { timeoutCases } from './contract/timeout-cases';
import type { TransportContractOptions } from './contract/transport-contract-options';

/**
 * What every transport must do, as cases for any test runner:
 * `for (const { name, run } of transportContract({ createTransport })) test(name, run);`
 *
 * Beyond the port's own words it fixes: a text comes without a leading byte order mark, a stream as bytes with it;
 * both are decompressed. Each case talks to a server of its own on this machine and ends it.
 */
export function transportContract(options: TransportContractOptions): TransportContractCase[] {
  return toCases(options, {
    ...requestCases(options),
    ...statusCases(options),
    ...redirectCases(options),
    ...textCases,
    ...hostileTextCases,
    ...(options.streams !== false && streamCases(options)),
    ...failureCases(options),
    ...timeoutCases(options),
    ...abortCases(options),
  });
}
