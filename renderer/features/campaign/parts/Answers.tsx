import { Plus, X } from 'lucide-react';
import { useT } from '../../../i18n';
import { Button, IconButton, TextField } from '../../../ui';
import styles from '../Campaign.module.css';
import type { CampaignWork } from '../use-campaign';
import { addAnswer } from './add-answer';
import { type AskedPlace, placeOf } from './asked-place';
import { PartSection } from './PartSection';

const MOST = 200;

/** Texts that taps send into the chat, and who answers each: no API lists the auto-responses of LINE's manager. */
export function Answers({ work, asked }: { work: CampaignWork; asked: AskedPlace | null }) {
  const t = useT('campaign');
  const { campaign, edit, readOnly } = work;
  const { answers } = campaign;
  const known = new Set(answers.map(({ text }) => text.trim()));
  const open = work.problems.flatMap((problem) => {
    const text = problem.code === 'campaign.noAnswer' ? placeOf(problem)?.text : null;
    return text && !known.has(text.trim()) ? [text] : [];
  });
  const put = (at: number, field: 'text' | 'by', value: string) =>
    edit(
      'editAnswers',
      (draft) => {
        const answer = draft.answers[at];
        if (answer) answer[field] = value;
      },
      `answer ${at} ${field}`,
    );
  return (
    <PartSection part="answers" title={t('answers.title')} count={answers.length} asked={asked}>
      <p className={styles.quiet}>{t('answers.note')}</p>
      {answers.map(({ text, by }, at) => (
        // Answers have no identity of their own: their place is it.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <div key={at} className={styles.arm} data-testid="campaign-answer">
          <div className={styles.beside}>
            <TextField
              label={t('answers.text')}
              value={text}
              maxLength={300}
              disabled={readOnly}
              onChange={(next) => put(at, 'text', next)}
              data-testid="answer-text"
            />
            <IconButton
              label={t('answers.remove', { text })}
              icon={<X size={14} strokeWidth={1.5} />}
              disabled={readOnly}
              onClick={() => edit('editAnswers', (draft) => void draft.answers.splice(at, 1))}
            />
          </div>
          <div data-field={text}>
            <TextField
              label={t('answers.by')}
              placeholder={t('answers.example')}
              value={by}
              maxLength={100}
              disabled={readOnly}
              onChange={(next) => put(at, 'by', next)}
              data-testid="answer-by"
            />
          </div>
        </div>
      ))}
      {open.map((text) => (
        <Button
          key={text}
          variant="ghost"
          icon={<Plus size={16} strokeWidth={1.5} />}
          disabled={readOnly || answers.length >= MOST}
          onClick={() => edit('editAnswers', (draft) => addAnswer(draft, text))}
          data-testid="answer-open"
        >
          {t('answers.addFor', { text })}
        </Button>
      ))}
      <Button
        variant="ghost"
        icon={<Plus size={16} strokeWidth={1.5} />}
        disabled={readOnly || answers.length >= MOST}
        onClick={() =>
          edit('editAnswers', (draft) => void draft.answers.push({ text: '', by: '' }))
        }
        data-testid="add-answer"
      >
        {t('answers.add')}
      </Button>
    </PartSection>
  );
}
