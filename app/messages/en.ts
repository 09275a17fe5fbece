import polaris from '@shopify/polaris/locales/en.json' with { type: 'json' };
import period from './en/period.json' with { type: 'json' };
import figures from './en/figures.json' with { type: 'json' };
import repeat from './en/repeat.json' with { type: 'json' };
import channels from './en/channels.json' with { type: 'json' };
import cohorts from './en/cohorts.json' with { type: 'json' };
import frame from './en/frame.json' with { type: 'json' };
import digest from './en/digest.json' with { type: 'json' };
import guide from './en/guide.json' with { type: 'json' };
import health from './en/health.json' with { type: 'json' };
import offers from './en/offers.json' with { type: 'json' };
import overview from './en/overview.json' with { type: 'json' };
import buyers from './en/buyers.json' with { type: 'json' };
import segments from './en/segments.json' with { type: 'json' };
import buyer from './en/buyer.json' with { type: 'json' };
import products from './en/products.json' with { type: 'json' };
import survival from './en/survival.json' with { type: 'json' };
import models from './en/models.json' with { type: 'json' };
import recommendations from './en/recommendations.json' with { type: 'json' };
import merchandising from './en/merchandising.json' with { type: 'json' };
import reasons from './en/reasons.json' with { type: 'json' };

export const messages = {
  ...merchandising,
  ...reasons,
  ...recommendations,
  ...models,
  ...channels,
  ...cohorts,
  ...repeat,
  ...figures,
  ...period,
  ...frame,
  ...buyer,
  ...overview,
  ...offers,
  ...guide,
  ...health,
  ...digest,
  ...buyers,
  ...segments,
  ...survival,
  ...products,
};
export { polaris };
