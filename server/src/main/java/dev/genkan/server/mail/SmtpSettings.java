package dev.genkan.server.mail;

/// How to reach the mail server.
///
/// @param host its name or address
/// @param port 587 as a rule, 465 where TLS is spoken from the first byte
/// @param username for SMTP AUTH; empty for none
/// @param password for SMTP AUTH
/// @param security whether and how the connection is encrypted
/// @param from the sender, such as `Acme <door@acme.example>`
public record SmtpSettings(String host, int port, String username, String password, Security security, String from) {

    public enum Security {
        /// Plain text: only for a relay on the same machine.
        NONE,
        /// Starts plain and must turn to TLS before anything is said.
        STARTTLS,
        /// TLS from the first byte.
        TLS
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + ", " + security + "]";
    }
}
