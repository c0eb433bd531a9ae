/**
 * A signal that gives up after some time. Not `AbortSignal.timeout`: that one stands in a registry of Node's own, and
 * found as garbage while the environment is taken down it keeps the process from ending (see `app/finalizers.ts`).
 */
export function deadline(ms: number): AbortSignal {
  const controller = new AbortController();
  const giveUp = () => controller.abort(new DOMException('It took too long.', 'TimeoutError'));
  setTimeout(giveUp, ms).unref();
  return controller.signal;
}
