export { PageArgs } from './page.args.js';
export { PageInfo } from './page-info.type.js';
export { connectionOf, edgeOf } from './connection.js';
