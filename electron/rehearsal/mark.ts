/** On every answer: nothing that the rehearsal channel says is to be taken for a real account's. */
export const MARK_HEADER = 'x-tapestry-rehearsal';
