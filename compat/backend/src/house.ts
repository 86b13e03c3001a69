import { createClerkClient } from '@clerk/backend';
import { isClerkAPIResponseError } from '@clerk/backend/errors';
import assert from 'node:assert/strict';

export const secretKey = given('CLERK_SECRET_KEY');
export const apiUrl = given('CLERK_API_URL');
export const clerk = createClerkClient({ secretKey, apiUrl, telemetry: { disabled: true } });

export const PASSWORD = 'a quiet harbour at dawn';

let count = 0;

/** An address nobody has had before. */
export function address(who: string): string {
  return `${who}.${process.pid}.${++count}@example.com`;
}

/** A user with a proven address and a password. */
export function someone(who: string) {
  return clerk.users.createUser({ emailAddress: [address(who)], password: PASSWORD });
}

/** Asserts that the call is refused with this status and this code. */
export async function refused(status: number, code: string, call: Promise<unknown>): Promise<void> {
  await assert.rejects(call, (error: unknown) => {
    assert.ok(isClerkAPIResponseError(error), `not an answer of the Backend API: ${String(error)}`);
    assert.deepEqual([error.status, error.errors[0]?.code], [status, code]);
    return true;
  });
}

function given(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is not set`);
  return value;
}
