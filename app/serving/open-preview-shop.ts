import type { App } from '../app.server.ts';
import { loadEarlierModel } from '../training/load-earlier-model.ts';
import { loadServedModel } from '../training/load-served-model.ts';
import { buildServedShop } from './build-served-shop.ts';
import type { Catalog } from './catalog.ts';
import type { ServedShop } from './served-shop.ts';

/** A shop as it is served, for a page of the admin. A damaged model is replaced as on the storefront, by the one before it. */
export function openPreviewShop(app: App, shopId: number, catalog: Catalog): ServedShop {
  const served = loadServed(app, shopId);
  return buildServedShop({ shopId, catalog, model: served?.model ?? null, modelVersion: served?.version ?? null });
}

function loadServed(app: App, shopId: number): ReturnType<typeof loadServedModel> {
  try {
    return loadServedModel(app.db, shopId);
  } catch (error) {
    app.log.error('model not loaded for the preview', { shopId, error });
    return loadEarlierModel(app.db, shopId);
  }
}
