import { createServer } from 'node:http';
import { CHANNEL } from './message.ts';
import { type Adapter, peerServer } from './socket-io-server.ts';

/** A node of plain Socket.IO: whoever connects hears the channel. `node socket-io-node.ts <adapter> <port> <Valkey>` */
const [adapter = 'redis-adapter', port = '0', valkeyUrl = ''] = process.argv.slice(2);
const http = createServer((request, response) => {
  response.statusCode = request.url === '/readyz' ? 200 : 404;
  response.end();
});
const server = peerServer(adapter as Adapter, valkeyUrl, http);
server.of('/chat').on('connection', (socket) => void socket.join(CHANNEL));
http.listen(Number(port), '127.0.0.1');
