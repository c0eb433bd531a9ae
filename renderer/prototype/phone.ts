import { fill } from '#shared/handoff/fill';
import type { PrototypeArea, PrototypeModel, PrototypePage } from '#shared/handoff/prototype/model';
import { element, placeOver } from './element';

const FLASH_MS = 360;
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** A place on a page, in its pixels. */
export interface Place {
  pageId: string;
  x: number;
  y: number;
}

/** The phone: pages, cards or a message, with areas that answer. */
export class Phone {
  readonly frame: HTMLElement;
  readonly tabs: HTMLElement;
  /** Set while somebody chooses where a comment belongs; taps do nothing else then. */
  onPlace: ((place: Place) => void) | null = null;
  private readonly boards = new Map<string, HTMLElement>();
  private readonly tabOf = new Map<string, HTMLButtonElement>();
  private readonly chat = element('div', { className: 'chat' });
  private readonly shelf = element('div', { className: 'shelf' });
  private readonly bar = element('button', { type: 'button', className: 'bar' });
  private current: string;

  constructor(
    private readonly model: PrototypeModel,
    private readonly say: (sentence: string) => void,
  ) {
    this.current = model.start;
    for (const page of model.pages) this.boards.set(page.id, this.boardOf(page));
    this.tabs = this.tabRow();
    this.frame = element(
      'div',
      { className: `phone ${model.kind}` },
      element('header', { className: 'head' }, model.name),
      this.chat,
    );
    if (model.kind === 'richMenuSet') {
      this.bar.dataset.testid = 'bar';
      this.bar.addEventListener('click', () => this.openMenu(this.shelf.hidden !== false));
      this.frame.append(this.shelf, this.bar);
    } else {
      const row = element('div', { className: model.kind === 'message' ? 'messages' : 'cards' });
      // a carousel is wider than the phone: the message swipes, the chat stays
      if (model.kind === 'message')
        for (const board of this.boards.values())
          row.append(element('div', { className: 'swipe' }, board));
      else row.append(...this.boards.values());
      this.chat.append(row);
      if (model.kind === 'richCarousel') this.chat.append(this.arrows(row));
    }
    this.show(this.current);
  }

  board(pageId: string): HTMLElement | undefined {
    return this.boards.get(pageId);
  }

  /** Brings a page into sight. */
  show(pageId: string): void {
    const page = this.model.pages.find(({ id }) => id === pageId);
    const board = this.boards.get(pageId);
    if (!page || !board) return;
    this.current = pageId;
    for (const [id, tab] of this.tabOf)
      tab.setAttribute('aria-current', id === pageId ? 'page' : 'false');
    if (this.model.kind === 'richMenuSet') {
      this.shelf.replaceChildren(board);
      this.bar.textContent = `${page.chatBarText} ▾`;
      this.openMenu(true);
    } else
      board.scrollIntoView({
        behavior: calm ? 'auto' : 'smooth',
        block: 'nearest',
        inline: 'start',
      });
  }

  private openMenu(open: boolean): void {
    this.shelf.hidden = !open;
    this.bar.setAttribute('aria-expanded', String(open));
    this.say(open ? this.model.words.hint : this.model.words.menuClosed);
  }

  private tabRow(): HTMLElement {
    const { words, pages, kind } = this.model;
    const row = element('nav', { className: 'tabs' });
    row.setAttribute('aria-label', kind === 'richCarousel' ? words.cards : words.tabs);
    row.hidden = pages.length < 2 || kind === 'message';
    for (const { id, name } of pages) {
      const tab = element('button', { type: 'button', onclick: () => this.show(id) }, name);
      tab.dataset.testid = 'tab';
      this.tabOf.set(id, tab);
      row.append(tab);
    }
    return row;
  }

