/*
 * What a hand on the keyboard expects of a dialog: the focus in the first thing to fill in, and Enter for the button
 * that the dialog is for. A button that takes something away, or sends to real people, is never pressed by an Enter
 * that could be a slip.
 */

const FIELD = 'input, textarea, button[role=combobox]';
/** Enter has a meaning of its own here. */
const OWN_ENTER =
  'button, a, summary, select, textarea, [contenteditable=true], [role=option], [role=menuitem], [role=tab], [role=treeitem]';
const TYPED = 'input:not([type=checkbox]):not([type=radio]):not([type=range])';

const isThere = (element: HTMLElement): boolean =>
  !element.matches(':disabled, [type=file], [tabindex="-1"]') && element.checkVisibility();

/** Of a group of radio buttons the chosen one stands for all. */
const isOfItsGroup = (element: HTMLElement): boolean =>
  !(element instanceof HTMLInputElement) ||
  element.type !== 'radio' ||
  element.checked ||
  element
    .closest('[role=radiogroup], fieldset, form, [role=dialog]')
    ?.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`) === null;

/** The button that does what the dialog is for: the last one of the foot, where it is marked as that. */
function purposeOf(foot: HTMLElement | null): HTMLButtonElement | null {
  const last = [...(foot?.querySelectorAll('button') ?? [])].at(-1);
  const { variant } = last?.dataset ?? {};
  return last && (variant === 'primary' || variant === 'danger') ? last : null;
}

/** It takes something away, or reaches real people: an Enter that could be a slip does not press it. */
const isSerious = (button: HTMLButtonElement | null): boolean =>
  button?.dataset.variant === 'danger' || button?.closest('[data-serious]') != null;

/** What gets the focus when a dialog opens, unless it says so itself; null: the button that closes it. */
export function firstFocus(body: HTMLElement, foot: HTMLElement | null): HTMLElement | null {
  const purpose = purposeOf(foot);
  const isDanger = isSerious(purpose);
  const fields = [...body.querySelectorAll<HTMLElement>(FIELD)].filter(
    (field) => isThere(field) && isOfItsGroup(field) && (!isDanger || field.matches(TYPED)),
  );
  if (fields[0]) return fields[0];
  if (purpose && !purpose.disabled && !isDanger) return purpose;
  // the first one takes nothing away, unless it is the only one
  const [first] = foot?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [];
  if (first && first !== purpose) return first;
  return isDanger ? null : body.querySelector<HTMLElement>('button:enabled, a[href]');
}

interface Pressed {
  target: EventTarget | null;
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

/** The button that a key presses; null where the key means something else, or nothing. */
export function pressedBy(event: Pressed, foot: HTMLElement | null): HTMLButtonElement | null {
  const { target, key } = event;
  if (key !== 'Enter' || event.isComposing || event.shiftKey || event.altKey) return null;
  if (!(target instanceof HTMLElement)) return null;
  const button = purposeOf(foot);
  if (!button || button.disabled) return null;
  const isMeant = event.ctrlKey || event.metaKey;
  // a form presses its own button, and the reader of a text field wants a new line
  if (isMeant ? !target.matches('textarea') && isSent(target) : isSent(target)) return null;
  if (!isMeant && target.closest(OWN_ENTER)) return null;
  if (isSerious(button) && !target.matches(TYPED)) return null;
  return button;
}

const isSent = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement &&
  [...(target.form?.elements ?? [])].some(
    (element) => element instanceof HTMLButtonElement && element.type === 'submit',
  );
