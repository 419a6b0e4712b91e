/** Something that takes its time and ends in text. */
export interface Measurement {
  /** How a line calls it when it gave no result. */
  readonly label: string;
  readonly run: () => Promise<string>;
}

/**
 * Runs measurements one after the other and prints each result as soon as it is known. If one fails, a line says why
 * and the others continue: a failure at the end must not discard results that took minutes.
 *
 * @returns Whether all of them have a result.
 */
export async function printEach(measurements: readonly Measurement[], print: (text: string) => void): Promise<boolean> {
  let complete = true;
  for (const { label, run } of measurements) {
    try {
      print(await run());
    } catch (error) {
      complete = false;
      print(`${label}: no result. ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return complete;
}
