/**
 * Links and files may come before there is a page that could open them: with the start itself, or while the page
 * loads again after a crash. They wait here; the page takes what waited and hears the later ones at once.
 */
export class Inbox<T> {
  private waiting: T | null = null;
  private isListening = false;

  constructor(private readonly pass: (asked: T) => void) {}

  /** Something was opened; null, which is what a hostile link reads as, changes nothing. */
  arrived(asked: T | null): void {
    if (asked === null) return;
    if (this.isListening) this.pass(asked);
    else this.waiting = asked;
  }

  /** The page is there and takes what waited for it; asked once per load. */
  take(): T | null {
    const asked = this.waiting;
    this.waiting = null;
    this.isListening = true;
    return asked;
  }

  /** Puts back what the page is told of and takes by asking. */
  keep(asked: T): void {
    this.waiting = asked;
  }

  /** The page is gone; what arrives waits for the next one. */
  pageGone(): void {
    this.isListening = false;
  }
}
