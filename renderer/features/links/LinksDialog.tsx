import { Search } from 'lucide-react';
import { useState } from 'react';
import { caveatOf } from '#shared/campaign/links/short-links';
import type { DocumentId } from '#shared/domain/ids';
import { useStudio } from '../../data/studio';
import { useT } from '../../i18n';
import { Button, Dialog, TextField } from '../../ui';
import { LinkRow } from './LinkRow';
import styles from './Links.module.css';
import { useLinks } from './use-links';

/** Every address that followers can open: where it stands, whether it answers, and one place to change it. */
export function LinksDialog(props: { campaignId: DocumentId | null; onClose(): void }) {
  const t = useT('links');
  const studio = useStudio();
  const { links, state, answers, ask, askAll, change } = useLinks(props.campaignId);
  const [text, setText] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const words = text.trim().toLowerCase();
  const shown = links.filter(
    ({ url, documents }) =>
      url.toLowerCase().includes(words) ||
      documents.some(({ name }) => name.toLowerCase().includes(words)),
  );
  const askable = shown.filter(({ url }) => /^https:/i.test(url)).map(({ url }) => url);
  const isAsking = [...answers.values()].includes('asking');
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t(props.campaignId === null ? 'title' : 'titleCampaign')}
      width={820}
      data-testid="links-dialog"
      aside={<p className={styles.quiet}>{t('askNote')}</p>}
      actions={
        <Button
          size="tall"
          busy={isAsking}
          disabled={askable.length === 0}
          onClick={() => void askAll(askable)}
          data-testid="links-ask-all"
        >
          {t('askAll', { count: askable.length })}
        </Button>
      }
    >
      <div className={styles.body}>
        <TextField
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={setText}
          prefix={<Search size={16} strokeWidth={1.5} />}
          data-testid="links-search"
        />
        {state === 'ready' && shown.length === 0 && (
          <p className={styles.quiet}>{t(links.length === 0 ? 'none' : 'notFound')}</p>
        )}
        <ul className={styles.links} aria-label={t('title')}>
          {shown.map((link) => (
            <LinkRow
              key={link.url}
              link={link}
              caveat={caveatOf(link.url)}
              answer={answers.get(link.url)}
              isOpen={open === link.url}
              onToggle={() => setOpen(open === link.url ? null : link.url)}
              onAsk={() => void ask(link.url)}
              onChange={(to) => {
                setOpen(null);
                void change(link, to);
              }}
              onGo={(id) => {
                props.onClose();
                void studio.openDocument(id);
              }}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
