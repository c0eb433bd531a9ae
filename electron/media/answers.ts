import { type AppError, appError, fail, ok, type Result } from '#shared/errors/app-error';
import { deadline } from '../line/deadline';

/** A call to a host must not hang a send: a large film gets more time than a picture. */
export const timeoutFor = (bytes: number): AbortSignal => deadline(30_000 + Math.ceil(bytes / 100));

/** Calls, and makes a failure of the net an error that may be tried again. */
export async function call(run: () => Promise<Response>): Promise<Result<Response>> {
  try {
    return ok(await run());
  } catch (error) {
    const cause = (error as { cause?: { code?: string; message?: string } }).cause;
    const reason = cause?.code ?? cause?.message ?? (error as Error).message;
    const isTls = /CERT|SSL|TLS|SELF_SIGNED/i.test(reason);
    return fail(
      isTls
        ? appError('media.tls', `The host’s certificate was refused: ${reason}.`, {
            details: { reason },
            retry: 'never',
          })
        : appError('media.unreachable', `The media host cannot be reached: ${reason}.`, {
            details: { reason },
            retry: 'safe',
          }),
    );
  }
}

/** What a status that is no success means for an upload. */
export function refusal(status: number, detail = ''): AppError {
  const details = { status, reason: detail.slice(0, 200) };
  if (status === 401 || status === 403)
    return appError('media.denied', `The media host refused the access (${status}).`, {
      details,
      retry: 'never',
    });
  if (status === 404 || status === 409)
    return appError('media.noPlace', `The bucket or folder is not there (${status}).`, {
      details,
      retry: 'never',
    });
  if (status === 507 || status === 413)
    return appError('media.full', `The media host takes no more (${status}).`, {
      details,
      retry: 'never',
    });
  return appError('media.refused', `The media host answered ${status}.`, {
    details,
    retry: status >= 500 || status === 429 || status === 408 ? 'safe' : 'never',
  });
}
