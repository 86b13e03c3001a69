import { verifyWebhook } from '@clerk/backend/webhooks';
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { address, clerk, refused, someone } from './house.js';

test('somebody is invited, listed, not invited twice, and the invitation is taken back', async () => {
  const emailAddress = address('guest');
  const invitation = await clerk.invitations.createInvitation({
    emailAddress,
    publicMetadata: { role: 'guest' },
    redirectUrl: 'http://localhost:3000/welcome',
    notify: false,
  });
  assert.equal(invitation.status, 'pending');
  assert.deepEqual(invitation.publicMetadata, { role: 'guest' });

  const pending = await clerk.invitations.getInvitationList({ status: 'pending', limit: 100 });
  assert.ok(pending.totalCount >= 1);
  assert.ok(pending.data.some((one) => one.id === invitation.id));
  await assert.rejects(clerk.invitations.createInvitation({ emailAddress, notify: false }));

  assert.equal((await clerk.invitations.revokeInvitation(invitation.id)).status, 'revoked');
});

test('several people are invited at once', async () => {
  const emailAddresses = [address('one'), address('two')];
  const made = await clerk.invitations.createInvitationBulk(
    emailAddresses.map((emailAddress) => ({ emailAddress, notify: false })),
  );
  assert.deepEqual(made.map((one) => one.emailAddress), emailAddresses);
});

test('a sign-in token is made for a user and taken back', async () => {
  const user = await someone('ticket');
  const token = await clerk.signInTokens.createSignInToken({ userId: user.id, expiresInSeconds: 60 });
  assert.deepEqual([token.userId, token.status], [user.id, 'pending']);
  assert.ok(token.token.length > 20);
  assert.equal((await clerk.signInTokens.revokeSignInToken(token.id)).status, 'revoked');
});

test('a token to act as somebody else is made and taken back', async () => {
  const [user, actor] = [await someone('played'), await someone('player')];
  const token = await clerk.actorTokens.create({
    userId: user.id,
    actor: { sub: actor.id },
    expiresInSeconds: 60,
  });
  assert.deepEqual([token.userId, token.status, token.actor?.sub], [user.id, 'pending', actor.id]);
  assert.equal((await clerk.actorTokens.revoke(token.id)).status, 'revoked');
});

test('a testing token is handed out', async () => {
  assert.ok((await clerk.testingTokens.createTestingToken()).token);
});

test('redirect addresses are listed, read and removed', async () => {
  const url = `http://localhost:3000/callback/${process.pid}`;
  const made = await clerk.redirectUrls.createRedirectUrl({ url });
  assert.equal((await clerk.redirectUrls.getRedirectUrl(made.id)).url, url);
  assert.ok((await clerk.redirectUrls.getRedirectUrlList()).data.some((one) => one.id === made.id));
  await clerk.redirectUrls.deleteRedirectUrl(made.id);
  await refused(404, 'resource_not_found', clerk.redirectUrls.getRedirectUrl(made.id));
});

test('addresses are put on the lists of who may and who may not, and taken off', async () => {
  const allowed = await clerk.allowlistIdentifiers.createAllowlistIdentifier({
    identifier: address('allowed'),
    notify: false,
  });
  assert.ok((await clerk.allowlistIdentifiers.getAllowlistIdentifierList()).data.some((one) => one.id === allowed.id));
  assert.equal((await clerk.allowlistIdentifiers.deleteAllowlistIdentifier(allowed.id)).deleted, true);

  const blocked = await clerk.blocklistIdentifiers.createBlocklistIdentifier({ identifier: address('blocked') });
  assert.ok((await clerk.blocklistIdentifiers.getBlocklistIdentifierList()).data.some((one) => one.id === blocked.id));
  assert.equal((await clerk.blocklistIdentifiers.deleteBlocklistIdentifier(blocked.id)).deleted, true);
});

test('the instance says what it is', async () => {
  const instance = await clerk.instance.get();
  assert.match(instance.id, /^ins_/);
  assert.equal(instance.environmentType, 'development');
  assert.ok((await clerk.domains.list()).totalCount >= 1);
});

test('a webhook signed as ours are is believed, an altered one is not', async () => {
  const secret = randomBytes(24);
  const signingSecret = `whsec_${secret.toString('base64')}`;
  const body = JSON.stringify({ object: 'event', type: 'user.deleted', data: { id: 'user_1', object: 'user', deleted: true } });
  const id = 'evt_1';
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  const told = (text: string) =>
    new Request('http://localhost:3000/webhooks', {
      method: 'POST',
      headers: { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` },
      body: text,
    });

  const event = await verifyWebhook(told(body), { signingSecret });
  assert.equal(event.type, 'user.deleted');
  await assert.rejects(verifyWebhook(told(body.replace('user_1', 'user_2')), { signingSecret }));
});
