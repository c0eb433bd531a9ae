import { MoreHorizontal, RefreshCw, UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import type { ListedAudience } from '#shared/domain/audience/operation';
import { AUDIENCE_GROUP_TYPES, AUDIENCE_ROUTES } from '#shared/line/audience-kinds';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useRereading } from '../../data/rereading';
import { showView } from '../../data/window-state';
import { useFormat, useSpeech, useT } from '../../i18n';
import {
  Button,
  Chip,
  type ChipTone,
  EmptyState,
  IconButton,
  Menu,
  SegmentedControl,
  TextField,
  VisuallyHidden,
} from '../../ui';
import styles from './Audiences.module.css';
import { DeleteAudienceDialog } from './DeleteAudienceDialog';
import { FromSendDialog } from './FromSendDialog';
import { Lists } from './lists/Lists';
import { RenameAudienceDialog } from './RenameAudienceDialog';

const TONES: Readonly<Record<string, ChipTone>> = {
  READY: 'good',
  IN_PROGRESS: 'info',
  ACTIVATING: 'info',
  FAILED: 'bad',
  EXPIRED: 'warn',
  INACTIVE: 'neutral',
};
const KNOWN_TYPES: readonly string[] = AUDIENCE_GROUP_TYPES;
const KNOWN_ROUTES: readonly string[] = AUDIENCE_ROUTES;

const PLACES = ['line', 'lists'] as const;
type Place = (typeof PLACES)[number];

