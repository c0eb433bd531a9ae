/** How a file of comments names itself; on its own, so that the prototype's player stays small. */
export const COMMENTS_FORMAT = 'tapestry-comments';
