import { listen } from './listen.ts';

/** The limit: node:http reads the body and says 200. Nothing is verified and nothing is kept. */
export function startBareServer(): ReturnType<typeof listen> {
  return listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(200, { 'Content-Length': 0 }).end();
    });
  });
}
