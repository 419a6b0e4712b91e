/** What Zapier shows of an error: its name, and of its message what its runtime packs as JSON. */
export interface ShownError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly status?: number;
  readonly delay?: number | null;
}

/** What `pending` throws, as Zapier shows it; fails when it does not. */
export async function thrownBy(pending: Promise<unknown>): Promise<ShownError> {
  try {
    await pending;
  } catch (error) {
    const { name, message } = error as Error;
    return message.startsWith('{') ? { ...(JSON.parse(message) as ShownError), name } : { name, message };
  }
  throw new Error('Nothing was thrown.');
}
