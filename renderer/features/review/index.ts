export { CommentList } from './CommentList';
export { CommentPins } from './CommentPins';
export { DesignComments } from './DesignComments';
export { useComments } from './use-comments';
