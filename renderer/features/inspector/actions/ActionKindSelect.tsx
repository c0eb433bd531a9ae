import {
  CalendarClock,
  ClipboardCopy,
  Link2,
  MessageSquareText,
  Reply,
  SquareStack,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { AreaActionType } from '#shared/domain/rich-menu/schema';
import { useT } from '../../../i18n';
import { Select } from '../../../ui';

export type ChosenKind = Exclude<AreaActionType, 'unsupported'>;

const ICON_PROPS = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const;
const ICONS: Record<ChosenKind, ReactNode> = {
  uri: <Link2 {...ICON_PROPS} />,
  message: <MessageSquareText {...ICON_PROPS} />,
  richmenuswitch: <SquareStack {...ICON_PROPS} />,
  postback: <Reply {...ICON_PROPS} />,
  datetimepicker: <CalendarClock {...ICON_PROPS} />,
  clipboard: <ClipboardCopy {...ICON_PROPS} />,
};
export function ActionKindSelect(props: {
  /** What the open design allows, most used first. */
  kinds: readonly ChosenKind[];
  value: AreaActionType | 'mixed' | null;
  onChange(kind: ChosenKind): void;
  error?: string;
}) {
  const t = useT('inspector');
  return (
    <Select<ChosenKind>
      aria-label={t('actionKind')}
      data-testid="action-kind"
      placeholder={t(props.value === 'unsupported' ? 'kind.unsupported' : 'kind.none')}
      value={props.value === 'unsupported' ? null : props.value}
      onChange={props.onChange}
      error={props.error}
      options={props.kinds.map((kind) => ({
        value: kind,
        label: t(`kind.${kind}`),
        icon: ICONS[kind],
        detail: kind,
      }))}
    />
  );
}
