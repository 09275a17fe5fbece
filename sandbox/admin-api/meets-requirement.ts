import type { Requirement } from './read-requirement.ts';

/** Whether the granted scopes meet a requirement. A write scope includes reading. */
export function meetsRequirement(requirement: Requirement, granted: ReadonlySet<string>): boolean {
  return requirement.every((group) =>
    group.some(
      (scope) => granted.has(scope) || (scope.startsWith('read_') && granted.has(scope.replace('read_', 'write_'))),
    ),
  );
}
