import { Ban, FolderPlus, Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { isGroup, isNot } from '#shared/campaign/target/compile';
import type { ConditionNode } from '#shared/domain/campaign/target';
import { useT } from '../../i18n';
import { Button, IconButton, Menu, SegmentedControl } from '../../ui';
import styles from './Campaign.module.css';

interface TreeProps<L extends { type: string }, K extends string> {
  node: ConditionNode<L> | null;
  disabled: boolean;
  onChange(node: ConditionNode<L> | null): void;
  kinds: readonly { kind: K; label: string }[];
  make(kind: K): L;
  editor(leaf: L, change: (leaf: L) => void): ReactNode;
}

const ICON = { size: 14, strokeWidth: 1.5 } as const;

/** Conditions in groups: all of them, any of them, or not this one; groups may stand in groups. */
export function ConditionTree<L extends { type: string }, K extends string>(
  props: TreeProps<L, K>,
) {
  const t = useT('campaign');
  const { node, kinds, make, onChange, disabled } = props;
  const add = (leaf: L, at: ConditionNode<L> | null): ConditionNode<L> => {
    if (at === null) return { type: 'all', of: [leaf] };
    if (isGroup(at)) return { ...at, of: [...at.of, leaf] };
    return { type: 'all', of: [at, leaf] };
  };
  const adder = (at: ConditionNode<L> | null, put: (node: ConditionNode<L>) => void) => (
    <Menu
      trigger={
        <Button
          variant="ghost"
          icon={<Plus {...ICON} />}
          disabled={disabled}
          data-testid="add-condition"
        >
          {t('target.add')}
        </Button>
      }
      entries={kinds.map(({ kind, label }) => ({
        id: kind,
        label,
        onSelect: () => put(add(make(kind), at)),
      }))}
    />
  );
  if (node === null) return adder(null, onChange);
  return <Node {...props} node={node} adder={adder} />;
}

function Node<L extends { type: string }, K extends string>(
  props: Omit<TreeProps<L, K>, 'node'> & {
    node: ConditionNode<L>;
    adder(at: ConditionNode<L> | null, put: (node: ConditionNode<L>) => void): ReactNode;
  },
) {
  const t = useT('campaign');
  const { node, onChange, disabled } = props;
  if (isNot(node)) {
    const { of } = node;
    return (
      <div className={styles.not}>
        <div className={styles.row}>
          <strong>{t('target.not')}</strong>
          <IconButton
            label={t('target.unNot')}
            icon={<X {...ICON} />}
            small
            disabled={disabled}
            onClick={() => onChange(of)}
          />
        </div>
        <Node
          {...props}
          node={of}
          onChange={(next) => onChange(next === null ? null : { type: 'not', of: next })}
        />
      </div>
    );
  }
  if (!isGroup(node)) {
    return (
      <div className={styles.leaf} data-testid="condition">
        <div className={styles.grow}>{props.editor(node, onChange)}</div>
        <IconButton
          label={t('target.negate')}
          icon={<Ban {...ICON} />}
          small
          disabled={disabled}
          onClick={() => onChange({ type: 'not', of: node })}
        />
        <IconButton
          label={t('target.remove')}
          icon={<X {...ICON} />}
          small
          disabled={disabled}
          onClick={() => onChange(null)}
        />
      </div>
    );
  }
  return (
    <div className={styles.group}>
      {node.of.length > 1 && (
        <SegmentedControl
          label={t('target.how')}
          value={node.type}
          options={(['all', 'any'] as const).map((value) => ({
            value,
            label: t(`target.${value}Of`),
          }))}
          onChange={(type) => {
            if (!disabled) onChange({ ...node, type });
          }}
        />
      )}
      {node.of.map((child, at) => (
        <Node
          // Conditions may be equal: their place is their identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          key={at}
          {...props}
          node={child}
          onChange={(next) => {
            const of = node.of.flatMap((other, index) =>
              index !== at ? [other] : next === null ? [] : [next],
            );
            onChange(of.length === 0 ? null : { ...node, of });
          }}
        />
      ))}
      <div className={styles.row}>
        {props.adder(node, onChange)}
        {node.of.length > 0 && (
          <Menu
            trigger={
              <Button variant="ghost" icon={<FolderPlus {...ICON} />} disabled={disabled}>
                {t('target.addGroup')}
              </Button>
            }
            entries={props.kinds.map(({ kind, label }) => ({
              id: kind,
              label,
              onSelect: () =>
                onChange({
                  ...node,
                  of: [
                    ...node.of,
                    { type: node.type === 'all' ? 'any' : 'all', of: [props.make(kind)] },
                  ],
                }),
            }))}
          />
        )}
      </div>
    </div>
  );
}
