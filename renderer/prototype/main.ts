import './player.css';
import type { PrototypeModel } from '#shared/handoff/prototype/model';
import { CommentBox } from './comments';
import { element } from './element';
import { Phone } from './phone';

/*
 * The player inside an exported prototype. It is built as one script of its own, knows no bridge and no
 * studio, and makes everything out of text nodes.
 */
const model = JSON.parse(document.getElementById('prototype')?.textContent ?? '') as PrototypeModel;
const { words } = model;

const said = element('p', { className: 'said', role: 'status' }, words.hint);
said.dataset.testid = 'said';
const phone = new Phone(model, (sentence) => {
  said.textContent = sentence;
});
const comments = new CommentBox(model, phone);

const areas = element('input', { type: 'checkbox' });
areas.dataset.testid = 'show-areas';
areas.addEventListener('change', () => document.body.classList.toggle('show-areas', areas.checked));

document.body.append(
  element('main', { className: 'stage' }, phone.tabs, phone.frame),
  element(
    'aside',
    { className: 'side' },
    element('h1', {}, model.name),
    said,
    element('label', { className: 'check' }, areas, words.showAreas),
    comments.box,
  ),
);
