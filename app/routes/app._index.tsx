import { Page } from '@shopify/polaris';

export default function Overview() {
  return <Page title="Overview" />;
}
