package dev.genkan.server.command;

import dev.genkan.server.command.Command.ExportReceipts;
import java.util.Locale;
import java.util.Map;

/// What commands about onboarding are told.
final class OnboardingTexts {

    private OnboardingTexts() {}

    static ExportReceipts receipts(Map<String, String> texts) {
        String flow = texts.getOrDefault("flow", "");
        if (flow.isBlank()) {
            throw Refused.usage("Name the flow: flow=welcome.");
        }
        String version = texts.getOrDefault("version", "0");
        if (!version.matches("[0-9]{1,9}")) {
            throw Refused.usage("A version is a number, not \"" + version + "\".");
        }
        ExportReceipts.Format format = switch (texts.getOrDefault("format", "csv")) {
            case "csv" -> ExportReceipts.Format.CSV;
            case "json" -> ExportReceipts.Format.JSON;
            default -> throw Refused.usage("format is csv or json.");
        };
        return new ExportReceipts(flow, Integer.parseInt(version), format);
    }

    static Map<String, String> of(ExportReceipts wanted) {
        return Map.of(
                "flow",
                wanted.flow(),
                "version",
                String.valueOf(wanted.version()),
                "format",
                wanted.format().name().toLowerCase(Locale.ROOT));
    }
}
