/** A name for a piece of work, by which it tells its progress and is cancelled. */
export const newJob = (): string =>
  `job_${[...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}`;
