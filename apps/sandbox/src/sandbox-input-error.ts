/** The user's input is not possible; the message is one clear line. */
export class SandboxInputError extends Error {
  override readonly name = 'SandboxInputError';
}
