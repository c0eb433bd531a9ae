import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Section } from '../../../ui';
import type { AskedPlace, PartName } from './asked-place';

/** A section that folds, and opens at the field that a finding leads to. */
export function PartSection(props: {
  part: PartName;
  title: string;
  count: number;
  asked: AskedPlace | null;
  children: ReactNode;
}) {
  const { part, asked, count } = props;
  const [folded, setFolded] = useState(count === 0);
  const box = useRef<HTMLDivElement>(null);
  const due = useRef<AskedPlace | null>(null);
  useEffect(() => {
    if (asked?.part !== part) return;
    due.current = asked;
    setFolded(false);
  }, [asked, part]);
  // after each drawing: the fields of a section that was folded are there one drawing later
  useEffect(() => {
    const place = due.current;
    if (place === null || folded) return;
    due.current = null;
    const fields = [...(box.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    const field = fields.find(({ dataset }) => dataset.field === place.text) ?? fields[0];
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('input, button')?.focus();
  });
  return (
    <div ref={box}>
      <Section
        title={props.title}
        aside={count > 0 ? count : undefined}
        folded={folded}
        onFold={setFolded}
        data-testid={`section-${part}`}
      >
        {props.children}
      </Section>
    </div>
  );
}
