import { Worker } from 'node:worker_threads';

/**
 * Ends this process by force when it has not ended by itself by then. In a worker, because what hangs may be the
 * main thread, as long as its environment stands; what could spin after that, `finalizers.ts` takes away. Whoever
 * calls this has put everything that matters on the disk.
 */
export function endWithin(ms: number): void {
  const code = `setTimeout(() => process.kill(${process.pid}, 'SIGKILL'), ${ms})`;
  new Worker(code, { eval: true }).unref();
}
