import { createContext, useContext } from 'react';
import type { Dispatcher } from './dispatcher';

export const DispatcherContext = createContext<Dispatcher | null>(null);

export function useDispatcher(): Dispatcher {
  const dispatcher = useContext(DispatcherContext);
  if (!dispatcher) throw new Error('useDispatcher is called outside of the window');
  return dispatcher;
}
