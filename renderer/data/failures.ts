import type { AppError } from '#shared/errors/app-error';

type Listener = (error: AppError) => void;
const listeners = new Set<Listener>();

/** Failures that belong to no field and no panel; the shell shows them as notices. */
export function reportFailure(error: AppError): void {
  for (const listener of listeners) listener(error);
}

export function onFailure(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
