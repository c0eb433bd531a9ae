/** One system call of a trace. `start` and `end` are line numbers: a call may be interrupted by other threads. */
export interface SystemCall {
  name: string;
  start: number;
  end: number;
  /** The file of the descriptor, for fsync and fdatasync. */
  path?: string;
  from?: string;
  to?: string;
}

/** Reads what `strace -f -y` wrote; calls that failed are left out. */
export function readTrace(text: string): SystemCall[] {
  const calls: SystemCall[] = [];
  const open = new Map<string, { head: string; start: number }>();
  text.split('\n').forEach((line, at) => {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (rest.includes('<unfinished ...>')) {
      open.set(pid, { head: rest.replace('<unfinished ...>', ''), start: at });
      return;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const begun = resumed ? open.get(pid) : undefined;
    const whole = begun ? `${begun.head}${resumed?.[1] ?? ''}` : rest;
    const match = /^(\w+)\((.*)\)\s+= 0$/.exec(whole);
    if (!match) return;
    const [, name = '', args = ''] = match;
    const names = [...args.matchAll(/"([^"]*)"/g)].map((found) => found[1] ?? '');
    calls.push({
      name,
      start: begun?.start ?? at,
      end: at,
      path: /^\d+<([^>]*)>/.exec(args)?.[1],
      from: names[0],
      to: names[1],
    });
  });
  return calls;
}
