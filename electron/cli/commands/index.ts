import type { CliCommand } from '../command';
import { ab } from './ab';

/** Every command of `tapestry`, in the order of its help. */
export const allCommands: readonly CliCommand[] = [ab];
