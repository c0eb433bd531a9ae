import { type AppError, appError } from '#shared/errors/app-error';

export const cancelled = (): AppError =>
  appError('audience.cancelled', 'Stopped; nothing was written.');

export const listGone = (): AppError =>
  appError('audience.listGone', 'The ids of this list are no longer in the workspace.');

/** LINE gives nobody the ids of an audience, so nothing that needs them can be done with it here. */
export const idsAtLine = (name: string): AppError =>
  appError(
    'audience.idsAtLine',
    `“${name}” is an audience at LINE, which gives nobody the ids in it. Choose it as a condition of a send.`,
    { details: { name } },
  );

export const noJob = (): AppError =>
  appError('audience.noJob', 'This work is over. Begin it again.');

export const utf16 = (): AppError =>
  appError('audience.utf16', 'This file is UTF-16. Save it as UTF-8 and try again.');
