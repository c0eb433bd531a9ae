export { CommentList } from './CommentList';
export { CommentPins } from './CommentPins';
export { useComments } from './use-comments';
