import { useState } from 'react';
import {
  type MediaHost,
  type MediaPlace,
  mediaPlace,
  needsSecret,
} from '#shared/domain/media-host';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useSpeech, useT } from '../../i18n';
import { Button, Dialog, SegmentedControl, TextField } from '../../ui';
import styles from './hosting.module.css';

type Type = MediaPlace['type'];
type FieldName =
  | 'endpoint'
  | 'region'
  | 'bucket'
  | 'accessKeyId'
  | 'url'
  | 'user'
  | 'folder'
  | 'prefix'
  | 'publicBaseUrl';

const FIELDS: Readonly<Record<Type, readonly FieldName[]>> = {
  s3: ['endpoint', 'region', 'bucket', 'accessKeyId'],
  webdav: ['url', 'user'],
  folder: ['folder'],
};
/** What such an address looks like; the same in every language. */
const EXAMPLES: Readonly<Partial<Record<FieldName, string>>> = {
  endpoint: 'https://s3.ap-northeast-1.amazonaws.com',
  region: 'ap-northeast-1',
  bucket: 'line-media',
  url: 'https://dav.example.tw/line',
  prefix: 'line/2026',
  publicBaseUrl: 'https://media.example.tw',
};

const valuesOf = (host: MediaHost | null): Partial<Record<FieldName, string>> =>
  host
    ? Object.fromEntries(Object.entries(host.place).filter(([name]) => name !== 'type'))
    : { region: 'us-east-1' };

/** A new host, or one that changes. A secret that was kept is never shown again. */
export function HostDialog(props: {
  host: MediaHost | null;
  onClose(): void;
  onSaved(host: MediaHost): void;
}) {
  const t = useT('hosting');
  const speech = useSpeech();
  const info = useQuery('app.info', undefined);
  const [name, setName] = useState(props.host?.name ?? '');
  const [type, setType] = useState<Type>(props.host?.place.type ?? 's3');
  const [values, setValues] = useState(valuesOf(props.host));
  const [secret, setSecret] = useState('');
  const [touched, setTouched] = useState<ReadonlySet<FieldName>>(new Set());
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const wanted = [...FIELDS[type], 'publicBaseUrl', 'prefix'] as const;
  const parsed = mediaPlace.safeParse({
    type,
    ...Object.fromEntries(wanted.map((field) => [field, values[field] ?? ''])),
  });
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]));
  const asksSecret = parsed.success
    ? needsSecret(parsed.data)
    : type === 's3' || (type === 'webdav' && (values.user ?? '') !== '');
  const isKept = props.host !== null && ['keychain', 'session'].includes(props.host.secretState);
  const isReady =
    parsed.success && name.trim() !== '' && (!asksSecret || isKept || secret.trim() !== '');

  const save = async () => {
    if (!parsed.success) return;
    setBusy(true);
    const answer = await invoke('media.saveHost', {
      id: props.host?.id ?? null,
      name: name.trim(),
      place: parsed.data,
      secret: asksSecret && secret.trim() !== '' ? secret.trim() : null,
    });
    setBusy(false);
    if (answer.ok) props.onSaved(answer.value);
    else setError(answer.error);
  };
  const field = (id: FieldName) => (
    <TextField
      key={id}
      label={t(`field.${id}`)}
      tall
      mono={id !== 'user'}
      value={values[id] ?? ''}
      placeholder={EXAMPLES[id]}
      note={id === 'publicBaseUrl' || id === 'prefix' ? t(`help.${id}`) : undefined}
      error={touched.has(id) && wrong.has(id) ? t(`wrong.${id}`) : undefined}
      onChange={(value) => setValues({ ...values, [id]: value })}
      onBlur={() => setTouched(new Set([...touched, id]))}
      data-testid={`host-${id}`}
    />
  );
  return (
    <Dialog
      opened
      width={560}
      title={t(props.host ? 'edit' : 'add')}
      onClose={props.onClose}
      data-testid="host-dialog"
      actions={
        <Button
          size="tall"
          variant="primary"
          disabled={!isReady}
          busy={isBusy}
          onClick={() => void save()}
          data-testid="save-host"
        >
          {t('saveAndTest')}
        </Button>
      }
    >
      <div className={styles.form}>
        <SegmentedControl<Type>
          fill
          label={t('field.type')}
          value={type}
          onChange={setType}
          options={(['s3', 'webdav', 'folder'] as const).map((value) => ({
            value,
            label: t(`type.${value}`),
          }))}
        />
        <p className={styles.note}>{t(`about.${type}`)}</p>
        <TextField
          label={t('field.name')}
          tall
          value={name}
          onChange={setName}
          maxLength={80}
          data-testid="host-name"
        />
        {FIELDS[type].map((id) =>
          id === 'folder' ? (
            <div key={id} className={styles.pick}>
              {field(id)}
              <Button
                size="tall"
                onClick={async () => {
                  const answer = await invoke('media.pickFolder', undefined);
                  if (!answer.ok) reportFailure(answer.error);
                  else if (answer.value !== null) setValues({ ...values, folder: answer.value });
                }}
              >
                {t('pickFolder')}
              </Button>
            </div>
          ) : (
            field(id)
          ),
        )}
        {asksSecret && (
          <TextField
            label={t(type === 's3' ? 'field.secretKey' : 'field.password')}
            tall
            mono
            type="password"
            value={secret}
            onChange={setSecret}
            placeholder={isKept ? t('secretKept') : undefined}
            note={t(info.value?.keychain === 'available' ? 'inKeychain' : 'forSession')}
            noteTone={info.value?.keychain === 'available' ? undefined : 'warn'}
            data-testid="host-secret"
          />
        )}
        {field('publicBaseUrl')}
        {field('prefix')}
        {error && (
          <p role="alert" className={styles.bad}>
            {speech.error(error).text}
          </p>
        )}
      </div>
    </Dialog>
  );
}
