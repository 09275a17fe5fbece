import { z } from 'zod';

/** What the process was told by its environment, parsed once at start. */
export type Env = z.infer<typeof schema>;

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ''));
const port = z.coerce.number().int().min(0).max(65535);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** Where the database lives. */
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'must start with file:')
    .default('file:./data/regulars.db'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  REGULARS_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  /** Secrets still accepted while a rotation is under way, separated by commas. */
  SHOPIFY_API_SECRETS_PREVIOUS: list.default([]),
  /** The public address of this app. */
  SHOPIFY_APP_URL: url,
  /** Base64 keys of 32 bytes, separated by commas; the first seals, all open. */
  REGULARS_ENCRYPTION_KEYS: list.optional(),
  /** Where a shop's own address is answered instead of `https://{shop}`. */
  SHOPIFY_SHOP_BASE_URL: url.optional(),
  /** The origin that frames the app instead of https://admin.shopify.com. */
  SHOPIFY_ADMIN_ORIGIN: url.optional(),
  /** Where the App Bridge script comes from instead of Shopify's CDN. */
  APP_BRIDGE_URL: url.optional(),
  /** The mail server of digests, as `smtps://user:password@host:port`; without it none are sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Who digests come from: an address, or `Name <address>`. */
  MAIL_FROM: z.string().includes('@', 'must be an address').optional(),
});

const databaseSchema = schema.pick({
  DATABASE_URL: true,
  LOG_LEVEL: true,
  REGULARS_ENCRYPTION_KEYS: true,
  NODE_ENV: true,
});

/** The environment of a command that needs no Shopify credentials. */
export type DatabaseEnv = z.infer<typeof databaseSchema>;

/**
 * Parse the environment of a server process.
 *
 * @throws {Error} naming each variable that is missing or malformed, in one sentence.
 */
export function loadEnv(source: NodeJS.ProcessEnv = process.env): Env {
  return parse(schema, source);
}

/** Parse only what a command on the database needs. @throws {Error} as {@link loadEnv}. */
export function loadDatabaseEnv(source: NodeJS.ProcessEnv = process.env): DatabaseEnv {
  return parse(databaseSchema, source);
}

function parse<T>(target: z.ZodType<T>, source: NodeJS.ProcessEnv): T {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = target.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return given[name] === undefined ? `${name} is missing` : `${name} ${issue.message}, got "${given[name]}"`;
  });
  throw new Error(`Cannot read the environment: ${faults.join('; ')}.`);
}
