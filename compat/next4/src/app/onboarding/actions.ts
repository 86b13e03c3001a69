'use server';

import { auth, clerkClient } from '@clerk/nextjs';

export type Answer = { message: UserPublicMetadata; error?: never } | { message?: never; error: string };

export async function completeOnboarding(form: FormData): Promise<Answer> {
  const { userId } = auth();
  if (!userId) {
    return { error: 'No Logged In User' };
  }
  try {
    const user = await clerkClient.users.updateUser(userId, {
      publicMetadata: {
        onboardingComplete: true,
        applicationName: form.get('applicationName'),
        applicationType: form.get('applicationType'),
      },
    });
    return { message: user.publicMetadata };
  } catch {
    return { error: 'Your answers could not be saved.' };
  }
}
