export { CommentList } from './CommentList';
export { CommentPins } from './CommentPins';
export { DesignComments } from './DesignComments';
export { type Comments, useComments } from './use-comments';
