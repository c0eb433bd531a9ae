import type { Result } from '#shared/errors/app-error';
import type {
  ChannelName,
  EventName,
  OutputOf,
  ParsedInputOf,
  PayloadOf,
} from '#shared/ipc/contract';

type Answer<T> = Result<T> | Promise<Result<T>>;

/** One function per channel: parsed input in, a Result out. Expected failures are values. */
export type Handlers = {
  [C in ChannelName]: (input: ParsedInputOf<C>) => Answer<OutputOf<C>>;
};

/** Handlers of some channels, such as those of one noun. */
export type SomeHandlers<C extends ChannelName> = Pick<Handlers, C>;

/** Pushes an event to the windows that listen. */
export type Emit = <E extends EventName>(event: E, payload: PayloadOf<E>) => void;
