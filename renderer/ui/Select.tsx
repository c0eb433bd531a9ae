import { Combobox, useCombobox } from '@mantine/core';
import { Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';
import { Field, type FieldProps, fieldAria } from './Field';
import fieldStyles from './field.module.css';
import styles from './menu.module.css';
import { useUiWords } from './UiProvider';

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  icon?: ReactNode;
  /** Second, quiet text: the API's word, a size. */
  detail?: ReactNode;
  disabled?: boolean;
}

export interface SelectProps<T extends string> extends FieldProps {
  value: T | null | 'mixed';
  options: readonly SelectOption<T>[];
  onChange(value: T): void;
  placeholder?: string;
  disabled?: boolean;
  tall?: boolean;
  /** A field over the options; whoever gives it answers with other options. */
  search?: { label: string; text: string; onChange(text: string): void };
  /** Said under the options: how many there are beside these. */
  foot?: ReactNode;
  className?: string;
  'aria-label'?: string;
  'data-testid'?: string;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const id = useId();
  const words = useUiWords();
  const { search } = props;
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      search?.onChange('');
    },
    onDropdownOpen: () => {
      if (search) combobox.focusSearchInput();
    },
  });
  const chosen = props.options.find((option) => option.value === props.value);
  const { label, counter, note, noteTone, error } = props;
  return (
    <Field {...{ id, label, counter, note, noteTone, error }} className={props.className}>
      <Combobox
        store={combobox}
        withinPortal
        position="bottom-start"
        middlewares={{ flip: true, shift: true }}
        transitionProps={{ duration: 80 }}
        classNames={{ dropdown: styles.dropdown, option: styles.item }}
        onOptionSubmit={(value) => {
          props.onChange(value as T);
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target targetType="button" withExpandedAttribute>
          <button
            type="button"
            role="combobox"
            aria-expanded={combobox.dropdownOpened}
            id={id}
            disabled={props.disabled}
            aria-label={props['aria-label']}
            data-testid={props['data-testid']}
            {...fieldAria(id, props)}
            className={cx(
              fieldStyles.box,
              props.tall && fieldStyles.tall,
              combobox.dropdownOpened && fieldStyles.open,
              props.error && fieldStyles.invalid,
              props.disabled && fieldStyles.disabled,
            )}
            onClick={() => {
              combobox.toggleDropdown();
              combobox.selectActiveOption();
            }}
          >
            {chosen?.icon}
            <span className={cx(fieldStyles.value, !chosen && fieldStyles.placeholder)}>
              {chosen?.label ?? (props.value === 'mixed' ? words.mixed : props.placeholder)}
            </span>
            <ChevronDown size={16} strokeWidth={1.5} className={fieldStyles.chevron} />
          </button>
        </Combobox.Target>
        <Combobox.Dropdown>
          {search && (
            <Combobox.Search
              value={search.text}
              onChange={(event) => {
                search.onChange(event.currentTarget.value);
                combobox.resetSelectedOption();
              }}
              placeholder={search.label}
              aria-label={search.label}
              classNames={{ input: styles.search }}
              data-testid="select-search"
            />
          )}
          <Combobox.Options className={styles.options}>
            {props.options.map((option) => (
              <Combobox.Option
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                active={option.value === props.value}
              >
                {option.icon && <span className={styles.icon}>{option.icon}</span>}
                <span className={styles.text}>{option.label}</span>
                {option.detail !== undefined && (
                  <span className={styles.detail}>{option.detail}</span>
                )}
                <Check
                  size={14}
                  strokeWidth={1.75}
                  className={styles.check}
                  visibility={option.value === props.value ? 'visible' : 'hidden'}
                />
              </Combobox.Option>
            ))}
          </Combobox.Options>
          {props.foot !== undefined && <p className={styles.foot}>{props.foot}</p>}
        </Combobox.Dropdown>
      </Combobox>
    </Field>
  );
}
