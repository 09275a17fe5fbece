import polaris from '@shopify/polaris/locales/zh-CN.json' with { type: 'json' };
import period from './zh-CN/period.json' with { type: 'json' };
import figures from './zh-CN/figures.json' with { type: 'json' };
import repeat from './zh-CN/repeat.json' with { type: 'json' };
import channels from './zh-CN/channels.json' with { type: 'json' };
import cohorts from './zh-CN/cohorts.json' with { type: 'json' };
import frame from './zh-CN/frame.json' with { type: 'json' };
import digest from './zh-CN/digest.json' with { type: 'json' };
import guide from './zh-CN/guide.json' with { type: 'json' };
import health from './zh-CN/health.json' with { type: 'json' };
import offers from './zh-CN/offers.json' with { type: 'json' };
import overview from './zh-CN/overview.json' with { type: 'json' };
import buyers from './zh-CN/buyers.json' with { type: 'json' };
import segments from './zh-CN/segments.json' with { type: 'json' };
import buyer from './zh-CN/buyer.json' with { type: 'json' };
import products from './zh-CN/products.json' with { type: 'json' };
import survival from './zh-CN/survival.json' with { type: 'json' };
import models from './zh-CN/models.json' with { type: 'json' };
import recommendations from './zh-CN/recommendations.json' with { type: 'json' };
import merchandising from './zh-CN/merchandising.json' with { type: 'json' };
import reasons from './zh-CN/reasons.json' with { type: 'json' };

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
