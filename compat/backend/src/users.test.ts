import { createClerkClient } from '@clerk/backend';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, apiUrl, clerk, PASSWORD, refused, someone } from './house.js';

test('a user is made, found, counted, changed and deleted', async () => {
  const email = address('ada');
  const ada = await clerk.users.createUser({
    emailAddress: [email],
    password: PASSWORD,
    firstName: 'Ada',
    lastName: 'Lovelace',
    externalId: `ada-${process.pid}`,
    publicMetadata: { role: 'first' },
    privateMetadata: { note: 'kept here' },
  });
  assert.match(ada.id, /^user_/);
  assert.equal(ada.fullName, 'Ada Lovelace');
  assert.equal(ada.primaryEmailAddress?.emailAddress, email);
  assert.equal(ada.primaryEmailAddress.verification?.status, 'verified');
  assert.equal(ada.passwordEnabled, true);
  assert.deepEqual(ada.publicMetadata, { role: 'first' });
  assert.deepEqual(ada.privateMetadata, { note: 'kept here' });

  const found = await clerk.users.getUserList({ emailAddress: [email] });
  assert.equal(found.totalCount, 1);
  assert.deepEqual(found.data.map((user) => user.id), [ada.id]);
  assert.equal(await clerk.users.getCount({ emailAddress: [email] }), 1);
  assert.equal((await clerk.users.getUserList({ externalId: [`ada-${process.pid}`] })).data[0]?.id, ada.id);
  assert.equal((await clerk.users.getUserList({ query: email })).data[0]?.id, ada.id);

  const renamed = await clerk.users.updateUser(ada.id, { firstName: 'Augusta' });
  assert.equal(renamed.fullName, 'Augusta Lovelace');
  assert.equal((await clerk.users.getUser(ada.id)).firstName, 'Augusta');

  const gone = await clerk.users.deleteUser(ada.id);
  assert.equal(gone.id, ada.id);
  await refused(404, 'resource_not_found', clerk.users.getUser(ada.id));
  assert.equal(await clerk.users.getCount({ emailAddress: [email] }), 0);
});

test('metadata is replaced as a whole, or merged deeply', async () => {
  const grace = await someone('grace');
  const onboarded = await clerk.users.updateUser(grace.id, {
    firstName: 'Grace',
    publicMetadata: { onboardingComplete: true, applicationName: 'Harvard' },
  });
  assert.equal(onboarded.firstName, 'Grace');
  assert.deepEqual(onboarded.publicMetadata, { onboardingComplete: true, applicationName: 'Harvard' });

  const replaced = await clerk.users.replaceUserMetadata(grace.id, { publicMetadata: { a: { b: 1, c: 2 }, d: [1] } });
  assert.deepEqual(replaced.publicMetadata, { a: { b: 1, c: 2 }, d: [1] });

  const merged = await clerk.users.updateUserMetadata(grace.id, {
    publicMetadata: { a: { b: null, e: 3 }, d: [2] },
    privateMetadata: { seen: true },
  });
  assert.deepEqual(merged.publicMetadata, { a: { c: 2, e: 3 }, d: [2] });
  assert.deepEqual(merged.privateMetadata, { seen: true });
});

test('users are listed page by page, newest first', async () => {
  const [first, second, third] = [await someone('page'), await someone('page'), await someone('page')];
  const ids = [first.id, second.id, third.id];
  const two = await clerk.users.getUserList({ userId: ids, limit: 2 });
  assert.equal(two.totalCount, 3);
  assert.deepEqual(two.data.map((user) => user.id), [third.id, second.id]);
  const rest = await clerk.users.getUserList({ userId: ids, limit: 2, offset: 2 });
  assert.deepEqual(rest.data.map((user) => user.id), [first.id]);
  const oldest = await clerk.users.getUserList({ userId: ids, orderBy: '+created_at' });
  assert.deepEqual(oldest.data.map((user) => user.id), ids);
});

test('passwords are verified, and none is believed that is wrong', async () => {
  const user = await someone('edsger');
  assert.equal((await clerk.users.verifyPassword({ userId: user.id, password: PASSWORD })).verified, true);
  await refused(422, 'incorrect_password', clerk.users.verifyPassword({ userId: user.id, password: 'another one' }));
});

test('a user is banned and let in again, locked and unlocked', async () => {
  const user = await someone('barbara');
  assert.equal((await clerk.users.banUser(user.id)).banned, true);
  assert.equal((await clerk.users.unbanUser(user.id)).banned, false);
  assert.equal((await clerk.users.lockUser(user.id)).locked, true);
  assert.equal((await clerk.users.unlockUser(user.id)).locked, false);
});

test('an address belongs to one user', async () => {
  const user = await someone('taken');
  const email = user.primaryEmailAddress?.emailAddress ?? '';
  await refused(422, 'form_identifier_exists', clerk.users.createUser({ emailAddress: [email], password: PASSWORD }));
});

test('a user has several addresses, and one of them is the primary one', async () => {
  const user = await someone('several');
  const added = await clerk.emailAddresses.createEmailAddress({
    userId: user.id,
    emailAddress: address('second'),
    verified: true,
    primary: false,
  });
  assert.equal((await clerk.emailAddresses.getEmailAddress(added.id)).emailAddress, added.emailAddress);
  await clerk.emailAddresses.updateEmailAddress(added.id, { primary: true });
  assert.equal((await clerk.users.getUser(user.id)).primaryEmailAddressId, added.id);

  const first = user.emailAddresses[0]?.id ?? '';
  assert.equal((await clerk.emailAddresses.deleteEmailAddress(first)).deleted, true);
  assert.deepEqual((await clerk.users.getUser(user.id)).emailAddresses.map((one) => one.id), [added.id]);
});

test('a wrong secret key is told so', async () => {
  const stranger = createClerkClient({ secretKey: `sk_test_${'x'.repeat(43)}`, apiUrl, telemetry: { disabled: true } });
  await refused(401, 'clerk_key_invalid', stranger.users.getUserList());
});
