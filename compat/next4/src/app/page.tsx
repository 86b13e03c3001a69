import { SignedIn, SignedOut, UserButton } from '@clerk/nextjs';
import Link from 'next/link';

export default function Landing() {
  return (
    <main>
      <h1>Everybody may read this</h1>
      <SignedOut>
        <p>You are not signed in.</p>
      </SignedOut>
      <SignedIn>
        <UserButton afterSignOutUrl="/" />
      </SignedIn>
      <Link href="/dashboard" prefetch={false}>
        Dashboard
      </Link>
    </main>
  );
}
