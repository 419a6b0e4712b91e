/** A failure that is reported to the user in one sentence, with a tool's output after it when that helps. */
export class TaskError extends Error {
  /**
   * @param {string} message one sentence that says what is missing or wrong
   * @param {{ output?: string, exitCode?: number }} [details] what the failed tool printed, and its exit code
   */
  constructor(message, { output = '', exitCode = 1 } = {}) {
    super(message);
    this.name = 'TaskError';
    this.output = output;
    this.exitCode = exitCode;
  }
}
