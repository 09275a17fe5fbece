/** A CSV file to download, whole or as it is written. */
export function createCsvResponse(csv: string | ReadableStream<Uint8Array>, name: string): Response {
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
