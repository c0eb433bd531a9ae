import type { MessageDocument } from '../../domain/message/schema';
import type { RichMenuSet } from '../../domain/rich-menu/schema';
import { appError, fail, ok, type Result } from '../../errors/app-error';
import { toWire } from '../../line/rich-menu';
import { cardMessageToWire } from '../../targets/card-message/to-wire';
import { EXAMPLE_MEDIA } from '../../targets/media';
import { designToWire } from '../../targets/to-wire';
import type { TapestryDocument } from '../kinds';

/** A document as LINE would take it: in the form it was imported in, where it still has that form. */
export function definitionOf(document: TapestryDocument): Result<unknown> {
  switch (document.kind) {
    case 'richMenuSet':
      return ok(menusOf(document));
    case 'message':
      return messagesOf(document);
    case 'richMessage':
    case 'richCarousel':
      // the pictures have no address before they are exported or sent
      return ok(designToWire(document, EXAMPLE_MEDIA));
    case 'cardMessage':
      return ok(cardMessageToWire(document, EXAMPLE_MEDIA));
    case 'coupon':
    case 'definition':
      return ok(document.wire);
    default:
      return fail(
        appError('cli.noWire', `LINE has no definition that holds a whole ${document.kind}.`, {
          details: { kind: document.kind },
        }),
      );
  }
}

/** One page: the rich menu object itself. Several: a list that keeps their aliases. */
function menusOf(document: RichMenuSet): unknown {
  const [first, ...others] = document.pages;
  if (first && others.length === 0) return toWire(first, document).richMenu;
  return document.pages.map((page) => ({
    richMenuAliasId: page.richMenuAliasId,
    richMenu: toWire(page, document).richMenu,
  }));
}

function messagesOf({ bubbles, origin }: MessageDocument): Result<unknown> {
  const wires: Record<string, unknown>[] = [];
  for (const bubble of bubbles) {
    if (bubble.source === 'design') {
      return fail(
        appError(
          'cli.designOutside',
          'This message uses a design of its workspace, which a single file does not hold.',
          { details: { documentId: bubble.documentId } },
        ),
      );
    }
    wires.push(bubble.wire);
  }
  const [first] = wires;
  if (first && wires.length === 1) {
    const bare = bareForm(first, origin?.form);
    if (bare !== null) return ok(bare);
  }
  if (origin?.form === 'list') return ok(wires);
  return ok({ ...origin?.beside, messages: wires });
}

/** Without the message around it, as long as nobody gave that an altText of its own. */
function bareForm(wire: Record<string, unknown>, form: string | undefined): unknown {
  switch (form) {
    case 'message':
      return wire;
    case 'flex':
      return isBare(wire, 'contents') ? wire.contents : wire;
    case 'template':
      return isBare(wire, 'template') ? wire.template : wire;
    case 'imagemap': {
      if (wire.altText !== undefined) return wire;
      const { type: _, ...bare } = wire;
      return bare;
    }
    default:
      return null;
  }
}

const isBare = (wire: Record<string, unknown>, inner: string): boolean =>
  wire.altText === '' && Object.keys(wire).length === 3 && wire[inner] !== undefined;
