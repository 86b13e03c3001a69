import { auth } from '@clerk/nextjs/server';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';

export default async function OnboardingLayout({ children }: { children: ReactNode }) {
  const { sessionClaims } = await auth();
  if (sessionClaims?.metadata?.onboardingComplete === true) {
    redirect('/dashboard');
  }
  return <>{children}</>;
}
