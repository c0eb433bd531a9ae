/** Notes on `<html>` whether the hand is at the pointer or walks through the window by Tab. */
export function followInput(): () => void {
  const root = document.documentElement;
  const onPointer = () => {
    root.dataset.input = 'pointer';
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab') root.dataset.input = 'keyboard';
  };
  window.addEventListener('pointerdown', onPointer, true);
  window.addEventListener('keydown', onKey, true);
  return () => {
    window.removeEventListener('pointerdown', onPointer, true);
    window.removeEventListener('keydown', onKey, true);
  };
}
