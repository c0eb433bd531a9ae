import { Palette } from 'lucide-react';
import { createContext, useContext, useState } from 'react';
import { useStore } from 'zustand';
import type { BrandToken } from '#shared/domain/ids';
import { colour } from '#shared/domain/rich-menu/schema';
import { brandState } from '../../data/brand';
import { useT } from '../../i18n';
import { ColourSwatch, IconButton, Menu, TextField } from '../../ui';
import styles from './Inspector.module.css';

/** What the fields of a form belong to, as far as it can follow the brand kit. */
export interface BrandTarget {
  tokens: Readonly<Record<string, string>> | undefined;
  follow(path: string, token: BrandToken): void;
}
export const BrandTargetContext = createContext<BrandTarget | null>(null);

/** A colour by the system's picker or as `#RRGGBB`, or from the brand kit; half a code is never written to the document. */
export function ColourField(props: {
  label: string;
  value: string;
  onChange(value: string): void;
  onCommit(): void;
  /** The field in the design, where it may follow the brand kit. */
  path?: string;
  'data-testid'?: string;
}) {
  const t = useT('inspector');
  const [draft, setDraft] = useState<string | null>(null);
  const invalid = draft !== null && !colour.safeParse(normal(draft)).success;
  return (
    <div className={styles.swatchField}>
      <ColourSwatch
        label={props.label}
        value={props.value}
        onChange={props.onChange}
        onBlur={props.onCommit}
      />
      <TextField
        label={props.label}
        mono
        data-testid={props['data-testid']}
        value={draft ?? props.value}
        error={invalid ? t('badColour') : undefined}
        onChange={(text) => {
          setDraft(text);
          if (colour.safeParse(normal(text)).success) props.onChange(normal(text));
        }}
        onCommit={() => {
          setDraft(null);
          props.onCommit();
        }}
      />
      {props.path !== undefined && <BrandButton path={props.path} label={props.label} />}
    </div>
  );
}

/** The kit's colours; the one that the field follows is marked. Not there while the kit has none. */
function BrandButton({ path, label }: { path: string; label: string }) {
  const t = useT('inspector');
  const target = useContext(BrandTargetContext);
  const { colours } = useStore(brandState).kit;
  if (!target || colours.length === 0) return null;
  const followed = colours.find(({ id }) => id === target.tokens?.[path]);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          small
          pressed={followed !== undefined}
          label={
            followed
              ? t('brandFollows', { field: label, name: followed.name || followed.colour })
              : t('brandChoose', { field: label })
          }
          data-testid={`brand-${path}`}
          icon={<Palette size={16} strokeWidth={1.5} />}
        />
      }
      entries={colours.map(({ id, name, colour: value }) => ({
        id,
        label: name || value,
        icon: <span className={styles.dot} style={{ background: value }} />,
        detail: value,
        checked: id === followed?.id,
        onSelect: () => target.follow(path, id),
      }))}
    />
  );
}

/** `abc`, `#abc` and `aabbcc` mean what designers mean by them. */
function normal(text: string): string {
  const digits = text.trim().replace(/^#/, '').toUpperCase();
  return /^[0-9A-F]{3}$/.test(digits) ? `#${[...digits].map((d) => d + d).join('')}` : `#${digits}`;
}
