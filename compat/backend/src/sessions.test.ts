import { createClerkClient, verifyToken } from '@clerk/backend';
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import { apiUrl, clerk, refused, secretKey, someone } from './house.js';

/** The public key as `CLERK_JWT_KEY` wants it, so that tokens are verified without asking anybody. */
async function pem(): Promise<string> {
  const [key] = (await clerk.jwks.getJwks()).keys ?? [];
  assert.ok(key);
  return createPublicKey({ key: { ...key }, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string;
}

async function signedIn(who: string) {
  const user = await someone(who);
  const session = await clerk.sessions.createSession({ userId: user.id });
  const token = await clerk.sessions.getToken(session.id);
  return { user, session, jwt: token.jwt };
}

/** A publishable key for a name that leads nowhere: nothing here may ask it. */
const publishableKey = `pk_test_${Buffer.from('clerk.nowhere.invalid$').toString('base64url')}`;

test('a session is made, listed, read and revoked, and gives no token any more', async () => {
  const { user, session } = await signedIn('ada');
  assert.equal(session.userId, user.id);
  assert.equal(session.status, 'active');

  const listed = await clerk.sessions.getSessionList({ userId: user.id });
  assert.deepEqual([listed.totalCount, listed.data[0]?.id], [1, session.id]);
  assert.equal((await clerk.sessions.getSession(session.id)).id, session.id);

  assert.equal((await clerk.sessions.revokeSession(session.id)).status, 'revoked');
  await assert.rejects(clerk.sessions.getToken(session.id));
  assert.equal((await clerk.sessions.getSessionList({ userId: user.id, status: 'active' })).totalCount, 0);
  assert.equal((await clerk.sessions.getSessionList({ userId: user.id, status: 'revoked' })).totalCount, 1);
});

test('a token is verified with the published keys', async () => {
  const { user, session, jwt } = await signedIn('grace');
  const claims = await verifyToken(jwt, { secretKey, apiUrl });
  assert.deepEqual([claims.sub, claims.sid], [user.id, session.id]);
  assert.equal(claims.exp - claims.iat, 60);
});

test('a token is verified without the network, with the key as PEM', async () => {
  const jwtKey = await pem();
  const { user, jwt } = await signedIn('edsger');
  assert.equal((await verifyToken(jwt, { jwtKey })).sub, user.id);

  const [head, body, signature] = jwt.split('.');
  const other = Buffer.from(JSON.stringify({ ...claimsOf(body ?? ''), sub: 'user_another' })).toString('base64url');
  await assert.rejects(verifyToken(`${head}.${other}.${signature}`, { jwtKey }));
});

test('a request with a bearer token is authenticated, with a forged one it is not', async () => {
  const { user, jwt } = await signedIn('barbara');
  const networkless = createClerkClient({ publishableKey, secretKey, apiUrl, jwtKey: await pem() });
  const asked = (token: string) =>
    networkless.authenticateRequest(
      new Request('http://localhost:3000/api/thing', { headers: { authorization: `Bearer ${token}` } }),
    );

  const state = await asked(jwt);
  assert.equal(state.isAuthenticated, true);
  const auth = state.toAuth();
  assert.equal(auth && 'userId' in auth ? auth.userId : undefined, user.id);

  assert.equal((await asked(`${jwt.slice(0, -6)}AAAAAA`)).isAuthenticated, false);
});

test('a template says what its tokens say', async () => {
  const name = `partner-${process.pid}`;
  const template = await clerk.jwtTemplates.create({ name, claims: { who: '{{user.id}}', aud: 'partner' }, lifetime: 120 });
  const { user, session } = await signedIn('alan');
  const claims = claimsOf((await clerk.sessions.getToken(session.id, name)).jwt.split('.')[1] ?? '');
  assert.equal(claims.who, user.id);
  assert.equal(claims.aud, 'partner');

  const changed = await clerk.jwtTemplates.update({ templateId: template.id, name, claims: { only: 'this' } });
  assert.deepEqual(changed.claims, { only: 'this' });
  assert.equal((await clerk.jwtTemplates.get(template.id)).name, name);
  assert.ok((await clerk.jwtTemplates.list()).data.some((one) => one.id === template.id));
  assert.equal((await clerk.jwtTemplates.delete(template.id)).deleted, true);
  await refused(404, 'resource_not_found', clerk.jwtTemplates.get(template.id));
});

test("a member's token opens nothing of the Backend API", async () => {
  const { jwt } = await signedIn('mallory');
  const member = createClerkClient({ secretKey: jwt, apiUrl, telemetry: { disabled: true } });
  await assert.rejects(member.users.getUserList());
});

function claimsOf(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
}
