import type { CliCommand } from '../command';

/**
 * Every command of `tapestry`, in the order of its help. A pipeline calls one of them a thousand times, so each brings
 * only what it needs itself.
 */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  validate: async () => (await import('./validate')).validate,
  convert: async () => (await import('./convert')).convert,
  import: async () => (await import('./import')).importFiles,
  render: async () => (await import('./render')).render,
  preview: async () => (await import('./preview')).preview,
  plan: async () => (await import('./plan')).plan,
  apply: async () => (await import('./apply')).apply,
  rollback: async () => (await import('./apply')).rollback,
  approve: async () => (await import('./approve')).approve,
  pull: async () => (await import('./pull')).pull,
  send: async () => (await import('./send')).send,
  capsule: async () => (await import('./capsule')).capsule,
  audience: async () => (await import('./audience')).audience,
  cost: async () => (await import('./cost')).cost,
  ab: async () => (await import('./ab')).ab,
  rehearse: async () => (await import('./rehearse')).rehearse,
  sample: async () => (await import('./sample')).sample,
  demo: async () => (await import('./demo')).demo,
};

/** The command that a command line calls, alone; all of them where it calls none, to be listed or guessed. */
export async function commandsFor(argv: readonly string[]): Promise<readonly CliCommand[]> {
  const name = calledIn(argv);
  const called = name !== null && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (called) return [await called()];
  if (argv.some((word) => word !== '--json') && argv.every((word) => VERSION.has(word))) return [];
  return Promise.all(Object.values(COMMANDS).map((load) => load()));
}

/** What asks for the version, alone or as JSON. */
const VERSION: ReadonlySet<string> = new Set(['--version', '-V', '--json']);

/** The first word that is neither an option nor the language that belongs to one. */
function calledIn(argv: readonly string[]): string | null {
  for (const [at, word] of argv.entries())
    if (!word.startsWith('-') && argv[at - 1] !== '--locale') return word;
  return null;
}
