import { CopyPlus, FastForward, Link, Plus } from 'lucide-react';
import { useState } from 'react';
import { createBroadcast } from '../../data/new-campaign';
import type { OpenDocument } from '../../data/open-documents';
import { showDialog } from '../../data/window-state';
import { useFormat, useT } from '../../i18n';
import { Button, cx, WorkbenchBody, WorkbenchSide } from '../../ui';
import { BroadcastForm } from './BroadcastForm';
import styles from './Campaign.module.css';
import { ChecksPanel } from './ChecksPanel';
import { DuplicateDialog } from './DuplicateDialog';
import { GeneralForm } from './GeneralForm';
import { addAnswer } from './parts/add-answer';
import type { AskedPlace, Place } from './parts/asked-place';
import { RehearseDialog } from './rehearsal/RehearseDialog';
import { useCampaign } from './use-campaign';

const ICON = { size: 16, strokeWidth: 1.5 } as const;

/** One campaign: what it is for at the left, the send that is chosen in the middle, checks at the right. */
export function CampaignScreen({ document }: { document: OpenDocument }) {
  const t = useT('campaign');
  const format = useFormat();
  const work = useCampaign(document);
  const { campaign } = work;
  const [chosen, setChosen] = useState<string | null>(campaign.broadcasts[0]?.id ?? null);
  const [isCopying, setCopying] = useState(false);
  const [isRehearsing, setRehearsing] = useState(false);
  const [asked, setAsked] = useState<AskedPlace | null>(null);
  const lead = (place: Place) => {
    const { part, text } = place;
    if (part === 'answers' && text !== null)
      work.edit('editAnswers', (draft) => addAnswer(draft, text));
    setAsked((last) => ({ ...place, turn: (last?.turn ?? 0) + 1 }));
  };
  const broadcast =
    campaign.broadcasts.find(({ id }) => id === chosen) ?? campaign.broadcasts[0] ?? null;
  const add = () => {
    const made = createBroadcast(t('send.new', { number: campaign.broadcasts.length + 1 }), null);
    work.edit('addSend', (draft) => {
      draft.broadcasts.push(made);
    });
    setChosen(made.id);
  };
  return (
    <>
      <WorkbenchBody data-testid="campaign-screen">
        <div className={styles.screen}>
          <header className={styles.head}>
            <h1 className={styles.title}>{campaign.name || t('unnamed')}</h1>
            {campaign.sample && <span className={styles.quiet}>{t('sample')}</span>}
            <span className={styles.grow} />
            <Button
              icon={<FastForward {...ICON} />}
              onClick={() => setRehearsing(true)}
              disabled={campaign.broadcasts.length === 0}
              data-testid="rehearse"
            >
              {t('rehearse')}
            </Button>
            <Button
              icon={<Link {...ICON} />}
              onClick={() => showDialog({ kind: 'links', campaignId: document.id })}
              data-testid="campaign-links"
            >
              {t('links')}
            </Button>
            <Button
              icon={<CopyPlus {...ICON} />}
              onClick={() => setCopying(true)}
              data-testid="duplicate-campaign"
            >
              {t('duplicateShifted')}
            </Button>
            <Button
              variant="primary"
              icon={<Plus {...ICON} />}
              onClick={add}
              data-testid="add-send"
            >
              {t('send.add')}
            </Button>
          </header>
          <div className={styles.columns}>
            <GeneralForm work={work} asked={asked} />
            <section className={styles.sends} aria-label={t('send.list')}>
              <ul className={styles.sendTabs}>
                {campaign.broadcasts.map(({ id, name, at, state }) => (
                  <li key={id}>
                    <button
                      type="button"
                      className={cx(styles.sendTab, broadcast?.id === id && styles.sendTabOn)}
                      aria-current={broadcast?.id === id}
                      onClick={() => setChosen(id)}
                      data-testid="send-tab"
                    >
                      <strong>{name || t('unnamed')}</strong>
                      <span>
                        {at === null ? t('send.noTime') : `${format.day(at)} ${format.time(at)}`}
                        {' · '}
                        {t(`state.${state}`)}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
              {broadcast ? (
                <BroadcastForm
                  key={broadcast.id}
                  work={work}
                  documentId={document.id}
                  broadcast={broadcast}
                  onRemoved={() => setChosen(null)}
                />
              ) : (
                <p className={styles.quiet}>{t('send.none')}</p>
              )}
            </section>
          </div>
        </div>
      </WorkbenchBody>
      <WorkbenchSide label={t('checks.title')} width={336}>
        <ChecksPanel work={work} broadcast={broadcast} onChoose={setChosen} onLead={lead} />
      </WorkbenchSide>
      {isCopying && <DuplicateDialog campaign={campaign} onClose={() => setCopying(false)} />}
      {isRehearsing && <RehearseDialog id={document.id} onClose={() => setRehearsing(false)} />}
    </>
  );
}
