import { z } from 'zod';
import { tapestryDocument } from '../../document/kinds';
import { documentVersion, versionKey } from '../../document/version';
import { documentId } from '../../domain/ids';

/** Earlier versions of a document. Restoring one is an edit of the open document, so it can be undone. */
export const versionChannels = {
  'versions.list': { input: z.object({ id: documentId }), output: z.array(documentVersion) },
  'versions.read': {
    input: z.object({ id: documentId, key: versionKey }),
    output: tapestryDocument,
  },
  /** Keeps what is saved now under a name, for as long as nobody lets go of it. */
  'versions.keep': {
    input: z.object({ id: documentId, name: z.string().trim().min(1).max(80) }),
    output: documentVersion,
  },
  'versions.forget': {
    input: z.object({ id: documentId, key: versionKey }),
    output: z.undefined(),
  },
} as const;
