import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { LinkCaveat } from '#shared/campaign/links/short-links';
import type { KindName } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import type { WorkspaceLink } from '#shared/ipc/channels/links';
import { LIMITS } from '#shared/line/limits';
import { viewOfKind } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, Chip, type ChipTone, TextField } from '../../ui';
import styles from './Links.module.css';
import type { Asked } from './use-links';

/** One address. Unfolded: where it stands, and the field in which it becomes another one everywhere. */
export function LinkRow(props: {
  link: WorkspaceLink;
  caveat: LinkCaveat;
  answer: Asked | undefined;
  isOpen: boolean;
  onToggle(): void;
  onAsk(): void;
  onChange(to: string): void;
  onGo(id: DocumentId): void;
}) {
  const t = useT('links');
  const id = useId();
  const { link, caveat, answer, isOpen } = props;
  const [to, setTo] = useState(link.url);
  const next = to.trim();
  const isWeb = /^https:/i.test(link.url);
  const Mark = isOpen ? ChevronDown : ChevronRight;
  return (
    <li className={styles.link} data-testid="link-row" data-url={link.url}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={props.onToggle}
          data-testid="link-fold"
        >
          <Mark size={16} strokeWidth={1.5} aria-hidden />
          <span className={styles.url} title={link.url}>
            {link.url}
          </span>
        </button>
        {caveat !== null && (
          <Chip tone={caveat === 'line' ? 'info' : 'warn'} title={t(`caveatNote.${caveat}`)}>
            {t(`caveat.${caveat}`)}
          </Chip>
        )}
        {answer !== undefined && <AnswerChip answer={answer} />}
        <span className={styles.count}>{t('usedIn', { count: link.documents.length })}</span>
        <Button
          variant="ghost"
          disabled={!isWeb || answer === 'asking'}
          onClick={props.onAsk}
          data-testid="link-ask"
        >
          {t('ask')}
        </Button>
      </div>
      {isOpen && (
        <div id={id} className={styles.more}>
          {caveat !== null && <p className={styles.quiet}>{t(`caveatNote.${caveat}`)}</p>}
          {typeof answer === 'object' && answer.state !== 'failed' && answer.hops > 0 && (
            <p className={styles.quiet}>{t('leadsTo', { url: answer.url })}</p>
          )}
          <ul className={styles.places}>
            {link.documents.map(({ id: documentId, kind, name, places }) => (
              <li key={documentId}>
                <Button
                  variant="ghost"
                  disabled={viewOfKind(kind as KindName) === null}
                  onClick={() => props.onGo(documentId)}
                >
                  {name}
                </Button>
                <span className={styles.quiet}>{t('places', { count: places })}</span>
              </li>
            ))}
          </ul>
          <div className={styles.change}>
            <TextField
              label={t('newAddress')}
              mono
              value={to}
              counter={{ used: next.length, limit: LIMITS.action.uri }}
              onChange={setTo}
              data-testid="link-to"
            />
            <Button
              variant="primary"
              disabled={next === '' || next === link.url || next.length > LIMITS.action.uri}
              onClick={() => props.onChange(next)}
              data-testid="link-change"
            >
              {t('change', { count: link.documents.length })}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

function AnswerChip({ answer }: { answer: Asked }) {
  const t = useT('links');
  if (answer === 'asking') return <Chip>{t('asking')}</Chip>;
  if (answer.state === 'failed')
    return (
      <Chip tone="bad" title={t(`whyNote.${answer.why}`)} data-testid="link-answer">
        {t(`why.${answer.why}`)}
      </Chip>
    );
  const tone: ChipTone = answer.state === 'ok' ? 'good' : 'bad';
  return (
    <Chip tone={tone} title={answer.url} data-testid="link-answer">
      {t(`answer.${answer.state}`, { status: answer.status })}
    </Chip>
  );
}
