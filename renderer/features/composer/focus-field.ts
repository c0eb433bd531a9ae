import type { ProblemPath } from '#shared/errors/app-error';

/** Brings the field of a place into view and gives it the keyboard; the nearest one round it where it has none. */
export function focusField(form: HTMLElement, place: ProblemPath): void {
  for (let length = place.length; length > 0; length--) {
    const path = place.slice(0, length).join('.');
    const field = form.querySelector<HTMLElement>(
      `[data-testid="${CSS.escape(`field-${path}`)}"], [data-testid="${CSS.escape(`action-${path}`)}"]`,
    );
    if (!field) continue;
    field.scrollIntoView({ block: 'nearest' });
    field.focus();
    return;
  }
}
