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

/**
 * Links may come before there is a page that could open them: with the start itself, or while the page
 * loads again after a crash. They wait here; the page takes what waited and hears the later ones at once.
 */
export class LinkInbox {
  private waiting: DocumentId | null = null;
  private isListening = false;

  constructor(private readonly pass: (id: DocumentId) => void) {}

  /** A link was opened; null, which is what a hostile link reads as, changes nothing. */
  arrived(id: DocumentId | null): void {
    if (id === null) return;
    if (this.isListening) this.pass(id);
    else this.waiting = id;
  }

  /** The page is there and takes what waited for it; asked once per load. */
  take(): DocumentId | null {
    const id = this.waiting;
    this.waiting = null;
    this.isListening = true;
    return id;
  }

  /** The page is gone; what arrives waits for the next one. */
  pageGone(): void {
    this.isListening = false;
  }
}
