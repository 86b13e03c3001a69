package dev.genkan.identity.user;

/// A part of a list of users, counted from its beginning: who comes or goes meanwhile shifts it. A page does
/// better; this is for callers who count.
///
/// @param offset how many are left out
/// @param limit how many there are at most
public record UserSlice(Sort by, boolean ascending, long offset, int limit) {

    /// What users are ordered by; where it is the same, by id.
    public enum Sort {
        CREATED("u.created_at"),
        UPDATED("u.updated_at"),
        LAST_ACTIVE("u.last_active_at"),
        LAST_SIGN_IN("u.last_sign_in_at"),
        FIRST_NAME("u.first_name_key"),
        LAST_NAME("u.last_name_key"),
        /// Who have none come last.
        USERNAME("u.username_key"),
        /// The primary one. Looks at everybody; who have none come last.
        EMAIL_ADDRESS("(select e.address_key from genkan.email_addresses e where e.id = u.primary_email_address_id)");

        private final String expression;

        Sort(String expression) {
            this.expression = expression;
        }

        String in(String direction) {
            String nulls = this == USERNAME || this == EMAIL_ADDRESS ? " nulls last" : "";
            return expression + direction + nulls;
        }
    }
}
