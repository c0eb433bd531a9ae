import { type DefinitionDocument, definitionDocument } from '../../domain/definition/schema';
import { type DocumentKind, NO_PICTURE } from './kind';

export const definitionKind: DocumentKind<DefinitionDocument> = {
  schema: definitionDocument,
  head: ({ form }) => ({ ...NO_PICTURE, summary: { form } }),
  searchWords: ({ form, wire }) => [
    form,
    ...(typeof wire.description === 'string' ? [wire.description] : []),
  ],
  renewParts: () => undefined,
};
