import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';
import { NextResponse } from 'next/server';

const isPublic = createRouteMatcher(['/', '/sign-in(.*)', '/sign-up(.*)']);

export default clerkMiddleware(async (auth, request) => {
  const { userId, sessionClaims, redirectToSignIn } = await auth();
  if (userId && request.nextUrl.pathname === '/onboarding') {
    return NextResponse.next();
  }
  if (!userId && !isPublic(request)) {
    // back to this very page, by the address that the browser knows
    return redirectToSignIn();
  }
  if (userId && sessionClaims.metadata?.onboardingComplete !== true) {
    return NextResponse.redirect(new URL('/onboarding', request.url));
  }
  return NextResponse.next();
});

export const config = {
  matcher: ['/((?!.+\\.[\\w]+$|_next).*)', '/', '/(api|trpc)(.*)'],
};
