import { gid } from '../../store/gid.ts';
import type { WebPixel } from '../../open-installation.ts';
import type { AdminRequest } from '../admin-request.ts';
import type { Fields } from './field.ts';

const show = ({ id, settings }: WebPixel) => ({ id: gid.write('WebPixel', id), settings });
const fault = (field: string, code: string, message: string) => ({ userErrors: [{ field: [field], code, message }] });

function readSettings(input: unknown): string | undefined {
  const settings: unknown = (input as { settings?: unknown }).settings;
  try {
    const parsed: unknown = typeof settings === 'string' ? JSON.parse(settings) : settings;
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      Object.values(parsed).every((value) => typeof value === 'string')
    )
      return JSON.stringify(parsed);
  } catch {
    // Said by the caller.
  }
  return undefined;
}

/** The pixel of this id, if it is the app's. */
export function findPixel({ context }: AdminRequest, id: unknown): WebPixel | undefined {
  const { pixel } = context.installation.get();
  return pixel && (id === undefined || id === null || id === gid.write('WebPixel', pixel.id)) ? pixel : undefined;
}

const NO_JSON = 'must be JSON whose values are strings';

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
      const settings = readSettings(webPixel);
      if (settings === undefined) return fault('settings', 'INVALID_CONFIGURATION_JSON', NO_JSON);
      if (context.installation.get().pixel) return fault('webPixel', 'TAKEN', 'Web pixel is taken.');
      const pixel: WebPixel = { id: 1, settings };
      context.installation.set({ pixel });
      return { webPixel: show(pixel), userErrors: [] };
    },
    webPixelUpdate: (_root: never, { id, webPixel }, request) => {
      const pixel = findPixel(request, id);
      if (!pixel) return fault('id', 'NOT_FOUND', 'Web pixel not found.');
      const settings = readSettings(webPixel);
      if (settings === undefined) return fault('settings', 'INVALID_CONFIGURATION_JSON', NO_JSON);
      request.context.installation.set({ pixel: { ...pixel, settings } });
      return { webPixel: show({ ...pixel, settings }), userErrors: [] };
    },
    webPixelDelete: (_root: never, { id }, request) => {
      if (!findPixel(request, id)) return fault('id', 'NOT_FOUND', 'Web pixel not found.');
      request.context.installation.set({ pixel: null });
      return { deletedWebPixelId: id, userErrors: [] };
    },
  },
};
