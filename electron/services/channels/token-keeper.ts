import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { TokenSource } from '../../line/call';
import type { IssuedToken, TokenDesk } from '../../line/tokens';
import { type Credential, readCredential, writeCredential } from '../../secrets/credentials';
import type { TokenVault } from '../../secrets/token-vault';

const DAY_MS = 86_400_000;
/** A 30-day token is renewed while three days are left: a closed laptop over a long weekend does no harm. */
const RENEW_DAYS_MS = 3 * DAY_MS;
/** A stateless token lives 15 minutes; one that is about to end is not used for a call any more. */
const RENEW_STATELESS_MS = 2 * 60_000;

/** What may be shown of a channel's token. */
export interface TokenFacts {
  kind: Credential['kind'];
  expiresAt: string | null;
  keyId: string | null;
  lineChannelId: string | null;
}

/** Gets, renews and gives back the tokens of all channels; the only one who reads what the vault keeps. */
export class TokenKeeper {
  /** Stateless tokens are never kept on the disk. */
  private readonly fleeting = new Map<string, IssuedToken>();
  /** One question at a time for each channel, however many calls wait for its answer. */
  private readonly asking = new Map<string, Promise<Result<string>>>();

  constructor(
    private readonly vault: TokenVault,
    private readonly desk: TokenDesk,
    private readonly now: () => Date,
  ) {}

  /** A channel's token, call by call. */
  source(channelId: string, name: string): TokenSource {
    return {
      current: () => this.current(channelId, name),
      refused: (token) => this.refused(channelId, token),
    };
  }

  /** A token that is good now. */
  current(channelId: string, name: string): Promise<Result<string>> {
    const running = this.asking.get(channelId);
    if (running) return running;
    const asked = this.find(channelId, name).finally(() => this.asking.delete(channelId));
    this.asking.set(channelId, asked);
    return asked;
  }

  /** Issues a first token for something that was just entered; nothing is kept yet. */
  async issue(credential: Credential): Promise<Result<{ token: string; credential: Credential }>> {
    switch (credential.kind) {
      case 'longLived':
        return ok({ token: credential.token, credential });
      case 'stateless': {
        const issued = await this.desk.stateless(credential.channelId, credential.channelSecret);
        return issued.ok ? ok({ token: issued.value.token, credential }) : refusedEntry(issued);
      }
      case 'shortLived':
      case 'v21': {
        const issued =
          credential.kind === 'v21'
            ? await this.desk.v21(credential)
            : await this.desk.shortLived(credential.channelId, credential.channelSecret);
        if (!issued.ok) return refusedEntry(issued);
        const { token, expiresAt } = issued.value;
        return ok({
          token,
          credential: { ...credential, token, expiresAt: new Date(expiresAt).toISOString() },
        });
      }
    }
  }

  keep(channelId: string, credential: Credential): void {
    this.fleeting.delete(channelId);
    this.vault.put(channelId, writeCredential(credential));
  }

  /** Keeps another credential; what the old one was issued is given back. */
  async replace(channelId: string, credential: Credential): Promise<void> {
    const old = this.read(channelId);
    this.keep(channelId, credential);
    if (old?.kind === 'shortLived' || old?.kind === 'v21') await this.giveBack(old);
  }

  facts(channelId: string): TokenFacts | null {
    const credential = this.read(channelId);
    if (!credential) return null;
    const fleeting = this.fleeting.get(channelId);
    return {
      kind: credential.kind,
      expiresAt:
        credential.kind === 'stateless'
          ? fleeting
            ? new Date(fleeting.expiresAt).toISOString()
            : null
          : credential.kind === 'longLived'
            ? null
            : credential.expiresAt,
      keyId: credential.kind === 'v21' ? credential.keyId : null,
      lineChannelId: credential.kind === 'longLived' ? null : credential.channelId,
    };
  }

  /** How many v2.1 tokens of this channel LINE counts as good; null for other kinds, or when it does not say. */
  async goodKeyIds(channelId: string): Promise<string[] | null> {
    const credential = this.read(channelId);
    if (credential?.kind !== 'v21') return null;
    const listed = await this.desk.keyIds(credential);
    return listed.ok ? listed.value : null;
  }

