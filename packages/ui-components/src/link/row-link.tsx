/** A whole row that leads somewhere, dressed by its page: only the behaviour of a link. */
export { Link as RowLink } from 'react-aria-components';
