/**
 * A header on every answer of the rehearsal channel, whatever it is asked through: figures that come with
 * it are simulated. LINE sends no such header.
 */
export const REHEARSAL_MARK = 'x-tapestry-rehearsal';
