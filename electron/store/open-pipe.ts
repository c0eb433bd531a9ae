import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';

/**
 * A named pipe as a stream that can be given up. Opened as a file it waits for somebody who writes, in a thread that
 * no interrupt reaches and that keeps even a process that exits.
 */
export const openPipe = (path: string): Socket =>
  new Socket({
    fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK),
    readable: true,
    writable: false,
  });
