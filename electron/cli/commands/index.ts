import type { CliCommand } from '../command';

/** Every command of `tapestry`, in the order of its help. */
export const allCommands: readonly CliCommand[] = [];
