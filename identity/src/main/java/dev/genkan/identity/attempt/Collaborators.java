package dev.genkan.identity.attempt;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.credential.EmailLinks;
import dev.genkan.identity.credential.KnownDevices;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.limit.Lockouts;
import dev.genkan.identity.limit.RateLimits;
import dev.genkan.identity.mail.Postbox;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.Users;
import java.time.InstantSource;

/// What signing up, signing in and resetting a password are made of; the same for all three.
public record Collaborators(
        Database database,
        NewId ids,
        Users users,
        Clients clients,
        Sessions sessions,
        Passwords passwords,
        EmailCodes codes,
        EmailLinks links,
        KnownDevices devices,
        RateLimits rateLimits,
        Lockouts lockouts,
        Limits limits,
        Rules rules,
        Postbox postbox,
        InstantSource clock,
        Membership membership) {

    /// In a house that anybody may enter.
    public Collaborators(
            Database database,
            NewId ids,
            Users users,
            Clients clients,
            Sessions sessions,
            Passwords passwords,
            EmailCodes codes,
            EmailLinks links,
            KnownDevices devices,
            RateLimits rateLimits,
            Lockouts lockouts,
            Limits limits,
            Rules rules,
            Postbox postbox,
            InstantSource clock) {
        this(
                database,
                ids,
                users,
                clients,
                sessions,
                passwords,
                codes,
                links,
                devices,
                rateLimits,
                lockouts,
                limits,
                rules,
                postbox,
                clock,
                Membership.open());
    }

    /// What is taken as proof at this moment.
    public Factors factors() {
        return Factors.of(membership.settings().get());
    }

    /// The same in a house with a say in who becomes a member.
    public Collaborators admitting(Membership other) {
        return new Collaborators(
                database,
                ids,
                users,
                clients,
                sessions,
                passwords,
                codes,
                links,
                devices,
                rateLimits,
                lockouts,
                limits,
                rules,
                postbox,
                clock,
                other);
    }
}
