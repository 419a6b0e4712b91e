/** Something that happens at a moment of virtual time. */
export interface TimedEvent {
  readonly at: number;
  /** Equal moments happen in the order in which they were planned. */
  readonly order: number;
  run: (() => void) | undefined;
}

/** A binary heap, the earliest event on top. */
export interface EventQueue {
  push(event: TimedEvent): void;
  pop(): TimedEvent | undefined;
}

export function createEventQueue(): EventQueue {
  const heap: TimedEvent[] = [];
  const isBefore = (a: TimedEvent, b: TimedEvent): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

  const sink = (event: TimedEvent): void => {
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const [left, right] = [heap[child], heap[child + 1]];
      if (left === undefined) break;
      let smaller = left;
      if (right !== undefined && isBefore(right, left)) {
        smaller = right;
        child++;
      }
      if (!isBefore(smaller, event)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = event;
  };

  return {
    push(event) {
      let index = heap.length;
      heap.push(event);
      while (index > 0) {
        const above = (index - 1) >> 1;
        const parent = heap[above];
        if (parent === undefined || !isBefore(event, parent)) break;
        heap[index] = parent;
        index = above;
      }
      heap[index] = event;
    },
    pop() {
      const top = heap[0];
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(last);
      return top;
    },
  };
}
