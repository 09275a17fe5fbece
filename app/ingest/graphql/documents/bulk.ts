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

export const BULK_VARIABLES_STAGE = /* GraphQL */ `
  mutation BulkVariablesStage($filename: String!) {
    stagedUploadsCreate(
      input: [{ resource: BULK_MUTATION_VARIABLES, filename: $filename, mimeType: "text/jsonl", httpMethod: POST }]
    ) {
      stagedTargets {
        url
        parameters {
          name
          value
        }
      }
      userErrors {
        message
      }
    }
  }
`;

export const BULK_MUTATION_RUN = /* GraphQL */ `
  mutation BulkMutationRun($mutation: String!, $stagedUploadPath: String!) {
    bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $stagedUploadPath) {
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
