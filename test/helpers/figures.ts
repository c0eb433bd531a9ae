/** Says what a test of the reliability plan counted, or why it could not run here. */
export const figures = (row: string, found: Record<string, unknown>): void => {
  process.stderr.write(`${row}: ${JSON.stringify(found)}\n`);
};

export const cannot = (row: string, why: string): void => {
  process.stderr.write(`${row}: skipped, ${why}\n`);
};
