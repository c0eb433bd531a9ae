import type { AttributeLeaf } from '#shared/domain/campaign/target';
import { areaName } from '#shared/line/narrowcast/area-names';
import {
  AGES,
  APP_TYPES,
  AREAS,
  GENDERS,
  SUBSCRIPTION_PERIODS,
} from '#shared/line/narrowcast/attributes';
import { useLocale, useT } from '../../i18n';
import { Button, FieldRow, Menu, Select } from '../../ui';

/** A condition on which nothing is chosen yet. */
export function newAttribute(kind: AttributeLeaf['type']): AttributeLeaf {
  if (kind === 'age') return { type: kind, gte: null, lt: null };
  if (kind === 'subscriptionPeriod') return { type: kind, gte: null, lt: null };
  return { type: kind, oneOf: [] };
}

const NONE = 'none';
const numberIn = (value: string): string => /\d+$/.exec(value)?.[0] ?? value;

/** What LINE knows of a friend: one of a few, or from a bound to a bound. */
export function AttributeEditor(props: {
  leaf: AttributeLeaf;
  disabled: boolean;
  onChange(leaf: AttributeLeaf): void;
}) {
  const t = useT('campaign');
  const { leaf, disabled, onChange } = props;
  switch (leaf.type) {
    case 'age':
      return (
        <Bounds
          name={leaf.type}
          values={AGES}
          gte={leaf.gte}
          lt={leaf.lt}
          disabled={disabled}
          onChange={(gte, lt) => onChange({ type: 'age', gte, lt })}
        />
      );
    case 'subscriptionPeriod':
      return (
        <Bounds
          name={leaf.type}
          values={SUBSCRIPTION_PERIODS}
          gte={leaf.gte}
          lt={leaf.lt}
          disabled={disabled}
          onChange={(gte, lt) => onChange({ type: 'subscriptionPeriod', gte, lt })}
        />
      );
    case 'gender':
      return (
        <Choice
          label={t('condition.gender')}
          values={GENDERS}
          chosen={leaf.oneOf}
          disabled={disabled}
          onChange={(oneOf) => onChange({ type: 'gender', oneOf })}
        />
      );
    case 'appType':
      return (
        <Choice
          label={t('condition.appType')}
          values={APP_TYPES}
          chosen={leaf.oneOf}
          disabled={disabled}
          onChange={(oneOf) => onChange({ type: 'appType', oneOf })}
        />
      );
    case 'area':
      return (
        <Choice
          label={t('condition.area')}
          values={AREAS}
          chosen={leaf.oneOf}
          disabled={disabled}
          onChange={(oneOf) => onChange({ type: 'area', oneOf })}
        />
      );
  }
}

function Choice<V extends string>(props: {
  label: string;
  values: readonly V[];
  chosen: readonly V[];
  disabled: boolean;
  onChange(chosen: V[]): void;
}) {
  const t = useT('campaign');
  const locale = useLocale();
  const { values, chosen } = props;
  const nameOf = (value: V) =>
    (AREAS as readonly string[]).includes(value)
      ? areaName(value as (typeof AREAS)[number], locale)
      : t(`attribute.${value}`);
  return (
    <Menu
      trigger={
        <Button disabled={props.disabled}>
          {props.label}：
          {chosen.length === 0 ? t('condition.choose') : chosen.map(nameOf).join('、')}
        </Button>
      }
      entries={() =>
        values.map((value) => ({
          id: value,
          label: nameOf(value),
          checked: chosen.includes(value),
          onSelect: () =>
            props.onChange(
              chosen.includes(value)
                ? chosen.filter((other) => other !== value)
                : values.filter((other) => other === value || chosen.includes(other)),
            ),
        }))
      }
    />
  );
}

function Bounds<V extends string>(props: {
  name: 'age' | 'subscriptionPeriod';
  values: readonly V[];
  gte: V | null;
  lt: V | null;
  disabled: boolean;
  onChange(gte: V | null, lt: V | null): void;
}) {
  const t = useT('campaign');
  const { name, values, gte, lt } = props;
  const option = (value: V) => ({ value, label: t(`bound.${name}`, { value: numberIn(value) }) });
  const before = (a: V, b: V) => values.indexOf(a) < values.indexOf(b);
  return (
    <FieldRow>
      <Select
        label={t(`bound.${name}From`)}
        value={gte ?? NONE}
        disabled={props.disabled}
        options={[
          { value: NONE, label: t('bound.none') },
          ...values.filter((value) => lt === null || before(value, lt)).map(option),
        ]}
        onChange={(value) => props.onChange(value === NONE ? null : (value as V), lt)}
      />
      <Select
        label={t(`bound.${name}To`)}
        value={lt ?? NONE}
        disabled={props.disabled}
        options={[
          { value: NONE, label: t('bound.none') },
          ...values.filter((value) => gte === null || before(gte, value)).map(option),
        ]}
        onChange={(value) => props.onChange(gte, value === NONE ? null : (value as V))}
      />
    </FieldRow>
  );
}
