package dev.genkan.identity.session;

import dev.genkan.identity.user.Metadata;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One operand of a `{{…}}` in a claims template: what stands for a value by Clerk's names, or a text in quotes.
sealed interface Shortcode {

    /// What stands in the token in its place: a JSON value, null where there is nothing.
    @Nullable
    Object in(TemplateContext context);

    /// A path into metadata; with no names, all of it.
    record PublicMetadata(List<String> path) implements Shortcode {
        @Override
        public @Nullable Object in(TemplateContext context) {
            return walk(context.publicMetadata(), path);
        }
    }

    record UnsafeMetadata(List<String> path) implements Shortcode {
        @Override
        public @Nullable Object in(TemplateContext context) {
            return walk(context.unsafeMetadata(), path);
        }
    }

    /// A text in quotes.
    record Literal(String text) implements Shortcode {
        @Override
        public Object in(TemplateContext context) {
            return text;
        }
    }

    /// Everything that has a name of its own.
    record Named(String name) implements Shortcode {
        @Override
        public @Nullable Object in(TemplateContext context) {
            return switch (name) {
                case "user.id" -> context.userId().value();
                case "user.external_id" -> orNull(context.externalId());
                case "user.username" -> orNull(context.username());
                case "user.first_name" -> orNull(context.firstName());
                case "user.last_name" -> orNull(context.lastName());
                case "user.full_name" -> orNull((context.firstName() + " " + context.lastName()).strip());
                case "user.image_url" -> orNull(context.imageUrl());
                case "user.primary_email_address" -> orNull(context.primaryEmailAddress());
                case "user.email_verified" -> context.emailVerified();
                case "user.created_at" -> context.createdAt().toEpochMilli();
                case "user.updated_at" -> context.updatedAt().toEpochMilli();
                case "session.actor" -> context.actor().isEmpty() ? null : context.actor();
                // there are no phones, wallets, second factors and organisations yet
                case "user.phone_number_verified", "user.two_factor_enabled" -> false;
                case "user.organizations" -> Map.of();
                default -> null;
            };
        }
    }

    List<String> NAMES = List.of(
            "user.id",
            "user.external_id",
            "user.username",
            "user.first_name",
            "user.last_name",
            "user.full_name",
            "user.image_url",
            "user.primary_email_address",
            "user.email_verified",
            "user.primary_phone_number",
            "user.phone_number_verified",
            "user.primary_web3_wallet",
            "user.two_factor_enabled",
            "user.created_at",
            "user.updated_at",
            "user.organizations",
            "org.id",
            "org.name",
            "org.slug",
            "org.role",
            "org.image_url",
            "org.public_metadata",
            "session.actor");

    /// Empty for a name that is not offered.
    static Optional<Shortcode> of(String name) {
        if (NAMES.contains(name)) {
            return Optional.of(new Named(name));
        }
        List<String> parts = Arrays.asList(name.split("\\.", -1));
        if (parts.size() < 2 || parts.contains("")) {
            return Optional.empty();
        }
        List<String> path = List.copyOf(parts.subList(2, parts.size()));
        return switch (parts.get(0) + "." + parts.get(1)) {
            case "user.public_metadata" -> Optional.of(new PublicMetadata(path));
            case "user.unsafe_metadata" -> Optional.of(new UnsafeMetadata(path));
            case "org.public_metadata" -> Optional.of(new Named("org.public_metadata"));
            default -> Optional.empty();
        };
    }

    private static @Nullable Object walk(Metadata metadata, List<String> path) {
        Object here = metadata.values();
        for (String name : path) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return here;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
