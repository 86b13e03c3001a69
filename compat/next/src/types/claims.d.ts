export {};

declare global {
  // what "metadata": "{{user.public_metadata}}" puts into the session token
  interface CustomJwtSessionClaims {
    metadata?: {
      onboardingComplete?: boolean;
      applicationName?: string;
      applicationType?: string;
    };
  }
}
