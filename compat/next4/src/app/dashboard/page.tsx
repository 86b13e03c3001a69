import { auth, UserButton } from '@clerk/nextjs';

export default function Dashboard() {
  const { sessionClaims } = auth();
  return (
    <main>
      <h1>Dashboard</h1>
      <dl>
        <dt>Name</dt>
        <dd data-claim="applicationName">{sessionClaims?.metadata?.applicationName}</dd>
        <dt>Type</dt>
        <dd data-claim="applicationType">{sessionClaims?.metadata?.applicationType}</dd>
      </dl>
      <UserButton afterSignOutUrl="/" />
    </main>
  );
}