  /** A new token now; the old one is given back. For those that live for days. */
  async renew(channelId: string, name: string): Promise<Result<string>> {
    const credential = this.read(channelId);
    if (!credential) return fail(missing(name));
    const issued = await this.issue(credential);
    if (!issued.ok) return issued;
    this.keep(channelId, issued.value.credential);
    // The new one is kept before the old one goes.
    if (credential.kind === 'shortLived' || credential.kind === 'v21')
      await this.giveBack(credential);
    return ok(issued.value.token);
  }

  /** Renews what ends within days; answers which channels had to be, and which could not be. */
  async renewDue(
    channels: readonly { id: string; name: string }[],
  ): Promise<{ renewed: string[]; failed: string[] }> {
    const renewed: string[] = [];
    const failed: string[] = [];
    for (const { id, name } of channels) {
      const credential = this.read(id);
      if (credential?.kind !== 'shortLived' && credential?.kind !== 'v21') continue;
      if (!this.isDue(credential.expiresAt)) continue;
      const done = await this.renew(id, name);
      (done.ok ? renewed : failed).push(id);
    }
    return { renewed, failed };
  }

  /**
   * Takes a channel's secrets out of the vault. Tokens that Tapestry was issued are revoked at LINE; a
   * long-lived one may serve others too and is revoked only when asked to.
   */
  async remove(channelId: string, options: { revokeLongLived: boolean }): Promise<Result<null>> {
    const credential = this.read(channelId);
    this.vault.remove(channelId);
    this.fleeting.delete(channelId);
    if (!credential || credential.kind === 'stateless') return ok(null);
    if (credential.kind === 'longLived' && !options.revokeLongLived) return ok(null);
    return this.giveBack(credential);
  }

  private async giveBack(
    credential: Exclude<Credential, { kind: 'stateless' }>,
  ): Promise<Result<null>> {
    if (credential.token === null) return ok(null);
    if (credential.kind !== 'v21') return this.desk.revoke(credential.token);
    // LINE wants the secret for this; without it the token ends by itself within 30 days.
    if (credential.channelSecret === null) return ok(null);
    return this.desk.revokeV21(credential.channelId, credential.channelSecret, credential.token);
  }

  private async find(channelId: string, name: string): Promise<Result<string>> {
    const credential = this.read(channelId);
    if (!credential) return fail(missing(name));
    if (credential.kind === 'longLived') return ok(credential.token);
    if (credential.kind === 'stateless') {
      const known = this.fleeting.get(channelId);
      if (known && known.expiresAt - this.now().getTime() > RENEW_STATELESS_MS)
        return ok(known.token);
      const issued = await this.desk.stateless(credential.channelId, credential.channelSecret);
      if (!issued.ok) return issued;
      this.fleeting.set(channelId, issued.value);
      return ok(issued.value.token);
    }
    if (credential.token !== null && !this.isOver(credential.expiresAt)) {
      if (!this.isDue(credential.expiresAt)) return ok(credential.token);
      const renewed = await this.renew(channelId, name);
      // It still has days: a token desk that is closed today is no reason to stop.
      return renewed.ok ? renewed : ok(credential.token);
    }
    return this.renew(channelId, name);
  }

  private refused(channelId: string, token: string): boolean {
    const credential = this.read(channelId);
    if (!credential || credential.kind === 'longLived') return false;
    if (credential.kind === 'stateless') {
      if (this.fleeting.get(channelId)?.token === token) this.fleeting.delete(channelId);
      return true;
    }
    if (credential.token === token)
      this.keep(channelId, { ...credential, token: null, expiresAt: null });
    return true;
  }

  private read(channelId: string): Credential | null {
    const text = this.vault.get(channelId);
    return text === null ? null : readCredential(text);
  }

  private isDue(expiresAt: string | null): boolean {
    return expiresAt !== null && Date.parse(expiresAt) - this.now().getTime() < RENEW_DAYS_MS;
  }

  private isOver(expiresAt: string | null): boolean {
    return expiresAt !== null && Date.parse(expiresAt) <= this.now().getTime();
  }
}

const missing = (name: string) =>
  appError('channel.tokenMissing', `The access token of “${name}” is not here.`, {
    details: { name },
  });

/** What LINE says about a wrong id, secret or key, in words about what was entered. */
const refusedEntry = (result: Result<never>): Result<never> => {
  if (result.ok) return result;
  const { status } = (result.error.details ?? {}) as { status?: number };
  if (status !== 400 && status !== 401 && status !== 403) return result;
  return fail(
    appError(
      'channel.credentialsRefused',
      'LINE does not accept this channel ID with this secret or key.',
      {
        details: { ...result.error.details },
      },
    ),
  );
};
