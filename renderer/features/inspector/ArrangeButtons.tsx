import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  FlipHorizontal2,
  FlipVertical2,
  LayoutGrid,
  RotateCwSquare,
  Scaling,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useStudio } from '../../data/studio';
import { useT } from '../../i18n';
import { IconButton } from '../../ui';
import styles from './Inspector.module.css';

const ICON = { size: 16, strokeWidth: 1.5 } as const;
/** Commands of the registry, in the order designers know from other tools. */
const COMMANDS: readonly (readonly [id: string, icon: ReactNode])[] = [
  ['align.left', <AlignStartVertical key="l" {...ICON} />],
  ['align.centerX', <AlignCenterVertical key="cx" {...ICON} />],
  ['align.right', <AlignEndVertical key="r" {...ICON} />],
  ['align.top', <AlignStartHorizontal key="t" {...ICON} />],
  ['align.centerY', <AlignCenterHorizontal key="cy" {...ICON} />],
  ['align.bottom', <AlignEndHorizontal key="b" {...ICON} />],
  ['distribute.horizontal', <AlignHorizontalDistributeCenter key="dh" {...ICON} />],
  ['distribute.vertical', <AlignVerticalDistributeCenter key="dv" {...ICON} />],
  ['arrange.sameSize', <Scaling key="s" {...ICON} />],
  ['arrange.tidy', <LayoutGrid key="tidy" {...ICON} />],
  ['flip.horizontal', <FlipHorizontal2 key="fh" {...ICON} />],
  ['flip.vertical', <FlipVertical2 key="fv" {...ICON} />],
  ['rotate.quarter', <RotateCwSquare key="r" {...ICON} />],
];

export function ArrangeButtons() {
  const t = useT('commands');
  const studio = useStudio();
  return (
    <div className={styles.icons}>
      {COMMANDS.map(([id, icon]) => (
        <IconButton key={id} label={t(id)} icon={icon} onClick={() => studio.runCommand(id)} />
      ))}
    </div>
  );
}
