/** Something a user has sent: the bytes of a picture, film or sound. */
interface UserContent {
  bytes: Uint8Array;
  mime: string;
  /** Large ones are not ready at once. */
  readyAt: number;
  isUnsent: boolean;
}

/** What users have sent to the account, as long as the platform runs. */
export class UserContents {
  readonly #contents = new Map<string, UserContent>();

  keep(messageId: string, content: Omit<UserContent, 'isUnsent'>): void {
    this.#contents.set(messageId, { ...content, isUnsent: false });
  }

  unsend(messageId: string): void {
    const content = this.#contents.get(messageId);
    if (content) content.isUnsent = true;
  }

  get(messageId: string): UserContent | null {
    return this.#contents.get(messageId) ?? null;
  }
}
