import { Plus, X } from 'lucide-react';
import { canAddArm, newArm, splitOf } from '#shared/campaign/experiment/new-experiment';
import type { Experiment } from '#shared/domain/campaign/experiment';
import { useFormat, useT } from '../../i18n';
import {
  Button,
  FieldRow,
  IconButton,
  LetterBadge,
  NumberField,
  Switch,
  TextField,
} from '../../ui';
import { AudienceLeaf } from './AudienceLeaf';
import styles from './Campaign.module.css';
import { peopleOfTest, type TestPart } from './experiment-people';
import { MessageParts } from './MessageParts';

const ICON = { size: 16, strokeWidth: 1.5 } as const;
const NO_AUDIENCE = { audienceGroupId: 1, name: '', count: null };

/** What is compared: each arm's name, messages, people and time. */
export function ExperimentArms({ work, broadcast, test, disabled }: TestPart) {
  const t = useT('campaign');
  const format = useFormat();
  const split = splitOf(test, peopleOfTest(broadcast, work));
  const peopleIn = (at: number): number | null =>
    test.assignment === 'audiences'
      ? (test.arms[at]?.audience?.count ?? null)
      : (split.arms[at] ?? null);
  const edit = (recipe: (draft: Experiment) => void, coalesce?: string) =>
    work.editBroadcast(
      broadcast.id,
      'editTest',
      (draft) => {
        if (draft.experiment) recipe(draft.experiment);
      },
      coalesce,
    );
  return (
    <>
      <TextField
        label={t('test.question')}
        value={test.question}
        maxLength={300}
        disabled={disabled}
        onChange={(question) =>
          edit((draft) => {
            draft.question = question;
          }, 'question')
        }
      />
      {test.arms.map((arm, at) => (
        <div key={arm.letter} className={styles.arm} data-testid="test-arm">
          <div className={styles.row}>
            <LetterBadge letter={arm.letter} />
            <TextField
              aria-label={t('test.armName', { letter: arm.letter })}
              placeholder={t(at === 0 ? 'test.control' : 'test.armName', { letter: arm.letter })}
              value={arm.name}
              maxLength={100}
              disabled={disabled}
              className={styles.grow}
              onChange={(name) =>
                edit((draft) => {
                  const found = draft.arms[at];
                  if (found) found.name = name;
                }, `arm ${arm.letter}`)
              }
            />
            <span className={styles.quiet} data-testid="arm-people">
              {t('test.people', {
                number: peopleIn(at) === null ? '?' : format.number(peopleIn(at) ?? 0),
              })}
            </span>
            {at > 1 && (
              <IconButton
                label={t('test.removeArm', { letter: arm.letter })}
                icon={<X {...ICON} />}
                disabled={disabled}
                onClick={() =>
                  edit((draft) => {
                    draft.arms.splice(at, 1);
                  })
                }
              />
            )}
          </div>
          {at > 0 && (
            <>
              <Switch
                label={t('test.ownMessages')}
                checked={arm.messages !== null}
                disabled={disabled}
                onChange={(on) =>
                  edit((draft) => {
                    const found = draft.arms[at];
                    if (found) found.messages = on ? [] : null;
                  })
                }
              />
              {arm.messages !== null && (
                <MessageParts
                  parts={arm.messages}
                  names={work.plan?.parts ?? {}}
                  disabled={disabled}
                  onChange={(messages, coalesce) =>
                    edit((draft) => {
                      const found = draft.arms[at];
                      if (found) found.messages = messages;
                    }, coalesce && `${arm.letter} ${coalesce}`)
                  }
                />
              )}
            </>
          )}
          {test.assignment === 'audiences' && (
            <AudienceLeaf
              leaf={{ type: 'audience', ...(arm.audience ?? NO_AUDIENCE) }}
              work={work}
              own={broadcast.id}
              disabled={disabled}
              onChange={({ audienceGroupId, name, count }) =>
                edit((draft) => {
                  const found = draft.arms[at];
                  if (found) found.audience = { audienceGroupId, name, count };
                })
              }
            />
          )}
          <FieldRow>
            <NumberField
              label={t('test.weight')}
              value={arm.weight}
              min={1}
              max={100}
              disabled={disabled}
              onChange={(weight) =>
                edit((draft) => {
                  const found = draft.arms[at];
                  if (found) found.weight = weight;
                })
              }
            />
            <NumberField
              label={t('test.delay')}
              value={arm.delayMinutes}
              min={0}
              max={10_080}
              disabled={disabled}
              onChange={(delay) =>
                edit((draft) => {
                  const found = draft.arms[at];
                  if (found) found.delayMinutes = delay;
                })
              }
            />
          </FieldRow>
        </div>
      ))}
      {canAddArm(test) && (
        <div className={styles.row}>
          <Button
            icon={<Plus {...ICON} />}
            disabled={disabled}
            onClick={() =>
              edit((draft) => {
                draft.arms.push(newArm(draft.arms.map(({ letter }) => letter)));
              })
            }
            data-testid="add-arm"
          >
            {t('test.addArm')}
          </Button>
        </div>
      )}
    </>
  );
}
