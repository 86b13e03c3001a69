package dev.genkan.server.wire;

import dev.genkan.forms.html.Words;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.attempt.Invitations;
import dev.genkan.identity.attempt.SignInTokens;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.instance.IdentifierLists;
import dev.genkan.identity.instance.Instance;
import dev.genkan.identity.instance.RedirectUrls;
import dev.genkan.identity.instance.SecretKeys;
import dev.genkan.identity.instance.SigningKeys;
import dev.genkan.identity.session.Activity;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.session.Handshakes;
import dev.genkan.identity.session.JwtTemplates;
import dev.genkan.identity.session.SessionTokens;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.session.TemplateTokens;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.Pictures;
import dev.genkan.identity.user.Users;
import dev.genkan.server.brand.HouseBrand;
import dev.genkan.server.development.AtTheMachine;
import java.time.Duration;
import java.time.InstantSource;

/// What the resources of both APIs are made of.
///
/// @param entrance what signing up and in are made of
/// @param cookieLife how long a browser keeps what it is known by
public record Wire(
        Place place,
        AllowedOrigins origins,
        SdkCookies cookies,
        Instance instance,
        SecretKeys secretKeys,
        SigningKeys signingKeys,
        EncryptionKey encryptionKey,
        Database database,
        NewId ids,
        Users users,
        EmailAddresses emailAddresses,
        Passwords passwords,
        Clients clients,
        Sessions sessions,
        SessionTokens tokens,
        Activity activity,
        Handshakes handshakes,
        Audit audit,
        Collaborators entrance,
        HouseBrand brand,
        Words words,
        AtTheMachine atTheMachine,
        Duration cookieLife,
        InstantSource clock,
        SignInTokens signInTokens,
        Invitations invitations,
        JwtTemplates jwtTemplates,
        TemplateTokens templateTokens,
        Pictures pictures,
        RedirectUrls redirectUrls,
        IdentifierLists identifierLists) {}
