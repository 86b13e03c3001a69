import { clerkClient, clerkMiddleware, getAuth } from '@clerk/express';
import express from 'express';

const service = express();
service.use(express.json());
service.use(clerkMiddleware());

service.get('/', (request, response) => {
  response.type('html').send(page(`Everybody may read this, ${getAuth(request).userId ?? 'stranger'}.`));
});

service.get('/private', (request, response) => {
  const { userId, sessionClaims } = getAuth(request);
  if (userId) {
    response.type('html').send(page(`Private. ${userId} ${JSON.stringify(sessionClaims.metadata ?? {})}`));
    return;
  }
  const back = `${request.protocol}://${request.get('host')}${request.originalUrl}`;
  response.redirect(`${process.env.CLERK_SIGN_IN_URL}?redirect_url=${encodeURIComponent(back)}`);
});

service.get('/api/me', (request, response) => {
  const { userId, sessionId } = getAuth(request);
  if (userId) {
    response.json({ userId, sessionId });
  } else {
    response.status(401).json({ error: 'No Logged In User' });
  }
});

service.put('/api/me/onboarding', async (request, response) => {
  const { userId } = getAuth(request);
  if (!userId) {
    response.status(401).json({ error: 'No Logged In User' });
    return;
  }
  const user = await clerkClient.users.updateUser(userId, {
    publicMetadata: { onboardingComplete: true, applicationName: String(request.body.applicationName) },
  });
  response.json(user.publicMetadata);
});

const port = Number(process.env.PORT ?? 3000);
service.listen(port, '127.0.0.1', () => console.log(`Ready on http://localhost:${port}`));

function page(text: string): string {
  return `<!doctype html><html lang="en"><title>Tidepool</title><h1>Tidepool</h1><p>${text.replaceAll('<', '&lt;')}</p></html>`;
}