/** The audiences of the selected channel, as LINE has them at this moment, and the lists on this computer. */
export function AudiencesScreen() {
  const t = useT('audiences');
  const format = useFormat();
  const speech = useSpeech();
  const list = useQuery('audiences.list', undefined);
  const [text, setText] = useState('');
  const [chosenPlace, setPlace] = useState<Place | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [renaming, setRenaming] = useState<ListedAudience | null>(null);
  const [deleting, setDeleting] = useState<ListedAudience | null>(null);
  const reading = useRereading(list);
  const { value } = list;
  const place = chosenPlace ?? (value?.channel === null ? 'lists' : 'line');
  const words = text.normalize('NFKC').toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const isMeant = (inside: string) => {
    const folded = inside.normalize('NFKC').toLocaleLowerCase();
    return words.every((word) => folded.includes(word));
  };
  const rows = (value?.audiences ?? []).filter(({ name, audienceGroupId, type }) =>
    isMeant(`${name} ${audienceGroupId} ${type}`),
  );
  const open = (value?.operations ?? []).filter(
    ({ state }) => state === 'open' || state === 'unknown',
  );
  const typeOf = (type: string) => (KNOWN_TYPES.includes(type) ? t(`type.${type}`) : type);
  const originOf = ({ isShared, owner, route }: ListedAudience) => {
    if (isShared) return owner === null ? t('shared') : t('sharedBy', { owner });
    return route !== null && KNOWN_ROUTES.includes(route) ? t(`route.${route}`) : route;
  };
  return (
    <main className={styles.screen} data-testid="audiences-screen">
      <header className={styles.head}>
        <h1 className={styles.title}>{t('title')}</h1>
        <SegmentedControl
          label={t('place')}
          value={place}
          options={PLACES.map((value) => ({ value, label: t(`places.${value}`) }))}
          onChange={(next) => setPlace(next as Place)}
          data-testid="audience-place"
        />
        {place === 'line' && value?.simulated && <Chip>{t('simulated')}</Chip>}
        <TextField
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={setText}
          className={styles.search}
          data-testid="audience-search"
        />
        <span className={styles.grow} />
        {place === 'line' && value?.channel && (
          <>
            <span className={styles.quiet} role="status" data-testid="audience-read-at">
              {t(reading.isSame ? 'readSame' : 'readAt', {
                time: reading.isAsked ? format.moment(value.readAt) : format.time(value.readAt),
              })}
            </span>
            <IconButton
              label={t('refresh')}
              icon={<RefreshCw size={16} strokeWidth={1.5} />}
              onClick={() => void reading.again()}
              data-testid="audience-refresh"
            />
            <Button
              variant="primary"
              icon={<UserPlus size={16} strokeWidth={1.5} />}
              onClick={() => setMaking(true)}
              data-testid="audience-from-send"
            >
              {t('fromSend')}
            </Button>
          </>
        )}
      </header>
      {place === 'lists' ? (
        <Lists filter={isMeant} channel={value?.channel ?? null} />
      ) : (
        <>
          {list.status === 'failed' && value && (
            <p role="alert" className={styles.failed}>
              {speech.error(list.error).text}
            </p>
          )}
          {open.length > 0 && (
            <p className={styles.warn} data-testid="audience-open">
              {t('open', { count: open.length, names: format.list(open.map(({ name }) => name)) })}
            </p>
          )}
          {value?.sharedUnread && (
            <p className={styles.quiet} data-testid="shared-unread">
              {t('sharedUnread')}
            </p>
          )}
          <div className={styles.scroll}>
            {list.status === 'failed' && !value ? (
              <EmptyState
                picture={<Users size={48} strokeWidth={1} />}
                action={
                  <Button
                    icon={<RefreshCw size={16} strokeWidth={1.5} />}
                    busy={reading.isReading}
                    onClick={() => void reading.again()}
                  >
                    {t('refresh')}
                  </Button>
                }
                data-testid="audiences-unread"
              >
                <span role="alert">{speech.error(list.error).text}</span>
              </EmptyState>
            ) : !value ? (
              <p role="status" className={styles.quiet}>
                {t('reading')}
              </p>
            ) : value.channel === null ? (
              <EmptyState
                picture={<Users size={48} strokeWidth={1} />}
                action={<Button onClick={() => showView('channel')}>{t('chooseChannel')}</Button>}
              >
                {t('noChannel')}
              </EmptyState>
            ) : value.audiences.length === 0 ? (
              <EmptyState
                picture={<Users size={48} strokeWidth={1} />}
                action={<Button onClick={() => setPlace('lists')}>{t('toLists')}</Button>}
              >
                {t('empty')}
              </EmptyState>
            ) : (
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('column.name')}</th>
                    <th scope="col">{t('column.kind')}</th>
                    <th scope="col" className={styles.numeric}>
                      {t('column.people')}
                    </th>
                    <th scope="col">{t('column.state')}</th>
                    <th scope="col">{t('column.made')}</th>
                    <th scope="col">{t('column.expires')}</th>
                    <th scope="col" className={styles.acts}>
                      <VisuallyHidden>{t('column.actions')}</VisuallyHidden>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((audience) => (
                    <tr key={audience.audienceGroupId} data-testid="audience-row">
                      <td>
                        <span className={styles.name}>{audience.name}</span>{' '}
                        <code className={styles.id}>{audience.audienceGroupId}</code>
                      </td>
                      <td>
                        {typeOf(audience.type)}
                        <span className={styles.origin}>{originOf(audience)}</span>
                      </td>
                      <td
                        className={styles.numeric}
                        title={audience.count === null ? t('withheld') : undefined}
                      >
                        {audience.count === null
                          ? audience.status === 'IN_PROGRESS'
                            ? '—'
                            : t('few')
                          : format.number(audience.count)}
                      </td>
                      <td>
                        <Chip
                          tone={TONES[audience.status] ?? 'neutral'}
                          title={audience.failedType ?? undefined}
                        >
                          {audience.status in TONES
                            ? t(`state.${audience.status}`)
                            : audience.status}
                        </Chip>
                      </td>
                      <td>
                        {audience.createdAt === null ? '—' : format.shortDate(audience.createdAt)}
                      </td>
                      <td>
                        {audience.expiresAt === null ? '—' : format.shortDate(audience.expiresAt)}
                      </td>
                      <td className={styles.acts}>
                        {audience.isReadOnly ? (
                          <span
                            className={styles.quiet}
                            title={audience.isShared ? t('sharedNote') : undefined}
                          >
                            {t('readOnly')}
                          </span>
                        ) : (
                          <Menu
                            align="end"
                            trigger={
                              <IconButton
                                label={t('actionsOf', { name: audience.name })}
                                tooltip={false}
                                icon={<MoreHorizontal size={16} strokeWidth={1.5} />}
                                data-testid="audience-actions"
                              />
                            }
                            entries={[
                              {
                                id: 'rename',
                                label: t('rename'),
                                onSelect: () => setRenaming(audience),
                              },
                              {
                                id: 'delete',
                                label: t('delete'),
                                danger: true,
                                onSelect: () => setDeleting(audience),
                              },
                            ]}
                          />
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {value && value.audiences.length > 0 && rows.length === 0 && (
              <p className={styles.quiet}>{t('nothingFound')}</p>
            )}
          </div>
        </>
      )}
      {isMaking && <FromSendDialog onClose={() => setMaking(false)} />}
      {renaming && <RenameAudienceDialog audience={renaming} onClose={() => setRenaming(null)} />}
      {deleting && (
        <DeleteAudienceDialog
          audience={deleting}
          onClose={() => setDeleting(null)}
          onDelete={async () => {
            const { audienceGroupId, name } = deleting;
            const answer = await invoke('audiences.delete', {
              audienceGroupId,
              name: name || String(audienceGroupId),
            });
            if (!answer.ok) reportFailure(answer.error);
            setDeleting(null);
          }}
        />
      )}
    </main>
  );
}
