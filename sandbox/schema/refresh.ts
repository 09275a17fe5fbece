import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADMIN_API_VERSION } from './load-schema.ts';

const PACKAGE = '@shopify/dev-mcp@1.16.0';

/** Take the Admin schema anew from the npm tarball of {@link PACKAGE}. Needs npm, tar and the registry. */
export function refreshSchema(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-schema-'));
  const file = `admin_${ADMIN_API_VERSION}.json.gz`;
  const target = fileURLToPath(new URL(file, import.meta.url));
  try {
    execFileSync('npm', ['pack', PACKAGE, '--pack-destination', folder], { stdio: 'ignore' });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    if (!tarball) throw new Error(`Cannot refresh the schema: npm must pack ${PACKAGE}, got no tarball.`);
    execFileSync('tar', ['xzf', join(folder, tarball), '-C', folder, `package/dist/data/${file}`]);
    copyFileSync(join(folder, 'package/dist/data', file), target);
    return target;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`Wrote ${refreshSchema()} from ${PACKAGE}.\n`);