  private arrows(row: HTMLElement): HTMLElement {
    const { words } = this.model;
    const step = (by: number, title: string, sign: string, testid: string) => {
      const button = element('button', { type: 'button', title }, sign);
      button.setAttribute('aria-label', title);
      button.dataset.testid = testid;
      button.addEventListener('click', () => {
        const ids = [...this.boards.keys()];
        const next = ids[ids.indexOf(this.current) + by];
        if (next !== undefined) this.show(next);
      });
      return button;
    };
    // a swipe moves the cards by itself; the tabs follow it
    row.addEventListener('scroll', () => {
      const near = [...this.boards].find(
        ([, board]) => Math.abs(board.offsetLeft - row.offsetLeft - row.scrollLeft) < 24,
      );
      if (!near) return;
      this.current = near[0];
      for (const [id, tab] of this.tabOf)
        tab.setAttribute('aria-current', id === near[0] ? 'page' : 'false');
    });
    return element(
      'div',
      { className: 'arrows' },
      step(-1, words.previous, '‹', 'previous'),
      step(1, words.next, '›', 'next'),
    );
  }

  private boardOf(page: PrototypePage): HTMLElement {
    const board = element('div', { className: 'board' });
    board.dataset.page = page.id;
    if (page.share !== undefined) board.style.width = `${page.share * 100}%`;
    board.style.aspectRatio = `${page.size.width} / ${page.size.height}`;
    board.append(
      element('img', { src: page.picture, alt: page.name, className: 'picture', draggable: false }),
    );
    if (page.video) board.append(this.videoOf(page, page.video));
    // LINE gives a tap to the first of two areas that overlap, so the first lies on top
    for (const area of [...page.areas].reverse()) board.append(this.areaOf(page, area));
    board.addEventListener('click', (event) => this.tapped(page, board, event));
    return board;
  }

  private tapped(page: PrototypePage, board: HTMLElement, event: MouseEvent): void {
    if (!this.onPlace) {
      this.say(this.model.words.nothing);
      return;
    }
    const box = board.getBoundingClientRect();
    const inside = (value: number, most: number) =>
      Math.round(Math.min(most - 1, Math.max(0, value)));
    this.onPlace({
      pageId: page.id,
      x: inside(((event.clientX - box.left) / box.width) * page.size.width, page.size.width),
      y: inside(((event.clientY - box.top) / box.height) * page.size.height, page.size.height),
    });
  }

  private videoOf(page: PrototypePage, video: NonNullable<PrototypePage['video']>): HTMLElement {
    const film = element('button', { type: 'button', className: 'film' }, '▶');
    film.setAttribute('aria-label', this.model.words.notVideo);
    if (video.poster)
      film.prepend(element('img', { src: video.poster, alt: '', draggable: false }));
    placeOver(film, video.bounds, page.size);
    film.addEventListener('click', (event) => {
      if (this.onPlace) return;
      event.stopPropagation();
      this.say(this.model.words.notVideo);
    });
    return film;
  }

  private areaOf(page: PrototypePage, area: PrototypeArea): HTMLElement {
    const sentence = [
      fill(this.model.words.areaOf, { letter: area.letter, action: area.what }),
      area.label,
      area.detail,
    ]
      .filter((part) => part !== '')
      .join(' · ');
    const spot = element('button', { type: 'button', className: 'area' }, area.letter);
    spot.setAttribute('aria-label', sentence);
    spot.dataset.testid = `area-${area.letter}`;
    placeOver(spot, area.bounds, page.size);
    spot.addEventListener('click', (event) => {
      event.stopPropagation();
      if (this.onPlace) {
        // a key press has no place: the middle of the area stands for it
        const isKey = event.detail === 0;
        const { x, y, width, height } = area.bounds;
        if (isKey)
          return this.onPlace({
            pageId: page.id,
            x: x + Math.floor(width / 2),
            y: y + Math.floor(height / 2),
          });
        const board = this.boards.get(page.id);
        if (board) this.tapped(page, board, event);
        return;
      }
      this.tap(area, spot, sentence);
    });
    return spot;
  }

  private tap(area: PrototypeArea, spot: HTMLElement, sentence: string): void {
    spot.classList.add('flash');
    setTimeout(() => spot.classList.remove('flash'), FLASH_MS);
    if (area.target !== null) this.show(area.target);
    if (area.menu !== null && this.model.kind === 'richMenuSet')
      this.openMenu(area.menu === 'open');
    if (area.says) {
      const bubble = element('p', { className: 'bubble' }, area.says);
      this.chat.append(bubble);
      bubble.scrollIntoView({ block: 'nearest' });
    }
    this.say(sentence);
  }
}
