/** A tiny service for tests, which says what its environment calls SAYING: `ready` serves, `crash` ends at once, `fickle` serves and ends when asked by GET /crash. */
import { createServer } from 'node:http';

const [how = '', port = '0'] = process.argv.slice(2);
if (how === 'crash') {
  console.error('Error: it was told to crash');
  process.exit(3);
}
let ready = true;
createServer((request, response) => {
  if (request.url === '/crash') process.exit(4);
  if (request.url === '/tire') ready = false;
  response.writeHead(ready ? 200 : 503).end(process.env.SAYING);
}).listen(Number(port), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
