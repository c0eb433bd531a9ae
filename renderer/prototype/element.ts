/** An element with properties and children; a string becomes a text node, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** Puts an element over a part of a picture, in parts of its size. */
export function placeOver(
  target: HTMLElement,
  part: { x: number; y: number; width: number; height: number },
  whole: { width: number; height: number },
): void {
  target.style.left = `${(part.x / whole.width) * 100}%`;
  target.style.top = `${(part.y / whole.height) * 100}%`;
  target.style.width = `${(part.width / whole.width) * 100}%`;
  target.style.height = `${(part.height / whole.height) * 100}%`;
}
