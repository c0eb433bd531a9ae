import { COMMENTS_FORMAT } from '#shared/handoff/comments-format';
import type { PrototypeModel } from '#shared/handoff/prototype/model';
import { element } from './element';
import type { Phone, Place } from './phone';

interface Comment extends Place {
  id: string;
  author: string;
  text: string;
  at: string;
}

/** Comments pinned at places, and the file they leave in. */
export class CommentBox {
  readonly box: HTMLElement;
  private readonly comments: Comment[] = [];
  private readonly pins = new Map<string, HTMLElement>();
  private readonly list = element('ol', { className: 'comments' });
  private readonly none: HTMLElement;
  private readonly start: HTMLButtonElement;
  private readonly save: HTMLButtonElement;
  private readonly hint: HTMLElement;
  private readonly author: HTMLInputElement;
  private readonly text: HTMLTextAreaElement;
  private readonly form: HTMLFormElement;
  private place: Place | null = null;
  private isSaved = true;

  constructor(
    private readonly model: PrototypeModel,
    private readonly phone: Phone,
  ) {
    const { words } = model;
    this.start = element('button', { type: 'button', onclick: () => this.choose() }, words.comment);
    this.start.dataset.testid = 'comment';
    this.save = element(
      'button',
      { type: 'button', disabled: true, onclick: () => this.download() },
      words.save,
    );
    this.save.dataset.testid = 'save-comments';
    this.hint = element('p', { className: 'note', hidden: true }, words.commentHint);
    this.author = element('input', { maxLength: 200, autocomplete: 'name' });
    this.author.dataset.testid = 'author';
    this.text = element('textarea', { maxLength: 4000, required: true, rows: 3 });
    this.text.dataset.testid = 'text';
    this.none = element('p', { className: 'note' }, words.noComments);
    const cancel = element('button', { type: 'button', onclick: () => this.stop() }, words.cancel);
    const add = element('button', { type: 'submit', className: 'primary' }, words.add);
    add.dataset.testid = 'add-comment';
    this.form = element(
      'form',
      { className: 'form', hidden: true },
      element('label', {}, words.author, this.author),
      element('label', {}, words.text, this.text),
      element('div', { className: 'row' }, add, cancel),
    );
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.add();
    });
    this.box = element(
      'section',
      { className: 'box' },
      element('h2', {}, words.comments),
      this.start,
      this.hint,
      this.form,
      this.none,
      this.list,
      this.save,
      element('p', { className: 'note' }, words.saveHint),
    );
    window.addEventListener('beforeunload', (event) => {
      if (!this.isSaved) event.preventDefault();
    });
    window.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.stop();
    });
  }

  private choose(): void {
    this.hint.hidden = false;
    document.body.classList.add('placing');
    this.phone.onPlace = (place) => {
      this.place = place;
      this.hint.hidden = true;
      this.form.hidden = false;
      this.pin('new', place, '＋');
      (this.author.value === '' ? this.author : this.text).focus();
    };
  }

  private stop(): void {
    this.phone.onPlace = null;
    document.body.classList.remove('placing');
    this.hint.hidden = true;
    this.form.hidden = true;
    this.place = null;
    this.unpin('new');
  }

  private add(): void {
    const text = this.text.value.trim();
    if (!this.place || text === '') return;
    this.comments.push({
      // getRandomValues is there on every page; randomUUID only where the browser trusts its address
      id: [...crypto.getRandomValues(new Uint8Array(12))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join(''),
      ...this.place,
      author: this.author.value.trim(),
      text,
      at: new Date().toISOString(),
    });
    this.text.value = '';
    this.isSaved = false;
    this.stop();
    this.draw();
  }

  private draw(): void {
    const { words } = this.model;
    for (const id of [...this.pins.keys()]) this.unpin(id);
    this.list.replaceChildren(
      ...this.comments.map((comment, index) => {
        this.pin(comment.id, comment, String(index + 1));
        const remove = element('button', { type: 'button', className: 'quiet' }, words.remove);
        remove.addEventListener('click', () => {
          this.comments.splice(this.comments.indexOf(comment), 1);
          this.isSaved = this.comments.length === 0;
          this.draw();
        });
        const go = element(
          'button',
          { type: 'button', className: 'go', onclick: () => this.phone.show(comment.pageId) },
          comment.text,
        );
        return element('li', {}, element('b', {}, comment.author || '—'), go, remove);
      }),
    );
    this.none.hidden = this.comments.length > 0;
    this.save.disabled = this.comments.length === 0;
  }

  private pin(id: string, place: Place, mark: string): void {
    this.unpin(id);
    const page = this.model.pages.find((candidate) => candidate.id === place.pageId);
    const board = this.phone.board(place.pageId);
    if (!page || !board) return;
    const pin = element('span', { className: 'pin' }, mark);
    pin.dataset.testid = 'pin';
    pin.style.left = `${(place.x / page.size.width) * 100}%`;
    pin.style.top = `${(place.y / page.size.height) * 100}%`;
    board.append(pin);
    this.pins.set(id, pin);
  }

  private unpin(id: string): void {
    this.pins.get(id)?.remove();
    this.pins.delete(id);
  }

  private download(): void {
    const { documentId, name } = this.model;
    const content = {
      format: COMMENTS_FORMAT,
      version: 1,
      documentId,
      name,
      comments: this.comments,
    };
    const file = new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' });
    const address = URL.createObjectURL(file);
    const link = element('a', {
      href: address,
      download: `${name.replace(/[\\/:*?"<>|]/g, '-').slice(0, 80) || 'design'}.comments.json`,
    });
    link.click();
    // the browser may still be reading it
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.isSaved = true;
  }
}
