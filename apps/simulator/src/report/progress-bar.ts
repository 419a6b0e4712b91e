const WIDTH = 30;

/** Shows how far a run is: a bar that moves in a terminal, a line for every tenth elsewhere. */
export function createProgressBar(total: number, stream: NodeJS.WriteStream): (done: number, failed: number) => void {
  let tenth = 0;
  return (done, failed) => {
    const share = total === 0 ? 1 : done / total;
    const failures = failed > 0 ? `, ${failed} FAILED` : '';
    if (stream.isTTY) {
      const filled = Math.round(share * WIDTH);
      stream.write(`\r[${'█'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${done} of ${total}${failures}`);
      if (done === total) stream.write('\n');
    } else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10);
      stream.write(`${done} of ${total}${failures}\n`);
    }
  };
}
