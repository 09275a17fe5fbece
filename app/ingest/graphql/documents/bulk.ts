/** Starting and watching bulk operations. */

export const BULK_OPERATION_RUN = /* GraphQL */ `
  mutation BulkOperationRun($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: false) {
      bulkOperation {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`;

export const BULK_OPERATION = /* GraphQL */ `
  query BulkOperation($id: ID!) {
    bulkOperation(id: $id) {
      status
      errorCode
      objectCount
      url
      partialDataUrl
    }
  }
`;
