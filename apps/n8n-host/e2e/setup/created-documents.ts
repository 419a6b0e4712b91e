import type { ServiceAnswer } from './https-proxy';

interface Trouble {
  /** Text in the request that it hits. */
  readonly containing: string;
  readonly isStored: boolean;
  /** Without it the answer is a 500. */
  readonly hold?: { readonly onArrival: () => void; readonly released: Promise<void> };
}

export interface Hold {
  /** Resolves as soon as an answer is being held back. */
  readonly arrived: Promise<void>;
  release(): void;
}

/** The documents of an accounting service, which remembers the token of every creation and can be made to fail at one. */
export class CreatedDocuments<T> {
  readonly all: T[] = [];
  /** Creations that were asked for, whatever became of them. */
  attempts = 0;
  readonly #answers = new Map<string, { readonly body: string; readonly answer: ServiceAnswer }>();
  #trouble: Trouble | undefined;

  /** Answers the next creation with this text in it with a 500. */
  failOnce(containing: string, { isStored }: { readonly isStored: boolean }): void {
    this.#trouble = { containing, isStored };
  }

  /** Creates the next document with this text in it, and does not answer. */
  holdOnce(containing: string): Hold {
    const arrival: PromiseWithResolvers<void> = Promise.withResolvers();
    const release: PromiseWithResolvers<void> = Promise.withResolvers();
    this.#trouble = {
      containing,
      isStored: true,
      hold: { onArrival: arrival.resolve, released: release.promise },
    };
    return { arrived: arrival.promise, release: release.resolve };
  }

  /** As services do after a while. */
  forgetTokens(): void {
    this.#answers.clear();
  }

  /** @throws Error when the request carries no token. */
  async create(token: string | undefined, request: Buffer, make: () => T, wrap: (made: T) => object) {
    if (!token) throw new Error('A creation without a token.');
    this.attempts += 1;
    const body = request.toString();
    const known = this.#answers.get(token);
    if (known)
      return known.body === body ? known.answer : { status: 400, body: 'The token was used for another request.' };
    const trouble = this.#trouble && body.includes(this.#trouble.containing) ? this.#trouble : undefined;
    if (trouble) this.#trouble = undefined;
    if (trouble && !trouble.isStored) return { status: 500 };
    const made = make();
    this.all.push(made);
    const answer: ServiceAnswer = { status: 200, body: wrap(made) };
    this.#answers.set(token, { body, answer });
    if (trouble && !trouble.hold) return { status: 500 };
    trouble?.hold?.onArrival();
    await trouble?.hold?.released;
    return answer;
  }
}

/** Quantity × unit price in cents, rounded half away from zero, without the errors of binary fractions. */
export function toCents(quantity: number, unitPrice: number): number {
  const tenThousandths = BigInt(Math.round(quantity * 10_000)) * BigInt(Math.round(unitPrice * 10_000));
  return Number((tenThousandths + 500_000n) / 1_000_000n);
}
