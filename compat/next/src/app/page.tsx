import { Show, UserButton } from '@clerk/nextjs';
import Link from 'next/link';

export default function Landing() {
  return (
    <main>
      <h1>Everybody may read this</h1>
      <Show when="signed-out">
        <p>You are not signed in.</p>
      </Show>
      <Show when="signed-in">
        <UserButton />
      </Show>
      <Link href="/dashboard" prefetch={false}>
        Dashboard
      </Link>
    </main>
  );
}
