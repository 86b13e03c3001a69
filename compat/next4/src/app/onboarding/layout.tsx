import { auth } from '@clerk/nextjs';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';

export default function OnboardingLayout({ children }: { children: ReactNode }) {
  if (auth().sessionClaims?.metadata?.onboardingComplete === true) {
    redirect('/dashboard');
  }
  return <>{children}</>;
}
