import { type ReactNode, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids';
import type { DocumentHead } from '#shared/domain/workspace';
import type { FoundHeads } from '../../data/found-heads';
import { useFormat, useT } from '../../i18n';
import { Select, type SelectOption } from '../../ui';

/** A document of the library, found by its name among however many there are. */
export function DocumentSelect(props: {
  found: FoundHeads;
  value: DocumentId | null;
  /** Of the document that is chosen, which need not be among those that are found. */
  name?: string | undefined;
  placeholder: string;
  label?: ReactNode;
  'aria-label'?: string;
  disabled?: boolean;
  className?: string | undefined;
  /** What an option says beside its name, or that it cannot be chosen. */
  more?(head: DocumentHead): Pick<SelectOption<string>, 'detail' | 'disabled'>;
  onChoose(head: DocumentHead): void;
  'data-testid'?: string;
}) {
  const t = useT('campaign');
  const format = useFormat();
  const { found } = props;
  // its name is known before the main process has answered for what was just chosen
  const [taken, setTaken] = useState<DocumentHead | null>(null);
  const name = props.name ?? (taken?.id === props.value ? taken?.name : undefined);
  const isListed = found.heads.some(({ id }) => id === props.value);
  const options = found.heads.map((head) => ({
    value: head.id as string,
    label: head.name || t('unnamed'),
    ...props.more?.(head),
  }));
  const left = found.total - found.heads.length;
  return (
    <Select
      label={props.label}
      aria-label={props['aria-label']}
      value={props.value as string | null}
      placeholder={name ?? props.placeholder}
      disabled={props.disabled}
      className={props.className}
      options={
        props.value !== null && name !== undefined && !isListed && found.text === ''
          ? [{ value: props.value as string, label: name || t('unnamed') }, ...options]
          : options
      }
      search={{ label: t('find.label'), text: found.text, onChange: found.setText }}
      foot={
        found.isRead && found.total === 0
          ? t('find.none')
          : left > 0
            ? t('find.left', { count: left, number: format.number(left) })
            : undefined
      }
      onChange={(id) => {
        const head = found.heads.find((one) => one.id === id);
        if (!head) return;
        setTaken(head);
        props.onChoose(head);
      }}
      data-testid={props['data-testid']}
    />
  );
}
