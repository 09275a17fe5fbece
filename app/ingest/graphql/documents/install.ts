/** What an installation asks and activates. */

export const SHOP_SETTINGS = /* GraphQL */ `
  query ShopSettings {
    shop {
      name
      currencyCode
      ianaTimezone
    }
    currentAppInstallation {
      accessScopes {
        handle
      }
    }
  }
`;

export const WEB_PIXEL = /* GraphQL */ `
  query WebPixel {
    webPixel {
      id
    }
  }
`;

export const WEB_PIXEL_CREATE = /* GraphQL */ `
  mutation WebPixelCreate($webPixel: WebPixelInput!) {
    webPixelCreate(webPixel: $webPixel) {
      webPixel {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`;

export const WEB_PIXEL_UPDATE = /* GraphQL */ `
  mutation WebPixelUpdate($id: ID!, $webPixel: WebPixelInput!) {
    webPixelUpdate(id: $id, webPixel: $webPixel) {
      webPixel {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`;
