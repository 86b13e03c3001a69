package dev.genkan.identity.attempt;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.limit.Lockouts;
import dev.genkan.identity.limit.RateLimits;
import dev.genkan.identity.mail.Postbox;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.Users;
import java.time.InstantSource;

/// What signing up and signing in are made of; the same for both.
public record Collaborators(
        Database database,
        NewId ids,
        Users users,
        Clients clients,
        Sessions sessions,
        Passwords passwords,
        EmailCodes codes,
        RateLimits rateLimits,
        Lockouts lockouts,
        Limits limits,
        Postbox postbox,
        InstantSource clock) {}
