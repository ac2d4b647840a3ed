// The floor: node:http and nothing else. It reads a request's body whole and answers the bytes of the file BODY.
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';

const body = readFileSync(process.env.BODY);
const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
if (process.env.ENCODING) headers['Content-Encoding'] = process.env.ENCODING;

createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    Buffer.concat(chunks);
    response.writeHead(200, headers).end(body);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
