import {
  Ban,
  ChevronRight,
  Equal,
  GitBranch,
  Pin,
  Plus,
  Repeat,
  Trash2,
  Unlink,
} from 'lucide-react';
import {
  type DriftChoice,
  isDecidable,
  type PlanOperation,
  planVerb,
} from '#shared/domain/publishing';
import { useSpeech, useT } from '../../i18n';
import { Chip, type ChipTone, cx } from '../../ui';
import { DriftQuestion } from './DriftQuestion';
import { PlanPicture } from './PlanPicture';
import styles from './Publish.module.css';
import type { PlanGroup } from './plan-groups';
import { RowWords } from './RowWords';

const ICON = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;
const LOOK: Record<PlanOperation['op'], { tone: ChipTone; icon: React.ReactNode }> = {
  create: { tone: 'accent', icon: <Plus {...ICON} /> },
  replace: { tone: 'info', icon: <Repeat {...ICON} /> },
  update: { tone: 'info', icon: <Repeat {...ICON} /> },
  delete: { tone: 'bad', icon: <Trash2 {...ICON} /> },
  unchanged: { tone: 'neutral', icon: <Equal {...ICON} /> },
  adopt: { tone: 'neutral', icon: <Unlink {...ICON} /> },
};
const DRIFT = { changed: <GitBranch {...ICON} />, gone: <Ban {...ICON} /> } as const;

export interface RowActions {
  choice: DriftChoice | undefined;
  onChoose(choice: DriftChoice): void;
  /** Takes what is live into the workspace, or into this page. */
  onImport(): void;
  /** Who has this page as their own menu. */
  onPeople(): void;
  showsApproval: boolean;
}

/** One thing that a publish would do: verb, picture now, picture then, what changes in words. */
export function PlanRow(props: { group: PlanGroup } & RowActions) {
  const t = useT('publish');
  const speech = useSpeech();
  const { main } = props.group;
  const look = main.left
    ? { tone: 'neutral' as const, icon: <Pin {...ICON} /> }
    : main.drift
      ? { tone: 'warn' as const, icon: DRIFT[main.drift] }
      : LOOK[main.op];
  const hasPicture = main.resource === 'richMenu' || main.resource === 'defaultRichMenu';
  const isQuiet = main.drift === null && (main.op === 'unchanged' || main.op === 'adopt');
  const showsBoth = hasPicture && !isQuiet && main.op !== 'delete';
  return (
    <section
      className={cx(
        styles.row,
        main.drift !== null && !main.left && styles.drifted,
        hasPicture && !showsBoth && styles.quietRow,
        !hasPicture && styles.plainRow,
      )}
      data-testid="plan-row"
      data-op={main.op}
      data-resource={main.resource}
      data-drift={main.drift ?? undefined}
      data-left={main.left || undefined}
      aria-label={main.name}
    >
      <Chip tone={look.tone} icon={look.icon}>
        {speech.said(planVerb(main))}
      </Chip>
      {showsBoth && (
        <>
          <PlanPicture
            hash={main.drift === 'gone' ? null : main.before}
            caption={main.before && main.drift !== 'gone' ? t('before') : ''}
            missing={t(main.drift === 'gone' ? 'goneFromLine' : 'notLive')}
          />
          <ChevronRight size={16} className={styles.arrow} aria-hidden />
        </>
      )}
      {hasPicture && (
        <PlanPicture
          hash={main.after ?? main.before}
          frames={main.changedAreas}
          caption={showsBoth ? t(main.drift ? 'yourDesign' : 'after') : ''}
          missing={t('noPicture')}
        />
      )}
      <RowWords {...props} />
      {main.drift !== null && isDecidable(main) && <DriftQuestion {...props} />}
    </section>
  );
}
