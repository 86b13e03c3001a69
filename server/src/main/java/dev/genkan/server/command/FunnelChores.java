package dev.genkan.server.command;

import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.onboarding.funnel.FunnelCsv;
import dev.genkan.onboarding.funnel.FunnelQuery;
import dev.genkan.onboarding.funnel.Ledger.FlowVersion;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What commands do with funnels.
///
/// @param funnel asked when a command needs it
record FunnelChores(Supplier<Funnel> funnel) {

    /// The table, line by line; of the newest version if none is named.
    void print(Command.Funnel wanted, Consumer<String> say) {
        Funnel counted = funnel.get();
        FlowVersion which = which(wanted, counted.flows());
        FunnelQuery query =
                new FunnelQuery(which.flow(), which.version(), wanted.period(), wanted.steps(), wanted.locale());
        FunnelCsv.lines(counted.report(query)).forEach(say);
    }

    private static FlowVersion which(Command.Funnel wanted, List<FlowVersion> known) {
        return known.reversed().stream()
                .filter(it -> it.flow().equals(wanted.flow()))
                .filter(it -> wanted.version() == 0 || wanted.version() == it.version())
                .findFirst()
                .orElseThrow(() -> Refused.because("Nobody has come to that flow. " + names(known)));
    }

    private static String names(List<FlowVersion> known) {
        return known.isEmpty()
                ? "Nothing has been counted yet."
                : "Counted are: "
                        + known.stream()
                                .map(it -> "flow=" + it.flow() + " version=" + it.version())
                                .collect(Collectors.joining(", "))
                        + ".";
    }
}
