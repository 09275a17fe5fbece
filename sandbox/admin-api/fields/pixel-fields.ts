import { gid } from '../../store/gid.ts';
import type { WebPixel } from '../../open-installation.ts';
import { readPixelFields } from '../../read-pixel-fields.ts';
import type { AdminRequest } from '../admin-request.ts';
import type { Fields } from './field.ts';

const show = ({ id, settings }: WebPixel) => ({ id: gid.write('WebPixel', id), settings });
const fault = (field: string, code: string, message: string) => ({ userErrors: [{ field: [field], code, message }] });

type Settings = { readonly settings: string } | ReturnType<typeof fault>;

/** JSON settings whose keys are those of the pixel extension's `shopify.extension.toml`, each with a text. */
function readSettings(input: unknown): Settings {
  const fields = readPixelFields();
  if (!fields) return fault('webPixel', 'NO_EXTENSION', 'No extension found.');
  const given: unknown = (input as { settings?: unknown }).settings;
  let settings: unknown;
  try {
    settings = typeof given === 'string' ? JSON.parse(given) : given;
  } catch {
    return fault('settings', 'INVALID_CONFIGURATION_JSON', 'Settings must be valid JSON.');
  }
  const values = Object.entries((settings ?? {}) as Readonly<Record<string, unknown>>);
  const fits = values.every(([key, value]) => fields.includes(key) && typeof value === 'string' && value !== '');
  if (!fits || values.length !== fields.length)
    return fault('settings', 'INVALID_SETTINGS', `Settings must be texts for ${fields.join(', ')}.`);
  return { settings: JSON.stringify(settings) };
}

/** The pixel of this id, if it is the app's. */
export function findPixel({ context }: AdminRequest, id: unknown): WebPixel | undefined {
  const { pixel } = context.installation.get();
  return pixel && (id === undefined || id === null || id === gid.write('WebPixel', pixel.id)) ? pixel : undefined;
}

export const pixelFields: Readonly<Record<string, Fields>> = {
  QueryRoot: {
    webPixel: (_root: never, { id }, request) => {
      const pixel = findPixel(request, id);
      if (!pixel) throw new Error('Cannot find the web pixel: the app must have created one.');
      return show(pixel);
    },
  },
  Mutation: {
    webPixelCreate: (_root: never, { webPixel }, { context }) => {
      const read = readSettings(webPixel);
      if ('userErrors' in read) return read;
      if (context.installation.get().pixel) return fault('webPixel', 'TAKEN', 'Web pixel is taken.');
      const pixel: WebPixel = { id: 1, settings: read.settings };
      context.installation.set({ pixel });
      return { webPixel: show(pixel), userErrors: [] };
    },
    webPixelUpdate: (_root: never, { id, webPixel }, request) => {
      const pixel = findPixel(request, id);
      if (!pixel) return fault('id', 'NOT_FOUND', 'Web pixel not found.');
      const read = readSettings(webPixel);
      if ('userErrors' in read) return read;
      request.context.installation.set({ pixel: { ...pixel, ...read } });
      return { webPixel: show({ ...pixel, ...read }), userErrors: [] };
    },
    webPixelDelete: (_root: never, { id }, request) => {
      if (!findPixel(request, id)) return fault('id', 'NOT_FOUND', 'Web pixel not found.');
      request.context.installation.set({ pixel: null });
      return { deletedWebPixelId: id, userErrors: [] };
    },
  },
};
