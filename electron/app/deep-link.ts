import { type DocumentId, documentId } from '#shared/domain/ids';

/**
 * `tapestry://open/<document id>` and nothing else. A link only ever names a document of the open
 * workspace: no path, no command, no address of another machine.
 */
export function readDeepLink(link: string): DocumentId | null {
  const match = /^tapestry:\/\/open\/([a-z0-9_]{1,60})\/?$/.exec(link);
  const parsed = documentId.safeParse(match?.[1]);
  return parsed.success ? parsed.data : null;
}

/** Whether an argument of a command line was put there by a link, well-formed or not. */
export const isLink = (arg: string): boolean => /^\s*tapestry:/i.test(arg);

/** The first deep link of a command line. */
export function deepLinkIn(argv: readonly string[]): DocumentId | null {
  for (const arg of argv) {
    const id = isLink(arg) ? readDeepLink(arg) : null;
    if (id !== null) return id;
  }
  return null;
}
