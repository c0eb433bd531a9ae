import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n';
import { IconButton } from '../../ui';

const SMALL = { size: 16, strokeWidth: 1.5 } as const;

/** The row before and the next one, with what is said of this one between them. */
export function RowStepper(props: {
  rowIndex: number;
  rows: number;
  onStep(by: number): void;
  children: ReactNode;
  'data-testid': string;
}) {
  const t = useT('tables');
  return (
    <>
      <IconButton
        small
        label={t('before')}
        disabled={props.rowIndex === 0}
        icon={<ChevronLeft {...SMALL} />}
        onClick={() => props.onStep(-1)}
        data-testid={`${props['data-testid']}-before`}
      />
      {props.children}
      <IconButton
        small
        label={t('after')}
        disabled={props.rowIndex === props.rows - 1}
        icon={<ChevronRight {...SMALL} />}
        onClick={() => props.onStep(1)}
        data-testid={`${props['data-testid']}-after`}
      />
    </>
  );
}
