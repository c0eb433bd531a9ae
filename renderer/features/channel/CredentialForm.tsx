import { Copy, KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { CredentialInput, TokenKind } from '#shared/domain/channel-access';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useSpeech, useT } from '../../i18n';
import { Button, Select, TextArea, TextField } from '../../ui';
import styles from './Channel.module.css';

const KINDS: readonly TokenKind[] = ['stateless', 'v21', 'shortLived', 'longLived'];

/** What is in the fields; `toInput` says whether it is enough to ask LINE with. */
export interface CredentialDraft {
  kind: TokenKind;
  channelAccessToken: string;
  channelId: string;
  channelSecret: string;
  keyId: string;
  key: { keyToken: string; publicJwk: string } | null;
}

export const emptyCredential: CredentialDraft = {
  kind: 'stateless',
  channelAccessToken: '',
  channelId: '',
  channelSecret: '',
  keyId: '',
  key: null,
};

export function toInput(draft: CredentialDraft): CredentialInput | null {
  const channelId = draft.channelId.trim();
  const channelSecret = draft.channelSecret.trim();
  const isChannel = /^\d{5,20}$/.test(channelId);
  switch (draft.kind) {
    case 'longLived': {
      const channelAccessToken = draft.channelAccessToken.trim();
      return channelAccessToken === '' ? null : { kind: 'longLived', channelAccessToken };
    }
    case 'v21': {
      const keyId = draft.keyId.trim();
      if (!isChannel || keyId === '' || !draft.key) return null;
      const { keyToken } = draft.key;
      return {
        kind: 'v21',
        channelId,
        keyId,
        keyToken,
        ...(channelSecret === '' ? {} : { channelSecret }),
      };
    }
    default:
      return isChannel && channelSecret !== ''
        ? { kind: draft.kind, channelId, channelSecret }
        : null;
  }
}

/** The four ways to an access token. Secrets go to the main process and never come back. */
export function CredentialForm(props: {
  draft: CredentialDraft;
  onChange(draft: CredentialDraft): void;
  error: AppError | null;
}) {
  const t = useT('channel');
  const speech = useSpeech();
  const info = useQuery('app.info', undefined);
  const { draft } = props;
  const set = (change: Partial<CredentialDraft>) => props.onChange({ ...draft, ...change });
  const isKept = info.value?.keychain === 'available';
  const kept = {
    note: t(isKept ? 'keptInKeychain' : 'keptForSession'),
    ...(isKept ? {} : { noteTone: 'warn' as const }),
    ...(props.error ? { error: speech.error(props.error).text } : {}),
  };
  const hasId = draft.kind !== 'longLived';
  const hasSecret = draft.kind === 'stateless' || draft.kind === 'shortLived';
  return (
    <>
      <Select<TokenKind>
        label={t('field.tokenKind')}
        tall
        value={draft.kind}
        onChange={(kind) => set({ kind })}
        note={t(`tokenKindNote.${draft.kind}`)}
        options={KINDS.map((value) => ({ value, label: t(`tokenKind.${value}`) }))}
        data-testid="token-kind"
      />
      {hasId && (
        <TextField
          label={t('field.channelId')}
          tall
          mono
          inputMode="numeric"
          value={draft.channelId}
          onChange={(channelId) => set({ channelId })}
          data-testid="channel-id"
        />
      )}
      {hasSecret && (
        <TextField
          label={t('field.channelSecret')}
          tall
          mono
          type="password"
          value={draft.channelSecret}
          onChange={(channelSecret) => set({ channelSecret })}
          data-testid="channel-secret"
          {...kept}
        />
      )}
      {draft.kind === 'longLived' && (
        <TextField
          label={t('field.token')}
          tall
          mono
          type="password"
          value={draft.channelAccessToken}
          onChange={(channelAccessToken) => set({ channelAccessToken })}
          {...kept}
        />
      )}
      {draft.kind === 'v21' && <KeyFields draft={draft} set={set} kept={kept} />}
    </>
  );
}

/** Make a key here, register its public half in the console, come back with the id it was given. */
function KeyFields(props: {
  draft: CredentialDraft;
  set(change: Partial<CredentialDraft>): void;
  kept: { note: string; noteTone?: 'warn'; error?: string };
}) {
  const t = useT('channel');
  const { draft, set, kept } = props;
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const made = await invoke('channels.makeKey', undefined);
    setBusy(false);
    if (made.ok) set({ key: made.value });
    else reportFailure(made.error);
  };
  if (!draft.key) {
    return (
      <div>
        <Button
          icon={<KeyRound size={16} strokeWidth={1.5} />}
          busy={isBusy}
          onClick={() => void make()}
          data-testid="make-key"
        >
          {t('makeKey')}
        </Button>
        <p className={styles.quiet}>{t('makeKeyNote')}</p>
      </div>
    );
  }
  const { publicJwk } = draft.key;
  return (
    <>
      <TextArea
        label={t('field.publicKey')}
        readOnly
        rows={6}
        value={publicJwk}
        onChange={() => undefined}
        note={t('publicKeyNote')}
        data-testid="public-key"
      />
      <div>
        <Button
          icon={<Copy size={16} strokeWidth={1.5} />}
          onClick={() => void navigator.clipboard.writeText(publicJwk)}
        >
          {t('copyKey')}
        </Button>
      </div>
      <TextField
        label={t('field.keyId')}
        tall
        mono
        value={draft.keyId}
        onChange={(keyId) => set({ keyId })}
        {...(kept.error ? { error: kept.error } : {})}
        data-testid="key-id"
      />
      <TextField
        label={t('field.secretForRevoke')}
        tall
        mono
        type="password"
        value={draft.channelSecret}
        onChange={(channelSecret) => set({ channelSecret })}
        note={kept.note}
        {...(kept.noteTone ? { noteTone: kept.noteTone } : {})}
      />
    </>
  );
}
