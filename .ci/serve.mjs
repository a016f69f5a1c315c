// Serves dist/index.html on this machine only. The file needs no server; this spares looking for it on the disk, and
// some browsers keep what is typed only for pages that come from a server.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const file = resolve('dist/index.html');
const FIRST_PORT = 8080;
const LAST_PORT = 8179;

const server = createServer((request, response) => {
  if (!['/', '/index.html'].includes(request.url.split('?')[0])) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(readFileSync(file));
});

let port = Number(process.env.PORT) || FIRST_PORT;
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE' || port >= LAST_PORT) throw error;
  port += 1;
  server.listen(port, '127.0.0.1');
});
server.on('listening', () => {
  console.log(`http://127.0.0.1:${port}/   the same file, to open or hand on: ${file}   (Ctrl+C stops)`);
});
server.listen(port, '127.0.0.1');
