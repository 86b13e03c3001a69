import { UserButton } from '@clerk/nextjs';
import { auth, currentUser } from '@clerk/nextjs/server';

export default async function Dashboard() {
  const { sessionClaims } = await auth();
  const user = await currentUser();
  return (
    <main>
      <h1>Dashboard</h1>
      <dl>
        <dt>Name</dt>
        <dd data-claim="applicationName">{sessionClaims?.metadata?.applicationName}</dd>
        <dt>Type</dt>
        <dd data-claim="applicationType">{sessionClaims?.metadata?.applicationType}</dd>
        <dt>Address</dt>
        <dd data-address>{user?.primaryEmailAddress?.emailAddress}</dd>
      </dl>
      <UserButton />
    </main>
  );
}
