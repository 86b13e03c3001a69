package dev.genkan.server.command;

import dev.genkan.identity.Database;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.onboarding.Dues;
import dev.genkan.onboarding.OnboardingExport;
import dev.genkan.onboarding.Receipt;
import dev.genkan.onboarding.ReceiptQuery;
import dev.genkan.onboarding.Sealing;
import dev.genkan.onboarding.jdbc.JdbcJourneys;
import dev.genkan.server.embedded.DraftSealing;
import dev.genkan.token.Json;
import dev.genkan.token.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Commands about what members have answered.
///
/// @param sealing asked when a command reads answers: they may be encrypted
record OnboardingChores(Database database, Supplier<DraftSealing> sealing, InstantSource clock) {

    private static final String HEAD = "journey,user_id,flow,version,locale,text_sha256,completed_at,actor";

    void export(EmailAddress address, Consumer<String> say) {
        UserId user = database.jdbc()
                .sql("select user_id from genkan.email_addresses where address_key = :key")
                .param("key", address.key())
                .query((row, n) -> new UserId(row.getString("user_id")))
                .optional()
                .orElseThrow(() -> Refused.because("Nobody has proven the address " + address + "."));
        JdbcJourneys kept = journeys(sealing.get());
        say.accept(Json.write(OnboardingExport.of(kept, kept.dues(), user)));
    }

    void receipts(Command.ExportReceipts wanted, Consumer<String> say) {
        if (wanted.format() == Command.ExportReceipts.Format.CSV) {
            say.accept(HEAD);
        }
        JdbcJourneys kept = journeys(Sealing.NONE);
        ReceiptQuery query = ReceiptQuery.of(wanted.flow()).ofVersion(wanted.version());
        List<Receipt> page = kept.receipts(query);
        while (!page.isEmpty()) {
            page.forEach(receipt -> say.accept(line(receipt, wanted.format())));
            page = kept.receipts(query.after(page.getLast()));
        }
    }

    private static String line(Receipt receipt, Command.ExportReceipts.Format format) {
        // none of it can hold a comma, a quotation mark or a formula: names of ours, ids, numbers and instants
        return switch (format) {
            case CSV ->
                List.of(
                                receipt.journey(),
                                receipt.user(),
                                receipt.flow(),
                                receipt.version(),
                                receipt.locale().toLanguageTag(),
                                receipt.textHash(),
                                receipt.completedAt(),
                                receipt.actor())
                        .stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
            case JSON -> Json.write(OnboardingExport.receipt(receipt));
        };
    }

    void retry(Consumer<String> say) {
        say.accept("To be tried again: " + journeys(Sealing.NONE).dues().retryGivenUp());
    }

    void status(Consumer<String> say) {
        Dues.Count count = journeys(Sealing.NONE).dues().count();
        say.accept("afterwards waiting " + count.waiting() + ", given up " + count.givenUp());
    }

    private JdbcJourneys journeys(Sealing with) {
        return new JdbcJourneys(database.dataSource(), database.transactions(), with, clock);
    }
}
